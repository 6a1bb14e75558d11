package dev.deskpulse.cluster;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.deskpulse.connector.store.PostgresSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A real PostgreSQL server with as many databases as asked for; it ends with the tests. */
final class RealStores implements AutoCloseable {
    private final EmbeddedPostgres server;

    RealStores() {
        assumeTrue(
                System.getProperty("os.name").equals("Linux")
                        && System.getProperty("os.arch").equals("amd64"),
                "the embedded PostgreSQL is for Linux on x86");
        try {
            server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PostgresSettings make(String name) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return new PostgresSettings(
                "jdbc:postgresql://localhost:" + server.getPort() + "/" + name,
                "postgres",
                "postgres",
                4,
                "test",
                PostgresSettings.USUAL_LEASE);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
