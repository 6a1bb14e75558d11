package dev.deskpulse.connector.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresTicketStoreTest extends TicketStoreContract {
    private static final boolean LINUX_ON_X86 = System.getProperty("os.name").equals("Linux")
            && System.getProperty("os.arch").equals("amd64");

    private static EmbeddedPostgres server;
    private static Postgres database;

    @BeforeAll
    static void startServer() throws IOException {
        assumeTrue(LINUX_ON_X86, "the embedded PostgreSQL is for Linux on x86");
        server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        database = new Postgres("localhost/postgres", server.getPostgresDatabase());
    }

    @AfterAll
    static void stopServer() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @Override
    TicketStore emptyStore(InstantSource clock) {
        database.run(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("DROP SCHEMA public CASCADE");
                statement.execute("CREATE SCHEMA public");
            }
        });
        return JdbcTicketStore.in(database, clock);
    }

    @Test
    void anAreaIsRebuiltAndTheRestStays() {
        String folder = "dev/deskpulse/connector/store/area";
        TicketStore store = JdbcTicketStore.in(database, new StillClock());
        store.save(List.of(Samples.full()));
        database.migrate("sample", folder);
        database.rebuild("sample", folder);
        database.migrate("sample", folder);

        assertThat(store.find(Samples.id(1))).contains(Samples.full());
    }

    @Test
    void aReadCannotChangeAnything() {
        assertThatThrownBy(() -> database.read(connection -> {
                    try (Statement statement = connection.createStatement()) {
                        return statement.executeUpdate("DELETE FROM tickets");
                    }
                }))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("SQL state 25006");
    }

    @Test
    void aServerThatIsNotThereIsNamedWithTheMend() {
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setPortNumbers(new int[] {1});

        assertThatThrownBy(() -> new Postgres("localhost:1/desk", nowhere)
                        .migrate("sample", "dev/deskpulse/connector/store/area"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("Store localhost:1/desk cannot be reached");
    }
}
