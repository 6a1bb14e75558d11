package dev.deskpulse.scheduler;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.Postgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL server from a jar: one for all tests of a run, which ends with it. */
public final class RealPostgres {
    private static final boolean LINUX_ON_X86 = System.getProperty("os.name").equals("Linux")
            && System.getProperty("os.arch").equals("amd64");

    private static @Nullable EmbeddedPostgres server;

    private RealPostgres() {}

    /** Its database, without any table; what a test before left in it is gone. */
    public static Database empty() {
        assumeTrue(LINUX_ON_X86, "the embedded PostgreSQL is for Linux on x86");
        Postgres database = new Postgres("localhost/postgres", server().getPostgresDatabase());
        database.run(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("DROP SCHEMA public CASCADE");
                statement.execute("CREATE SCHEMA public");
            }
        });
        return database;
    }

    /** Its database as another process has it. */
    public static Database another() {
        return new Postgres("localhost/postgres", server().getPostgresDatabase());
    }

    private static synchronized EmbeddedPostgres server() {
        if (server == null) {
            try {
                server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return server;
    }
}
