package dev.deskpulse.plugin.access;

import dev.deskpulse.connector.store.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The admin's token and who is signed in: hashes alone, which nobody can sign in with. */
public final class SignInStore {
    /** So long a browser stays signed in. */
    static final Duration LIFE = Duration.ofDays(30);

    private final Database database;
    private final Clock clock;

    private SignInStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Brings its tables up to date. */
    public static SignInStore in(Database database, Clock clock) {
        database.migrate("access", "dev/deskpulse/plugin/access/migration");
        return new SignInStore(database, clock);
    }

    /** The hash of the admin's token; empty before there is one. */
    Optional<String> adminHash() {
        return database.read(connection -> text(connection, "SELECT hash FROM admin_token"));
    }

    /** Makes another admin's token, in place of the one there was; it can be shown only now. */
    public String newAdminToken() {
        String token = Tokens.make();
        database.run(connection -> {
            change(connection, "DELETE FROM admin_token");
            change(connection, "INSERT INTO admin_token VALUES (?, FALSE)", Tokens.hash(token));
        });
        return token;
    }

    boolean adminHasSignedIn() {
        return database.read(connection -> text(connection, "SELECT hash FROM admin_token WHERE used"))
                .isPresent();
    }

    /** Signs in whoever showed the token of this hash, and tells what their browser is to hold. */
    String open(String credential) {
        String session = Tokens.make();
        database.run(connection -> {
            change(connection, "DELETE FROM sign_in WHERE expires <= ?", now());
            change(
                    connection,
                    "INSERT INTO sign_in VALUES (?, ?, ?)",
                    Tokens.hash(session),
                    credential,
                    now().plus(LIFE));
            change(connection, "UPDATE admin_token SET used = TRUE WHERE hash = ?", credential);
        });
        return session;
    }

    /** The hash of the token that a browser signed in with. */
    Optional<String> credential(String session) {
        return database.read(connection -> text(
                connection,
                "SELECT credential FROM sign_in WHERE hash = ? AND expires > ?",
                Tokens.hash(session),
                now()));
    }

    void close(String session) {
        database.run(connection -> change(connection, "DELETE FROM sign_in WHERE hash = ?", Tokens.hash(session)));
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Optional<String> text(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            bind(query, values);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        }
    }

    private static void change(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement change = connection.prepareStatement(sql)) {
            bind(change, values);
            change.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        List<Object> all = List.of(values);
        for (int i = 0; i < all.size(); i++) {
            statement.setObject(i + 1, all.get(i));
        }
    }
}
