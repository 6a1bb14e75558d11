package dev.deskpulse.scheduler.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.UtcTime;
import dev.deskpulse.fixtures.scenario.RetailScenario;
import dev.deskpulse.fixtures.scenario.ScenarioTicket;
import dev.deskpulse.scheduler.kpi.FactStore;
import java.sql.PreparedStatement;
import java.sql.SQLException;
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

    private final Database database;
    private final List<Fact> facts = new ArrayList<>();
    private int number;

    Facts(Database database) {
        this.database = database;
        assertThat(new FactStore(database)).isNotNull();
    }

    Facts add(Instant at, String channel, String product, String kind, String sentiment) {
        facts.add(new Fact(at, "HD", channel, product, "East", kind, sentiment));
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
        facts.clear();
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
