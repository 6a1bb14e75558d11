package dev.deskpulse.plugin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.connector.store.JdbcTicketStore;
import dev.deskpulse.scheduler.insight.Effect;
import dev.deskpulse.scheduler.insight.Finding;
import dev.deskpulse.scheduler.insight.FindingStore;
import dev.deskpulse.scheduler.job.AnalysisMark;
import dev.deskpulse.scheduler.kpi.FactStore;
import dev.deskpulse.scheduler.topic.TopicStore;
import dev.deskpulse.ticket.AuthorRole;
import dev.deskpulse.ticket.Person;
import dev.deskpulse.ticket.PersonId;
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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that explain, on a store with a finding and two teams. */
class FindingsCommandTest {
    private static final LocalDate ONSET = LocalDate.of(2026, 6, 17);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-25T04:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private Terminal terminal = new Terminal(Path.of("unused"), Clock.systemUTC());

    @BeforeEach
    void aFindingAndTwoTeams() throws IOException {
        Path file = Files.writeString(folder.resolve("deskpulse.yml"), """
                zone: UTC
                jira: {url: 'https://example.atlassian.net', email: a@example.com, token: t, projects: [HD]}
                handover:
                  departments:
                    - {name: Logistics, project: LOG, about: [parcel]}
                    - {name: 厨房用品, project: PROD, kpis: [complaints], names: [product]}
                events:
                  - {name: "6.18", kind: promotion, from: 2026-06-16, to: 2026-06-24}
                """);
        terminal = new Terminal(file, CLOCK);
        Files.createDirectories(folder.resolve(".deskpulse"));
        try (DuckDb database = DuckDb.open(folder.resolve(".deskpulse/deskpulse.duckdb"))) {
            assertThat(new FactStore(database)).isNotNull();
            assertThat(TopicStore.in(database)).isNotNull();
            FindingStore.in(database, CLOCK).save(List.of(finding()));
            tickets(database);
            JdbcTicketStore store = JdbcTicketStore.in(database, CLOCK);
            store.save(List.of(stored()));
            store.savePeople(List.of(new Person(new PersonId("account-1"), "Chen Jing", AuthorRole.AGENT)));
        }
    }

    private static Finding finding() {
        return new Finding(
                ONSET + " complaints product=Kettle",
                "complaints",
                Map.of("product", "Kettle"),
                ONSET,
                ONSET.plusDays(4),
                40,
                10,
                new Effect(4, 2.5, 6.4),
                0.9,
                0.0001,
                List.of("drips", "descaling"),
                List.of(new TicketId("s/1"), new TicketId("s/gone")),
                Map.of("en", "Kettle: 40 complaints", "zh", "电热水壶：投诉 40 件"));
    }

    private static Ticket stored() {
        Instant at = Instant.parse("2026-06-17T01:00:00Z");
        return new Ticket(
                new TicketId("s/1"),
                new SourceId("s"),
                new TicketKey("K-1"),
                "HD",
                "Request",
                "It leaks",
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

    /** Team B answers an hour later than A, whatever it is asked; C is asked other things. */
    private static void tickets(DuckDb database) {
        database.run(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    INSERT INTO kpi_fact (ticket, ticket_key, source, project, type, created_at, created_day,
                        created_hour, agent_replies, marks, team, kind, first_response_business_seconds, agent)
                    VALUES (?, 'K', 's', 'HD', 'Request', ?, ?, 0, 1, '', ?, ?, ?, 'account-1')""")) {
                for (int i = 0; i < 300; i++) {
                    LocalDate day = ONSET.minusDays(i % 60);
                    String team = List.of("A", "B", "C").get(i % 3);
                    insert.setString(1, "s/" + i);
                    insert.setObject(2, day.atStartOfDay());
                    insert.setObject(3, day);
                    insert.setString(4, team);
                    insert.setString(5, team.equals("C") ? "PRAISE" : i % 2 == 0 ? "COMPLAINT" : "QUESTION");
                    insert.setLong(6, (team.equals("B") ? 7_200 : 3_600) + i);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        });
    }

    @Test
    void whatWouldBeHandedOverIsSaidBeforeAnyoneIsTold() {
        try (DuckDb database = DuckDb.open(folder.resolve(".deskpulse/deskpulse.duckdb"))) {
            Instant lastRun = CLOCK.instant();
            new AnalysisMark(database).keep(new AnalysisMark.Mark("", lastRun, ONSET.plusDays(8), lastRun));
        }
        assertThat(terminal.run("handover", "run", "--dry-run"))
                .as(terminal.said())
                .isZero();
        assertThat(terminal.printed())
                .isEqualToIgnoringWhitespace("PROD  厨房用品  " + ONSET + " complaints product=Kettle");
        assertThat(terminal.run("handover", "--language", "zh")).isZero();
        assertThat(terminal.printed()).contains("尚未移交任何发现");
        assertThat(terminal.run("handover", "withdraw", ONSET.toString(), "--why", "ours"))
                .isNotZero();
        assertThat(terminal.said()).contains("is not handed over");
    }

    @Test
    void whileNobodyLooksNothingRecovers() {
        LocalDate monthLater = ONSET.plusDays(30);
        Terminal later = new Terminal(
                folder.resolve("deskpulse.yml"),
                Clock.fixed(monthLater.atTime(8, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC));

        analysedOn(ONSET.plusDays(8));
        assertThat(later.run("handover", "run", "--dry-run")).as(later.said()).isZero();
        assertThat(later.printed()).contains("complaints product=Kettle");

        analysedOn(monthLater);
        assertThat(later.run("handover", "run", "--dry-run")).as(later.said()).isZero();
        assertThat(later.printed()).doesNotContain("Kettle");
    }

    private void analysedOn(LocalDate day) {
        try (DuckDb database = DuckDb.open(folder.resolve(".deskpulse/deskpulse.duckdb"))) {
            Instant lastRun = CLOCK.instant();
            new AnalysisMark(database).keep(new AnalysisMark.Mark("", lastRun, day, lastRun));
        }
    }

    @Test
    void aSuspectIsShownConfirmedAndTakenBack() throws IOException {
        assertThat(terminal.run("findings", "--all")).isZero();
        assertThat(terminal.printed())
                .contains("Kettle: 40 complaints")
                .contains("suspected: promotion 6.18 (began on 2026-06-16, 1 day before");
        assertThat(terminal.run("findings", "show", "2026-06", "--language", "zh"))
                .isZero();
        assertThat(terminal.printed()).contains("1. [疑似] 促销 6.18 — 2026-06-16 开始，早 1 天");

        assertThat(terminal.run("findings", "confirm", "2026-06", "1", "--by", "Li"))
                .isZero();
        assertThat(terminal.printed())
                .contains("1. [confirmed]")
                .contains("confirmed: promotion 6.18 (2026-06-25 by Li)");
        assertThat(terminal.run("findings", "--all", "--json")).isZero();
        assertThat(terminal.json().at("/findings/0/causes/confirmed/0/title/en").asText())
                .isEqualTo("promotion 6.18");
        assertThat(terminal.run("findings", "undo", "2026-06")).isZero();
        assertThat(terminal.printed()).contains("1. [suspected]");
        assertThat(terminal.run("findings", "undo", "2026-06")).isOne();
        assertThat(terminal.said()).contains("nothing to take back");
        assertThat(terminal.run("findings", "confirm", "2026-06", "--cause", "Seals fell out"))
                .isZero();
        assertThat(terminal.printed()).contains("confirmed: Seals fell out (2026-06-25)");
        assertThat(terminal.run("findings", "reject", "2026-06", "1")).isZero();
        assertThat(terminal.printed()).contains("1. [rejected]");
    }

    @Test
    void aFindingShowsItsEvidence() throws IOException {
        assertThat(terminal.run("findings", "show", "2026-06")).isZero();
        assertThat(terminal.printed())
                .contains("40 observed, 10 expected: 4.0 times as much (95 % interval 2.5 to 6.4)")
                .contains("words: drips, descaling")
                .contains("90 % of the whole change, p-value 0.00010, corrected for the search")
                .contains("tickets: 2 (K-1, …)");
        assertThat(terminal.run("findings", "show", "2026-06", "--json")).isZero();
        assertThat(terminal.json().at("/keys/0").asText()).isEqualTo("K-1");
        assertThat(terminal.json().at("/finding/pValue").asDouble()).isEqualTo(0.0001);
        assertThat(terminal.json().at("/finding/effect/low").asDouble()).isEqualTo(2.5);
    }

    @Test
    void theDesksOwnVolumeIsTakenApart() throws IOException {
        assertThat(terminal.run("trend", "--kpi", "volume", "--json")).isZero();
        assertThat(terminal.json().path("series").asText()).isEqualTo("volume");
        assertThat(terminal.json().path("parts")).hasSize(67);
        assertThat(terminal.json().at("/parts/0/value").asInt()).isEqualTo(5);

        assertThat(terminal.run("trend", "--kpi", "volume", "--slice", "team=A", "--json"))
                .isZero();
        assertThat(terminal.json().path("parts")).isNotEmpty();
        assertThat(terminal.run("trend")).isOne();
        assertThat(terminal.said()).contains("give either --input FILE or --kpi volume|backlog");
    }

    @Test
    void anAgentIsKnownByName() throws IOException {
        assertThat(terminal.run(
                        "forecast", "--kpi", "volume", "--slice", "agent=Chen Jing", "--horizon", "1", "--json"))
                .isZero();
        assertThat(terminal.json().at("/series/0/points")).hasSize(1);
        assertThat(terminal.run(
                        "compare",
                        "--kpi",
                        "first-response",
                        "--team",
                        "B",
                        "--against",
                        "A",
                        "--only",
                        "agent=Chen Jing",
                        "--json"))
                .isZero();
        assertThat(terminal.run("forecast", "--kpi", "volume", "--slice", "agent=Chen Jin", "--horizon", "1"))
                .isOne();
        assertThat(terminal.said()).contains("has the agent asked for; `deskpulse kpi --kpi volume --by agent` lists");
        assertThat(terminal.run(
                        "compare",
                        "--kpi",
                        "first-response",
                        "--team",
                        "B",
                        "--against",
                        "A",
                        "--only",
                        "agent=Chen Jin"))
                .isOne();
        assertThat(terminal.said()).contains("has the agent asked for");
    }

    @Test
    void whatIsNotThereIsNamed() {
        assertThat(terminal.run("findings")).isZero();
        assertThat(terminal.printed()).contains("No findings.");
        assertThat(terminal.run("findings", "show", "2025")).isOne();
        assertThat(terminal.said()).contains("there is no finding '2025'");
        assertThat(terminal.run("findings", "reject", "2026", "9")).isOne();
        assertThat(terminal.said()).contains("has no suspect 9");
        assertThat(terminal.run("findings", "confirm", "2026")).isOne();
        assertThat(terminal.said()).contains("the number of a suspect, or --cause");
    }

    @Test
    void teamsAreComparedWithTheSameCases() throws IOException {
        assertThat(terminal.run("compare", "--kpi", "first-response", "--team", "B", "--against", "A", "--json"))
                .isZero();
        assertThat(terminal.json().at("/compared/within").asDouble()).isBetween(3_590.0, 3_610.0);
        assertThat(terminal.json().path("held")).isNotEmpty();
        assertThat(terminal.run("compare", "--kpi", "first-response", "--team", "B", "--against", "A"))
                .isZero();
        assertThat(terminal.printed()).contains("with the same cases      +1.00 h (95 %: ");
        assertThat(terminal.run(
                        "compare", "--kpi", "first-response", "--team", "C", "--against", "A", "--language", "zh"))
                .isOne();
        assertThat(terminal.printed()).contains("无法比较");
        assertThat(terminal.run("compare", "--kpi", "csat", "--only", "channel"))
                .isOne();
        assertThat(terminal.said()).contains("'channel' names no value; write channel=VALUE");
        assertThat(terminal.run("compare", "--kpi", "volume")).isOne();
        assertThat(terminal.said()).contains("'volume' cannot be compared so; there are first-response");
    }
}
