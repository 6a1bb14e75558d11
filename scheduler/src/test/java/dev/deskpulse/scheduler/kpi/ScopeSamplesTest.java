package dev.deskpulse.scheduler.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.connector.store.Upsert;
import dev.deskpulse.scheduler.RealPostgres;
import dev.deskpulse.ticket.SourceId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScopeSamplesTest {
    private static final Upsert FACTS = Upsert.ofNew(
            "kpi_fact",
            List.of(
                    "ticket",
                    "ticket_key",
                    "source",
                    "project",
                    "scope",
                    "type",
                    "created_at",
                    "created_second",
                    "created_day",
                    "created_hour",
                    "agent_replies",
                    "marks",
                    "agent",
                    "customer"));

    private final List<List<@Nullable Object>> rows = new ArrayList<>();

    static Stream<Supplier<Database>> databases() {
        return Stream.of(DuckDb::inMemory, RealPostgres::empty);
    }

    /** Each is older than the one before. */
    private void ticket(String key, String scope, @Nullable String agent, @Nullable String customer) {
        Instant created = Instant.parse("2026-11-20T08:00:00Z").minusSeconds(60L * rows.size());
        rows.add(Upsert.row(
                "site/" + key,
                key,
                "site",
                "HD",
                scope,
                "Request",
                created,
                created.getEpochSecond(),
                LocalDate.of(2026, 11, 20),
                8,
                1,
                "",
                agent,
                customer));
    }

    @ParameterizedTest
    @MethodSource("databases")
    @SuppressWarnings("NullAway") // rows may hold nulls
    void theLatestOfAsManyAgentsAndCustomersAsThereAreAreShown(Supplier<Database> kind) {
        for (int i = 0; i < 20; i++) {
            ticket("A-" + i, "site A", "busy", "often");
        }
        for (int i = 20; i < 24; i++) {
            ticket("A-" + i, "site A", "agent " + i, "customer " + i);
        }
        for (int i = 0; i < 12; i++) {
            ticket("B-" + i, "site B", "alone", i < 8 ? "often" : "customer " + i);
        }
        for (int i = 0; i < 7; i++) {
            ticket("C-" + i, "site C", null, null);
        }
        try (Database database = kind.get()) {
            new FactStore(database);
            database.upsert(FACTS, rows.stream());

            var samples = new ScopeSamples(database, Set::of).of(new SourceId("site"));

            assertThat(keys(samples.get("site A"))).containsExactly("A-0", "A-20", "A-21", "A-22", "A-23");
            assertThat(keys(samples.get("site B"))).containsExactly("B-0", "B-1", "B-2", "B-3", "B-4");
            assertThat(keys(samples.get("site C"))).containsExactly("C-0", "C-1", "C-2", "C-3", "C-4");
        }
    }

    private static List<String> keys(@Nullable List<ScopeSamples.Sample> samples) {
        return samples == null
                ? List.of()
                : samples.stream().map(ScopeSamples.Sample::key).toList();
    }
}
