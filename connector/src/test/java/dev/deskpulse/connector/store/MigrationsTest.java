package dev.deskpulse.connector.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MigrationsTest {
    private static final String HERE = "dev/deskpulse/connector/store/";

    private final DuckDb database = DuckDb.inMemory();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void eachFileRunsOnce() {
        database.migrate("sample", HERE + "area");
        database.migrate("sample", HERE + "area");

        assertThat(tables()).contains("sample_facts", "sample_details", "sample_view");
        assertThat(column("SELECT name FROM schema_migrations ORDER BY version"))
                .containsExactly("V1__facts.sql", "V2__view.sql");
    }

    @Test
    void aFileThatFailsUndoesThoseBeforeItToo() {
        assertThatThrownBy(() -> database.migrate("sample", HERE + "broken"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("V2__fails.sql")
                .hasMessageContaining("sample");

        assertThat(tables()).doesNotContain("half_made");
    }

    @Test
    void tablesOfANewerProgramAreRefused() {
        database.migrate("sample", HERE + "area");
        execute("INSERT INTO schema_migrations VALUES ('sample', 3, 'V3__later.sql', 'x')");

        assertThatThrownBy(() -> database.migrate("sample", HERE + "area"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("'sample' tables are of version 3")
                .hasMessageContaining("newer Deskpulse");
    }

    @Test
    void aFileThatChangedAfterItRanIsRefused() {
        database.migrate("sample", HERE + "area");
        execute("UPDATE schema_migrations SET checksum = 'other' WHERE version = 2");

        assertThatThrownBy(() -> database.migrate("sample", HERE + "area"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("V2__view.sql");
    }

    @Test
    void versionsWithAGapAreRefused() {
        assertThatThrownBy(() -> database.migrate("sample", HERE + "gap"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("V3__c.sql");
    }

    @Test
    void aFolderWithoutMigrationsIsRefused() {
        assertThatThrownBy(() -> database.migrate("sample", HERE + "none"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rebuildEmptiesOneAreaAndLeavesTheOthers() {
        TicketStore store = JdbcTicketStore.in(database, new StillClock());
        store.save(List.of(Samples.full()));
        database.migrate("sample", HERE + "area");
        execute("INSERT INTO sample_facts VALUES (1, 'x')");
        execute("INSERT INTO sample_details VALUES (1, 1)");

        database.rebuild("sample", HERE + "area");

        assertThat(column("SELECT label FROM sample_facts")).isEmpty();
        assertThat(tables()).contains("sample_view");
        assertThat(store.find(Samples.id(1))).contains(Samples.full());
    }

    @Test
    void rebuildDropsWhatAChangedFileMade() {
        database.migrate("sample", HERE + "area");
        execute("UPDATE schema_migrations SET checksum = 'other' WHERE version = 2");

        database.rebuild("sample", HERE + "area");

        database.migrate("sample", HERE + "area");
        assertThat(tables()).contains("sample_view");
    }

    @Test
    void rawTicketsAndJournalsAreNeverRebuilt() {
        assertThatThrownBy(() -> database.rebuild(ConnectorTables.AREA, HERE + "area"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("raw tickets");
    }

    private List<String> tables() {
        return column("SELECT table_name FROM information_schema.tables");
    }

    private void execute(String sql) {
        database.run(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        });
    }

    private List<String> column(String sql) {
        return database.read(connection -> {
            List<String> values = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
            }
            return values;
        });
    }
}
