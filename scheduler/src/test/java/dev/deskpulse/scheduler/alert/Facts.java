package dev.deskpulse.scheduler.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.Upsert;
import dev.deskpulse.connector.store.UtcTime;
import dev.deskpulse.fixtures.scenario.RetailScenario;
import dev.deskpulse.fixtures.scenario.ScenarioTicket;
import dev.deskpulse.scheduler.kpi.FactStore;
import dev.deskpulse.scheduler.kpi.SlaHistory;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fact rows without the way over tickets. */
final class Facts {
    private static final String INSERT = """
            INSERT INTO kpi_fact (ticket, ticket_key, source, project, type, created_at, created_second, created_day,
                created_hour, agent_replies, marks, channel, product, region, kind, sentiment)
            VALUES (?, ?, 's', ?, 'Request', ?, ?, ?, 0, 0, '', ?, ?, ?, ?, ?)""";

    private record Fact(
            Instant at,
            String project,
            String channel,
            @Nullable String product,
            String region,
            String kind,
            String sentiment) {}

    /** The cycle of the fact at a position. */
    private record Sla(int fact, Instant start, @Nullable Instant stop, Duration goal, boolean paused) {}

    private final Database database;
    private final List<Fact> facts = new ArrayList<>();
    private final List<Sla> slas = new ArrayList<>();
    private int number;

    Facts(Database database) {
        this.database = database;
        assertThat(new FactStore(database)).isNotNull();
        assertThat(new SlaHistory(database, Clock.systemUTC())).isNotNull();
    }

    Facts add(Instant at, String channel, String product, String kind, String sentiment) {
        facts.add(new Fact(at, "HD", channel, product, "East", kind, sentiment));
        return this;
    }

    /** An SLA cycle of the ticket added last, which runs round the clock; null where it is not stopped. */
    Facts withSla(Instant start, @Nullable Instant stop, Duration goal) {
        slas.add(new Sla(facts.size(), start, stop, goal, false));
        return this;
    }

    Facts withPausedSla(Instant start, Duration goal) {
        slas.add(new Sla(facts.size(), start, null, goal, true));
        return this;
    }

    /** Kind and mood are the scenario's truth: how well they are told is measured elsewhere. */
    Facts add(RetailScenario scenario) {
        scenario.forEachTicket(ticket -> facts.add(fact(ticket)));
        return this;
    }

    private static Fact fact(ScenarioTicket ticket) {
        return new Fact(
                ticket.created(),
                ticket.desk().key(),
                ticket.channel().title(),
                ticket.product(),
                ticket.customer().region(),
                ticket.truth().kind().name(),
                ticket.truth().sentiment().name());
    }

    void save() {
        database.run(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                for (Fact fact : facts) {
                    set(insert, fact);
                }
                insert.executeBatch();
            }
        });
        saveSlas(number - facts.size());
        facts.clear();
        slas.clear();
    }

    private void saveSlas(int before) {
        Upsert readings = Upsert.into(
                "sla_reading",
                List.of("ticket", "name", "started_at", "learned_at"),
                List.of(
                        "ticket",
                        "name",
                        "started_at",
                        "learned_at",
                        "stopped_at",
                        "breach_at",
                        "goal_seconds",
                        "elapsed_seconds",
                        "breached",
                        "paused"));
        database.upsert(
                readings,
                slas.stream()
                        .map(sla -> Upsert.row(
                                "s/HD-" + (before + sla.fact),
                                "Time to resolution",
                                sla.start,
                                sla.start,
                                sla.stop,
                                sla.start.plus(sla.goal),
                                sla.goal.toSeconds(),
                                0L,
                                false,
                                sla.paused)));
    }

    private void set(PreparedStatement insert, Fact fact) throws SQLException {
        String key = "HD-" + ++number;
        List<Object> values = new ArrayList<>(List.of(
                "s/" + key,
                key,
                fact.project,
                UtcTime.toColumn(fact.at),
                fact.at.getEpochSecond(),
                LocalDate.ofInstant(fact.at, ZoneOffset.UTC),
                fact.channel));
        for (int i = 0; i < values.size(); i++) {
            insert.setObject(i + 1, values.get(i));
        }
        insert.setString(8, fact.product);
        insert.setString(9, fact.region);
        insert.setString(10, fact.kind);
        insert.setString(11, fact.sentiment);
        insert.addBatch();
    }
}
