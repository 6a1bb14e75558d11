package dev.deskpulse.scheduler.cause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.scheduler.insight.Finding;
import dev.deskpulse.scheduler.kpi.FactStore;
import dev.deskpulse.scheduler.kpi.OwnFields;
import dev.deskpulse.ticket.TicketId;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is suspected of findings, and what is remembered; every database must pass. */
abstract class ExplainFindingsContract {
    private static final LocalDate ONSET = LocalDate.of(2026, 6, 17);
    private static final Map<String, String> KETTLES = Map.of("product", "Kettle");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-07-01T03:00:00Z"), ZoneOffset.UTC);

    private Database database;
    private int tickets;
    private final List<DeskEvent> events = new ArrayList<>();
    private final Set<LocalDate> holidays = new TreeSet<>();

    /** A database without tables. */
    abstract Database empty();

    @BeforeEach
    void aYearOfTickets() {
        database = empty();
        assertThat(new FactStore(database)).isNotNull();
        database.run(connection -> {
            for (int day = 400; day >= 1; day--) {
                ticket(ONSET.minusDays(day), "Request", null, null, "Kettle");
            }
        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    private String ticket(
            LocalDate day, String type, @Nullable String labels, @Nullable String release, @Nullable String product) {
        String id = "site/" + tickets++;
        database.run(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    INSERT INTO kpi_fact (ticket, ticket_key, source, project, type, created_at, created_day,
                        created_hour, agent_replies, marks, own_1, own_2, product)
                    VALUES (?, ?, 'site', 'HD', ?, ?, ?, 0, 1, '', ?, ?, ?)""")) {
                insert.setString(1, id);
                insert.setString(2, "HD-" + tickets);
                insert.setString(3, type);
                insert.setObject(4, day.atStartOfDay());
                insert.setObject(5, day);
                insert.setString(6, labels);
                insert.setString(7, release);
                insert.setString(8, product);
                insert.executeUpdate();
            }
        });
        return id;
    }

    /** So many agents resolve a ticket at an hour of each of the days. */
    private void agents(int agents, int hour, LocalDate from, LocalDate until) {
        database.run(connection -> {
            for (LocalDate day = from; day.isBefore(until); day = day.plusDays(1)) {
                for (int agent = 0; agent < agents; agent++) {
                    resolved(ticket(day, "Request", null, null, "Kettle"), day, hour, "agent-" + agent);
                }
            }
        });
    }

    private void resolved(String ticket, LocalDate day, int hour, String agent) {
        database.run(connection -> {
            try (PreparedStatement update = connection.prepareStatement(
                    "UPDATE kpi_fact SET resolved_day = ?, resolved_hour = ?, agent = ? WHERE ticket = ?")) {
                update.setObject(1, day);
                update.setInt(2, hour);
                update.setString(3, agent);
                update.setString(4, ticket);
                update.executeUpdate();
            }
        });
    }

    private void event(String name, DeskEvent.Kind kind, LocalDate from, Map<String, String> slice) {
        events.add(new DeskEvent(name, kind, from, from.plusDays(1), slice));
    }

    private ExplainFindings explain() {
        CauseSettings settings = new CauseSettings(
                events,
                CauseSettings.USUAL_INCIDENTS,
                new TreeSet<>(holidays),
                OwnFields.of(Set.of("labels", "release")));
        return ExplainFindings.in(database, settings, CLOCK, ZoneOffset.UTC);
    }

    private static Finding finding(LocalDate from, Map<String, String> slice, String... tickets) {
        return new Finding(
                from + " complaints " + slice,
                "complaints",
                slice,
                from,
                from.plusDays(5),
                40,
                10,
                null,
                0.9,
                0.0001,
                List.of(),
                List.of(tickets).stream().map(TicketId::new).toList(),
                Map.of("en", "More complaints", "zh", "投诉增多"));
    }

    private List<String> suspected(Finding finding) {
        return explain().of(finding).open().stream()
                .map(suspect -> suspect.title().get("en"))
                .toList();
    }

    @Test
    void whatBeganNearTheFirstDayIsSuspectedAndNothingElse() {
        event("6.18", DeskEvent.Kind.PROMOTION, ONSET.minusDays(1), Map.of());
        event("old", DeskEvent.Kind.PROMOTION, ONSET.minusDays(8), Map.of());
        event("later", DeskEvent.Kind.PROMOTION, ONSET.plusDays(2), Map.of());
        event("elsewhere", DeskEvent.Kind.OTHER, ONSET, Map.of("product", "Earbuds"));

        Causes causes = explain().of(finding(ONSET, KETTLES));

        assertThat(causes.confirmed()).isEmpty();
        assertThat(causes.suspects()).singleElement().satisfies(suspect -> {
            assertThat(suspect.verdict()).isEqualTo(Suspect.Verdict.SUSPECTED);
            assertThat(suspect.daysBefore()).isEqualTo(1);
            assertThat(suspect.chance()).isCloseTo(1 - Math.exp(-2.0 / 400 * 3), within(1e-12));
            assertThat(suspect.title()).containsEntry("en", "promotion 6.18").containsEntry("zh", "促销 6.18");
            assertThat(suspect.why().get("en")).contains("1 day before").contains("by chance alone: 1 %");
            assertThat(suspect.why().get("zh")).contains("早 1 天").contains("1 %");
        });
    }

    @Test
    void whatHappensAllTheTimeIsNoEvidence() {
        IntStream.range(0, 100).forEach(i -> event("mailing", DeskEvent.Kind.OTHER, ONSET.minusDays(4L * i), Map.of()));
        assertThat(suspected(finding(ONSET, KETTLES))).isEmpty();
    }

    @Test
    void anEventOfTheSameSliceComesBeforeOneThatIsAsNear() {
        event("A", DeskEvent.Kind.RELEASE, ONSET, Map.of());
        event("B", DeskEvent.Kind.RELEASE, ONSET, KETTLES);
        assertThat(suspected(finding(ONSET, KETTLES))).containsExactly("release B", "release A");
        assertThat(suspected(finding(ONSET, Map.of("region", "South")))).hasSize(2);
    }

    @Test
    void aVersionIsReleasedWhenTheFirstTicketNamesIt() {
        ticket(ONSET.minusDays(200), "Request", null, "5.7.0", "Android app");
        ticket(ONSET.minusDays(1), "Request", null, "5.7.0, 5.8.0", "Android app");
        ticket(ONSET, "Request", null, "5.8.0", "Android app");
        ticket(ONSET.minusDays(400), "Request", null, "as old as the data", "Android app");
        assertThat(suspected(finding(ONSET, Map.of("product", "Android app")))).containsExactly("release 5.8.0");
        assertThat(suspected(finding(ONSET.minusDays(400), Map.of()))).isEmpty();
    }

    @Test
    void aTicketAboutAnIncidentIsSuspectedByItsTypeOrItsLabelButNotItsOwnFindings() {
        ticket(ONSET.minusDays(1), "[System] Incident", null, null, null);
        ticket(ONSET, "Request", "支付故障", null, "Kettle");
        ticket(ONSET, "Incident", null, null, "Earbuds");
        String own = ticket(ONSET, "Problem", null, null, "Kettle");
        assertThat(suspected(finding(ONSET, KETTLES, own))).containsExactly("incident HD-402", "incident HD-401");
    }

    @Test
    void whereEveryTicketIsAnIncidentNoneIsEvidence() {
        for (int day = 300; day >= 0; day--) {
            ticket(ONSET.minusDays(day), "Incident", null, null, null);
        }
        assertThat(suspected(finding(ONSET, KETTLES))).isEmpty();
    }

    @Test
    void aDayOrAShiftWithClearlyFewerAgentsIsSuspected() {
        LocalDate first = ONSET.minusDays(100);
        agents(10, 10, first, ONSET.minusDays(1));
        agents(6, 20, first, ONSET.minusDays(20));
        agents(2, 20, ONSET.minusDays(20), ONSET.minusDays(19));
        agents(6, 20, ONSET.minusDays(19), ONSET.plusDays(14));
        agents(4, 10, ONSET.minusDays(1), ONSET.plusDays(2));
        agents(10, 10, ONSET.plusDays(2), ONSET.plusDays(14));

        assertThat(suspected(finding(ONSET, KETTLES)))
                .containsExactly("6 instead of the usual 10 agents resolved tickets");
        assertThat(suspected(finding(ONSET.minusDays(20), KETTLES)))
                .containsExactly("2 instead of the usual 6 agents resolved tickets (16–24)");
    }

    @Test
    void daysOffInARowAreOneHoliday() {
        ONSET.minusDays(2).datesUntil(ONSET.plusDays(1)).forEach(holidays::add);
        holidays.add(ONSET.minusDays(90));
        assertThat(explain().of(finding(ONSET, Map.of())).suspects())
                .singleElement()
                .satisfies(suspect -> {
                    assertThat(suspect.kind()).isEqualTo(DeskEvent.Kind.HOLIDAY);
                    assertThat(suspect.from()).isEqualTo(ONSET.minusDays(2));
                    assertThat(suspect.title()).containsEntry("zh", "公共假日");
                });
    }

    @Test
    void whatAPersonSaysStaysUntilItIsTakenBack() {
        event("A", DeskEvent.Kind.RELEASE, ONSET, Map.of());
        event("B", DeskEvent.Kind.PROMOTION, ONSET, Map.of());
        Finding finding = finding(ONSET, KETTLES);

        explain().reject(finding, 1, null);
        assertThat(explain().of(finding).suspects())
                .extracting(Suspect::verdict)
                .containsExactly(Suspect.Verdict.REJECTED, Suspect.Verdict.SUSPECTED);
        explain().confirm(finding, 2, "Li");
        explain().confirm(finding, "Kiln too hot", null);

        Causes causes = explain().of(finding);
        assertThat(causes.confirmed())
                .extracting(decision -> decision.title().get("zh") + " " + decision.by())
                .containsExactly("促销 B Li", "Kiln too hot null");
        assertThat(causes.open()).isEmpty();
        assertThat(explain().undo(finding).orElseThrow().cause()).isEqualTo("kiln too hot");
        assertThat(explain().undo(finding)).isPresent();
        assertThat(explain().of(finding).confirmed()).isEmpty();
        assertThat(explain().undo(finding)).isPresent();
        assertThat(explain().undo(finding)).isEmpty();
        assertThat(explain().of(finding).open()).hasSize(2);
    }

    @Test
    void theLastWordOnACauseCounts() {
        event("A", DeskEvent.Kind.RELEASE, ONSET, Map.of());
        Finding finding = finding(ONSET, KETTLES);
        explain().confirm(finding, 1, null);
        assertThat(explain().reject(finding, 1, null).confirmed()).isEmpty();
        explain().undo(finding);
        assertThat(explain().of(finding).confirmed()).hasSize(1);
    }

    @Test
    void aConfirmedCauseIsRememberedForLaterFindingsOfTheSameSlice() {
        Finding earlier = finding(ONSET.minusDays(100), KETTLES);
        explain().confirm(earlier, "Leaking batch", null);
        assertThat(explain().of(finding(ONSET, KETTLES)).before())
                .singleElement()
                .satisfies(decision -> {
                    assertThat(decision.from()).isEqualTo(earlier.from());
                    assertThat(decision.title()).containsEntry("en", "Leaking batch");
                });
        assertThat(explain().of(finding(ONSET, Map.of("region", "South"))).before())
                .isEmpty();
        assertThat(explain().of(finding(ONSET.minusDays(200), KETTLES)).before())
                .isEmpty();
        explain().undo(earlier);
        assertThat(explain().of(finding(ONSET, KETTLES)).before()).isEmpty();
    }

    @Test
    void aCauseThatWasConfirmedElsewhereComesFirstWhenItHappensAgain() {
        event("6.18", DeskEvent.Kind.PROMOTION, ONSET.minusDays(365), Map.of());
        event("6.18", DeskEvent.Kind.PROMOTION, ONSET.minusDays(3), Map.of());
        event("A", DeskEvent.Kind.RELEASE, ONSET, Map.of());
        assertThat(suspected(finding(ONSET, KETTLES))).containsExactly("release A", "promotion 6.18");
        explain().confirm(finding(ONSET.minusDays(365), Map.of("region", "South")), 1, null);

        Suspect first = explain().of(finding(ONSET, KETTLES)).suspects().get(0);

        assertThat(first.title()).containsEntry("en", "promotion 6.18");
        assertThat(first.before()).isEqualTo(ONSET.minusDays(365));
        assertThat(first.why().get("en")).contains("confirmed before");
        assertThat(first.why().get("zh")).contains("曾在");
    }

    @Test
    void aSuspectThatIsNotThereCannotBeConfirmed() {
        assertThatThrownBy(() -> explain().confirm(finding(ONSET, KETTLES), 1, null))
                .hasMessageContaining("has no suspect 1")
                .hasMessageContaining("findings show");
        assertThatThrownBy(() -> explain().confirm(finding(ONSET, KETTLES), " ", null))
                .hasMessageContaining("0 characters");
    }

    @Test
    void aDeskWithoutTicketsHasNoSuspects() {
        database.close();
        database = empty();
        assertThat(new FactStore(database)).isNotNull();
        assertThat(explain().of(finding(ONSET, KETTLES))).isEqualTo(Causes.NONE);
    }
}
