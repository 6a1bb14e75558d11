package dev.deskpulse.scheduler.job;

import dev.deskpulse.connector.jira.JiraStatus;
import dev.deskpulse.connector.store.Database;
import dev.deskpulse.scheduler.kpi.StatusCatalogue;
import dev.deskpulse.ticket.StatusCategory;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The site's statuses as last seen: what a status of the past meant must be known while the site is away. */
public final class KnownStatuses {
    private final Database database;

    /** Keeps them in this database. */
    public KnownStatuses(Database database) {
        this.database = database;
        database.migrate("analysis", "db/analysis");
    }

    /** Adds and renews; a status that the site has dropped stays known, since histories still name it. */
    public void keep(Collection<JiraStatus> statuses) {
        Map<String, StatusCategory> byName = new LinkedHashMap<>();
        statuses.forEach(status -> byName.putIfAbsent(status.name(), status.category()));
        database.run(connection -> {
            try (PreparedStatement upsert =
                    connection.prepareStatement("INSERT INTO known_status (name, category) VALUES (?, ?)"
                            + " ON CONFLICT (name) DO UPDATE SET category = excluded.category")) {
                for (Map.Entry<String, StatusCategory> status : byName.entrySet()) {
                    upsert.setString(1, status.getKey());
                    upsert.setString(2, status.getValue().name());
                    upsert.executeUpdate();
                }
            }
        });
    }

    /** All statuses ever seen. */
    public StatusCatalogue catalogue() {
        return database.read(connection -> {
            Map<String, StatusCategory> byName = new LinkedHashMap<>();
            try (PreparedStatement select = connection.prepareStatement("SELECT name, category FROM known_status");
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    byName.put(row.getString(1), StatusCategory.valueOf(row.getString(2)));
                }
            }
            return new StatusCatalogue(byName);
        });
    }
}
