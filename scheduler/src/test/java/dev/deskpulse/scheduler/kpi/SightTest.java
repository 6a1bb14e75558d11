package dev.deskpulse.scheduler.kpi;

import static dev.deskpulse.scheduler.kpi.TicketBuilder.minute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.connector.sync.FieldMapping;
import dev.deskpulse.connector.sync.FieldMapping.WaitingOn;
import dev.deskpulse.scheduler.RealPostgres;
import dev.deskpulse.scheduler.kpi.KpiQuery.Period;
import dev.deskpulse.scheduler.sight.Scope;
import dev.deskpulse.scheduler.sight.Sight;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.Ticket;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever sees a part of the desk gets the figures of a desk that holds nothing else, on both engines. */
class SightTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate FROM = LocalDate.of(2026, 3, 1);
    private static final LocalDate TO = LocalDate.of(2026, 5, 15);
    private static final int DAY = 24 * 60;

    private static final DuckDb WHOLE = DuckDb.inMemory();
    private static final DuckDb PART = DuckDb.inMemory();
    private static final DuckDb NOTHING = DuckDb.inMemory();

    /** One project, of which one security level is hidden; the other project has an equal one. */
    private static Sight sight;

    private static Kpis whole;
    private static Kpis wholeOnPostgres;
    private static Kpis part;
    private static Kpis nothing;
    private static List<Ticket> seen;

    @BeforeAll
    static void measureTheWholeDeskAndThePart() {
        RandomTickets random = new RandomTickets(20_260_611);
        Random levels = new Random(7);
        List<Ticket> all = IntStream.range(0, 700)
                .mapToObj(number -> {
                    TicketBuilder ticket = random.next(number);
                    String level = List.of("", "", "10021", "10022").get(levels.nextInt(4));
                    return level.isEmpty()
                            ? ticket.build()
                            : ticket.with(Ticket.SECURITY_LEVEL, level).build();
                })
                .toList();
        sight = new Sight(
                all.stream()
                        .map(Scope::of)
                        .filter(scope -> scope.project().equals("HD") && !"10022".equals(scope.level()))
                        .map(Scope::text)
                        .collect(Collectors.toSet()),
                Sight.Agents.ALL);
        seen = all.stream().filter(sight::sees).toList();
        whole = measured(all, WHOLE);
        wholeOnPostgres = measured(all, RealPostgres.empty());
        part = measured(seen, PART);
        nothing = measured(List.of(), NOTHING);
    }

    @AfterAll
    static void stop() {
        WHOLE.close();
        PART.close();
        NOTHING.close();
    }

    private static Kpis measured(List<Ticket> tickets, Database database) {
        FieldMapping mapping = FieldMapping.of(
                Map.of("topic", "t", "segment", "s", "campaign", "c"),
                Map.of("Waiting for customer", WaitingOn.CUSTOMER, "Waiting for courier", WaitingOn.THIRD_PARTY));
        DeskHours hours =
                DeskHours.of(BusinessCalendar.weekdays(BERLIN, LocalTime.of(9, 0), LocalTime.of(18, 0), Set.of()));
        TicketMeasurer measurer = new TicketMeasurer(mapping, hours, TicketBuilder.STATUSES, KpiProfile.DESKPULSE);
        FactStore facts = new FactStore(database);
        facts.save(tickets.stream()
                .map(ticket -> measurer.measure(ticket, Tags.of(ticket)))
                .toList());
        facts.linkContacts();
        return new Kpis(database, Clock.fixed(minute(65 * DAY), BERLIN), BERLIN);
    }

    private static Stream<KpiQuery> queries(Kpi kpi) {
        KpiQuery weeks = KpiQuery.of(FROM, TO, Period.WEEK);
        Stream<KpiQuery> common = Stream.of(
                KpiQuery.of(FROM, TO, Period.WHOLE),
                KpiQuery.of(FROM, TO, Period.DAY),
                KpiQuery.of(FROM, TO, Period.MONTH, Dimension.PROJECT, Dimension.AGENT),
                KpiQuery.of(FROM, TO, Period.WHOLE, Dimension.TOPIC),
                KpiQuery.of(FROM, TO, Period.WHOLE, Dimension.PRODUCT).telling(1),
                weeks.only(Dimension.CHANNEL, Set.of("chat", "")),
                weeks.only(Dimension.PROJECT, Set.of("SHOP")));
        Stream<KpiQuery> own = Stream.of(Dimension.SLA, Dimension.FACET, Dimension.STAGE)
                .filter(kpi::has)
                .map(dimension -> KpiQuery.of(FROM, TO, Period.WHOLE, dimension));
        return Stream.concat(common, own);
    }

    @ParameterizedTest
    @EnumSource(Kpi.class)
    void figuresAreThoseOfADeskThatHoldsNothingElse(Kpi kpi) {
        queries(kpi).forEach(query -> {
            List<KpiTable.Row> expected = part.table(kpi, query).rows();
            assertThat(whole.table(kpi, query.seenBy(sight)).rows())
                    .as(kpi + " " + query)
                    .isEqualTo(expected);
            assertThat(wholeOnPostgres.table(kpi, query.seenBy(sight)).rows())
                    .as(kpi + " on PostgreSQL " + query)
                    .hasSameSizeAs(expected)
                    .zipSatisfy(expected, KpiEnginesTest::compare);
        });
    }

    @ParameterizedTest
    @EnumSource(Kpi.class)
    void theTicketsBehindAFigureAreSeenOnes(Kpi kpi) {
        KpiQuery query = KpiQuery.of(FROM, TO, Period.WHOLE);
        List<String> expected = part.tickets(kpi, query, "", 1_000);
        assertThat(whole.tickets(kpi, query.seenBy(sight), "", 1_000)).isEqualTo(expected);
        assertThat(wholeOnPostgres.tickets(kpi, query.seenBy(sight), "", 1_000)).isEqualTo(expected);
        assertThat(expected)
                .isSubsetOf(seen.stream().map(ticket -> ticket.key().value()).toList());
    }

    @ParameterizedTest
    @EnumSource(Kpi.class)
    void whoSeesNothingGetsWhatAnEmptyDeskGives(Kpi kpi) {
        Sight blind = new Sight(Set.of(), Sight.Agents.NONE);
        queries(kpi).forEach(query -> {
            assertThat(whole.table(kpi, query.seenBy(blind)).rows())
                    .as(kpi + " " + query)
                    .isEqualTo(nothing.table(kpi, query).rows());
            assertThat(whole.tickets(kpi, query.seenBy(blind), "", 1)).isEmpty();
        });
    }

    @Test
    void agentsAreOneGroupButForOneself() {
        KpiQuery byAgent = KpiQuery.of(FROM, TO, Period.WHOLE, Dimension.AGENT);
        Sight own = new Sight(null, Sight.Agents.only(new PersonId("agent-2")));
        Map<String, Long> all = cases(whole.table(Kpi.VOLUME, byAgent));
        for (Kpis kpis : List.of(whole, wholeOnPostgres)) {
            assertThat(cases(kpis.table(Kpi.VOLUME, byAgent.seenBy(own))))
                    .containsOnly(
                            Map.entry("agent-2", all.getOrDefault("agent-2", 0L)),
                            Map.entry("", all.getOrDefault("", 0L)),
                            Map.entry(
                                    KpiQuery.OTHER, all.getOrDefault("agent-1", 0L) + all.getOrDefault("agent-3", 0L)));
        }
    }

    @ParameterizedTest
    @EnumSource(Kpi.class)
    void whatOneOrTwoAgentsDidIsWithheldFromWhoMayNotSeeTheirs(Kpi kpi) {
        Sight viewer = new Sight(null, Sight.Agents.NONE);
        // Three agents there are: of all of them a figure is shown, of two it is not.
        KpiQuery two = KpiQuery.of(FROM, TO, Period.WHOLE).only(Dimension.AGENT, Set.of(KpiQuery.OTHER));
        KpiQuery oneOther = two.seenBy(new Sight(null, Sight.Agents.only(new PersonId("agent-2"))));
        for (Kpis kpis : List.of(whole, wholeOnPostgres)) {
            KpiTable all = kpis.table(kpi, KpiQuery.of(FROM, TO, Period.WHOLE).seenBy(viewer));
            assertThat(all.rows())
                    .isEqualTo(
                            kpis.table(kpi, KpiQuery.of(FROM, TO, Period.WHOLE)).rows());
            KpiTable.Row small = kpis.table(kpi, oneOther).rows().get(0);
            if (kpi.unit() == Kpi.Unit.COUNT || small.cases() == 0) {
                assertThat(small.weight()).isNotEqualTo(KpiTable.Weight.HIDDEN);
            } else {
                assertThat(small.weight()).isEqualTo(KpiTable.Weight.HIDDEN);
                assertThat(small.values().values()).allMatch(value -> value.isEmpty());
            }
        }
    }

    @Test
    void fewAnswersToASurveyAreWithheld() {
        KpiQuery byDay = KpiQuery.of(FROM, TO, Period.DAY).seenBy(new Sight(null, Sight.Agents.NONE));
        assertThat(whole.table(Kpi.CSAT, byDay).rows())
                .filteredOn(row -> row.cases() > 0 && row.cases() < 5)
                .isNotEmpty()
                .allMatch(row -> row.weight() == KpiTable.Weight.HIDDEN);
    }

    @Test
    void aWithheldRowCannotBeToldFromTheOthersAndTheirSum() {
        KpiQuery byTeam =
                KpiQuery.of(FROM, TO, Period.DAY, Dimension.CHANNEL).seenBy(new Sight(null, Sight.Agents.NONE));
        Map<LocalDate, List<KpiTable.Row>> byPeriod = whole.table(Kpi.WAITING_DESK, byTeam).rows().stream()
                .collect(Collectors.groupingBy(KpiTable.Row::period));
        assertThat(byPeriod.values()).allSatisfy(rows -> assertThat(rows.stream()
                        .filter(row -> row.weight() == KpiTable.Weight.HIDDEN)
                        .count())
                .satisfiesAnyOf(hidden -> assertThat(hidden).isNotEqualTo(1), hidden -> assertThat(rows)
                        .hasSize(1)));
    }

    @Test
    void askingForAnotherAgentAloneGivesNothing() {
        Sight own = new Sight(null, Sight.Agents.only(new PersonId("agent-2")));
        KpiQuery other = KpiQuery.of(FROM, TO, Period.WHOLE).only(Dimension.AGENT, Set.of("agent-1"));
        assertThat(whole.table(Kpi.VOLUME, other).rows()).isNotEmpty();
        assertThat(whole.table(Kpi.VOLUME, other.seenBy(own)).rows()).isEmpty();
        assertThat(whole.tickets(Kpi.VOLUME, other.seenBy(own), "", 10)).isEmpty();
        assertThat(whole.table(
                                Kpi.VOLUME,
                                KpiQuery.of(FROM, TO, Period.WHOLE)
                                        .only(Dimension.AGENT, Set.of("agent-2"))
                                        .seenBy(own))
                        .rows())
                .isNotEmpty();
    }

    @Test
    void aLeadTellsApartTheAgentsOfTheirTeamsOnly() {
        Sight lead = new Sight(null, Sight.Agents.of(new PersonId("boss"), Set.of("Berlin")));
        KpiQuery byAgent = KpiQuery.of(FROM, TO, Period.WHOLE, Dimension.TEAM, Dimension.AGENT);
        assertThat(whole.table(Kpi.VOLUME, byAgent.seenBy(lead)).rows())
                .allSatisfy(row -> {
                    boolean named =
                            !List.of("", KpiQuery.OTHER).contains(row.slice().get(Dimension.AGENT));
                    assertThat(named && !"Berlin".equals(row.slice().get(Dimension.TEAM)))
                            .isFalse();
                })
                .anySatisfy(row -> assertThat(row.slice())
                        .containsEntry(Dimension.TEAM, "Berlin")
                        .containsEntry(Dimension.AGENT, "agent-1"));
    }

    private static Map<String, Long> cases(KpiTable table) {
        return table.rows().stream()
                .collect(Collectors.toMap(
                        row -> row.slice().getOrDefault(Dimension.AGENT, "none"), KpiTable.Row::cases));
    }
}
