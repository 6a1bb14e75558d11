package dev.deskpulse.scheduler.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.scheduler.RealPostgres;
import dev.deskpulse.scheduler.kpi.CustomersAtRisk.Customer;
import dev.deskpulse.scheduler.sight.Sight;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same on both databases. */
class CustomersAtRiskTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 4);

    static Stream<Supplier<Database>> databases() {
        return Stream.of(DuckDb::inMemory, RealPostgres::empty);
    }

    /** @param facts pairs of columns and values */
    private static String fact(String ticket, @Nullable String customer, String... facts) {
        List<String> columns = new ArrayList<>(List.of(
                "ticket",
                "ticket_key",
                "source",
                "project",
                "type",
                "created_at",
                "created_second",
                "created_day",
                "created_hour",
                "agent_replies",
                "marks",
                "customer"));
        List<String> values = new ArrayList<>(List.of(
                "'" + ticket + "'",
                "'K-" + ticket + "'",
                "'site'",
                "'HD'",
                "'Task'",
                "TIMESTAMP '2026-03-04 01:00:00'",
                "1772586000 + " + ticket.length(),
                "DATE '2026-03-04'",
                "1",
                "0",
                "''",
                customer == null ? "NULL" : "'" + customer + "'"));
        for (int i = 0; i < facts.length; i += 2) {
            columns.add(facts[i]);
            values.add(facts[i + 1]);
        }
        return "INSERT INTO kpi_fact (" + String.join(", ", columns) + ") VALUES (" + String.join(", ", values) + ")";
    }

    private static String resolved() {
        return "TIMESTAMP '2026-03-04 02:00:00'";
    }

    private static void given(Database database) {
        new FactStore(database);
        List<String> rows = List.of(
                // three kinds of reasons, on two tickets
                fact("a", "Ann", "sentiment", "'NEGATIVE'", "mood", "'WORSENING'"),
                fact("aa", "Ann", "previous_contact_seconds", "3600", "resolved_at", resolved()),
                // one kind, many times
                fact("b", "Bob", "sentiment", "'NEGATIVE'", "resolved_at", resolved()),
                fact("bb", "Bob", "sentiment", "'NEGATIVE'", "resolved_at", resolved()),
                fact("bbb", "Bob", "sentiment", "'NEGATIVE'", "resolved_at", resolved()),
                // content, and late on a ticket that is over
                fact("c", "Cid", "sentiment", "'POSITIVE'", "csat", "5", "resolved_at", resolved()),
                // overdue and rated low
                fact("d", "Dee", "csat", "2"),
                // a repeat that is too long ago, and nobody's ticket
                fact("e", "Eve", "previous_contact_seconds", "9000000"),
                fact("f", null, "sentiment", "'NEGATIVE'"),
                sla("c", 1, false),
                sla("d", 1, false),
                sla("d", 2, false),
                sla("a", 1, true));
        database.run(connection -> {
            try (Statement statement = connection.createStatement()) {
                for (String row : rows) {
                    statement.executeUpdate(row);
                }
            }
        });
    }

    private static String sla(String ticket, int cycle, boolean met) {
        return "INSERT INTO kpi_sla (ticket, ticket_key, project, type, created_day, created_hour, cycle, name,"
                + " decided_day, met, elapsed_seconds, goal_seconds) VALUES ('" + ticket + "', 'K', 'HD', 'Task', DATE"
                + " '2026-03-04', 1, " + cycle + ", 'First response', DATE '2026-03-04', " + met + ", 10, 5)";
    }

    @ParameterizedTest
    @MethodSource("databases")
    void hiddenTicketsAreNoReasonsAndRatingsAreForThoseWhoSeeEveryAgentsFigures(Supplier<Database> kind) {
        try (Database database = kind.get()) {
            given(database);
            database.run(connection -> {
                try (Statement statement = connection.createStatement()) {
                    statement.executeUpdate(
                            "UPDATE kpi_fact SET scope = CASE WHEN ticket IN ('a', 'b', 'bb', 'bbb') THEN"
                                    + " 'site HIDDEN' ELSE 'site HD' END");
                }
            });
            CustomersAtRisk risks = new CustomersAtRisk(database, Duration.ofDays(7));
            Sight half = new Sight(Set.of("site HD"), Sight.Agents.NONE);

            List<Customer> found = risks.of(DAY.minusDays(30), DAY, 10, half);

            assertThat(found).singleElement().satisfies(dee -> {
                assertThat(dee.customer()).isEqualTo("Dee");
                assertThat(dee.lowRatings()).isZero();
            });
            assertThat(risks.of(DAY.minusDays(30), DAY, 10, new Sight(Set.of(), Sight.Agents.ALL)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void customersWithReasonsAreToldThoseWithMostKindsFirst(Supplier<Database> kind) {
        try (Database database = kind.get()) {
            given(database);
            CustomersAtRisk risks = new CustomersAtRisk(database, Duration.ofDays(7));

            List<Customer> found = risks.of(DAY.minusDays(30), DAY, 10, Sight.ALL);

            assertThat(found).extracting(Customer::customer).containsExactly("Ann", "Dee", "Bob");
            assertThat(found.get(0)).satisfies(ann -> {
                assertThat(List.of(ann.tickets(), ann.open(), ann.repeats(), ann.negative(), ann.worsening()))
                        .containsExactly(2L, 1L, 1L, 1L, 1L);
                assertThat(ann.overdue()).isZero();
                assertThat(ann.latest()).containsExactly("K-aa", "K-a");
            });
            assertThat(found.get(1)).satisfies(dee -> {
                assertThat(dee.overdue()).isEqualTo(1);
                assertThat(dee.lowRatings()).isEqualTo(1);
            });
            assertThat(found.get(2).negative()).isEqualTo(3);
            assertThat(risks.of(DAY.minusDays(30), DAY, 1, Sight.ALL)).hasSize(1);
            assertThat(risks.of(DAY.plusDays(1), DAY.plusDays(2), 10, Sight.ALL))
                    .isEmpty();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> risks.of(DAY, DAY, 0, Sight.ALL))
                    .withMessageContaining("1 to 200");
        }
    }
}
