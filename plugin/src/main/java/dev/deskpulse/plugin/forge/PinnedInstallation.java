package dev.deskpulse.plugin.forge;

import dev.deskpulse.connector.store.Database;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Optional;

/**
 * The one installation of the app that is served: the one of the settings, else the first that calls, which is kept over
 * restarts. Jira gives a new id whenever the app is installed again.
 */
public final class PinnedInstallation {
    private final Database database;
    private final Optional<String> set;

    private PinnedInstallation(Database database, Optional<String> set) {
        this.database = database;
        this.set = set;
    }

    /**
     * Brings its table up to date.
     *
     * @param set the installation's id where the settings give one
     */
    public static PinnedInstallation in(Database database, Optional<String> set) {
        database.migrate("forge", "dev/deskpulse/plugin/forge/migration");
        return new PinnedInstallation(database, set);
    }

    /** Whether it is this one; where none is known yet, it is from now on. */
    synchronized boolean is(String id) {
        return set.or(this::kept).orElseGet(() -> keep(id)).equals(id);
    }

    /** The installation that calls next is the one; to be said where the app was installed again. */
    public synchronized void forget() {
        database.run(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM forge_installation")) {
                delete.executeUpdate();
            }
        });
    }

    private Optional<String> kept() {
        return database.read(connection -> {
            try (PreparedStatement query = connection.prepareStatement("SELECT id FROM forge_installation");
                    ResultSet rows = query.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        });
    }

    private String keep(String id) {
        database.run(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO forge_installation VALUES (?)")) {
                insert.setString(1, id);
                insert.executeUpdate();
            }
        });
        return id;
    }
}
