package dev.deskpulse.scheduler.topic;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.Postgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.sql.Statement;

/** A real PostgreSQL server from a jar. */
public final class RealPostgres implements Closeable {
    private static final boolean LINUX_ON_X86 = System.getProperty("os.name").equals("Linux")
            && System.getProperty("os.arch").equals("amd64");

    private final EmbeddedPostgres server;

    private RealPostgres(EmbeddedPostgres server) {
        this.server = server;
    }

    public static RealPostgres start() throws IOException {
        assumeTrue(LINUX_ON_X86, "the embedded PostgreSQL is for Linux on x86");
        return new RealPostgres(
                EmbeddedPostgres.builder().setServerConfig("fsync", "off").start());
    }

    /** The database, without any table. */
    public Database empty() {
        Postgres database = new Postgres("localhost/postgres", server.getPostgresDatabase());
        database.run(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("DROP SCHEMA public CASCADE");
                statement.execute("CREATE SCHEMA public");
            }
        });
        return database;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
