package dev.deskpulse.plugin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.connector.store.JdbcTicketStore;
import dev.deskpulse.scheduler.kpi.FactStore;
import dev.deskpulse.scheduler.topic.TopicStore;
import dev.deskpulse.ticket.SourceId;
import dev.deskpulse.ticket.StatusCategory;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import dev.deskpulse.ticket.TicketKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code deskpulse rootcause --kpi}: in the last 30 days of 60 answers about kettles by chat take five times as long. */
class DeskRootCauseTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);
    private static final Clock CLOCK = Clock.fixed(TODAY.atTime(12, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private Terminal terminal = new Terminal(Path.of("deskpulse.yml"), CLOCK);

    private record Made(String id, LocalDate day, String channel, String product, String region) {
        boolean isSlow() {
            return channel.equals("Chat") && product.equals("Kettle") && day.isAfter(TODAY.minusDays(30));
        }
    }

    @BeforeEach
    void makeDesk() throws IOException {
        Path settings = Files.writeString(folder.resolve("deskpulse.yml"), """
                zone: UTC
                jira: {url: 'https://example.atlassian.net', email: a@example.com, token: t}
                """);
        terminal = new Terminal(settings, CLOCK);
        Files.createDirectories(folder.resolve(".deskpulse"));
        try (DuckDb database = DuckDb.open(folder.resolve(".deskpulse/deskpulse.duckdb"))) {
            assertThat(new FactStore(database)).isNotNull();
            assertThat(TopicStore.in(database)).isNotNull();
            List<Made> tickets = tickets();
            facts(database, tickets);
            JdbcTicketStore.in(database, CLOCK)
                    .save(tickets.stream().map(DeskRootCauseTest::ticket).toList());
        }
    }

    @Test
    void theSliceThatCarriesTheChangeComesWithItsTicketsAndWords() throws IOException {
        assertThat(terminal.run("rootcause", "--kpi", "first-response", "--json"))
                .isZero();

        JsonNode json = terminal.json();
        assertThat(json.get("sets")).singleElement().satisfies(set -> assertThat(set.asText())
                .isEqualTo("channel=Chat&product=Kettle"));
        JsonNode element = json.get("elements").get(0);
        assertThat(element.get("low").asDouble()).isPositive();
        assertThat(element.get("contribution").asDouble()).isGreaterThan(0.9);
        JsonNode evidence = json.get("evidence").get("channel=Chat&product=Kettle");
        assertThat(evidence.get("tickets")).hasSize(60);
        assertThat(evidence.get("words").toString()).contains("descaling").doesNotContain("parcel");

        assertThat(terminal.run("rootcause", "--kpi", "first-response")).isZero();
        assertThat(terminal.printed())
                .contains("first-response, 2026-06-01..2026-06-30 against 2026-05-02..2026-05-31")
                .contains("tickets: 60 (HD-")
                .contains("words: ");
    }

    @Test
    void aRunningMonthIsComparedWithAsManyDaysOfTheOneBefore() {
        assertThat(terminal.run("rootcause", "--kpi", "volume", "--period", "2026-Q3", "--against", "2026-Q2"))
                .isZero();
        assertThat(terminal.run("rootcause", "--kpi", "volume", "--period", "2026"))
                .isZero();
        assertThat(terminal.printed()).contains("2026-01-01..2026-06-30 against 2025-01-01..2025-06-30");
        assertThat(terminal.run("rootcause", "--kpi", "volume", "--period", "2026", "--against", "2025"))
                .isZero();
        assertThat(terminal.said()).contains("2026-01-01..2026-12-31 still runs: 181 days are compared with 365");
    }

    @Test
    void figuresWhoseSlicesDoNotAddUpAreRefused() {
        assertThat(terminal.run("rootcause", "--kpi", "nps")).isNotZero();
        assertThat(terminal.said()).contains("nps of slices does not add up");
        assertThat(terminal.run("rootcause")).isNotZero();
        assertThat(terminal.said()).contains("either --kpi NAME or --input FILE");
    }

    private static List<Made> tickets() {
        List<Made> tickets = new ArrayList<>();
        for (int ago = 0; ago < 60; ago++) {
            for (String channel : List.of("Chat", "E-mail", "Phone")) {
                for (String product : List.of("Kettle", "Mug", "Lamp")) {
                    for (String region : List.of("East", "West")) {
                        tickets.add(new Made(
                                Integer.toString(tickets.size() + 1), TODAY.minusDays(ago), channel, product, region));
                    }
                }
            }
        }
        return tickets;
    }

    private static void facts(DuckDb database, List<Made> tickets) {
        database.run(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    INSERT INTO kpi_fact (ticket, ticket_key, source, project, type, created_at, created_day,
                        created_hour, agent_replies, marks, channel, product, region, first_response_seconds,
                        first_response_business_seconds)
                    VALUES (?, ?, 's', 'HD', 'Request', ?, ?, 0, 1, '', ?, ?, ?, ?, ?)""")) {
                for (Made ticket : tickets) {
                    long seconds = (ticket.isSlow() ? 5 : 1) * (1_800 + 60L * (ticket.id.hashCode() % 20));
                    insert.setString(1, "s/" + ticket.id);
                    insert.setString(2, "HD-" + ticket.id);
                    insert.setObject(3, ticket.day.atStartOfDay());
                    insert.setObject(4, ticket.day);
                    insert.setString(5, ticket.channel);
                    insert.setString(6, ticket.product);
                    insert.setString(7, ticket.region);
                    insert.setLong(8, seconds);
                    insert.setLong(9, seconds);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        });
    }

    private static Ticket ticket(Made made) {
        Instant at = made.day.atStartOfDay().toInstant(ZoneOffset.UTC);
        return new Ticket(
                new TicketId("s/" + made.id),
                new SourceId("s"),
                new TicketKey("HD-" + made.id),
                "HD",
                "Request",
                made.isSlow() ? "It drips since the descaling" : "The parcel is late",
                "",
                new Ticket.Lifecycle("Open", StatusCategory.TO_DO, at, at, null, null),
                new Ticket.Parties(null, null, null, null),
                Ticket.Subject.UNKNOWN,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                Map.of());
    }
}
