package dev.deskpulse.scheduler.kpi;

import static dev.deskpulse.scheduler.kpi.TicketBuilder.aTicket;
import static dev.deskpulse.scheduler.kpi.TicketBuilder.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.connector.sync.FieldMapping;
import dev.deskpulse.scheduler.kpi.KpiTable.Weight;
import dev.deskpulse.scheduler.kpi.Target.Direction;
import dev.deskpulse.scheduler.kpi.Target.Light;
import dev.deskpulse.scheduler.kpi.Target.Review;
import dev.deskpulse.scheduler.sight.Sight;
import dev.deskpulse.ticket.AuthorRole;
import dev.deskpulse.ticket.OrderMilestones;
import dev.deskpulse.ticket.SlaCycle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the catalogue has beyond the first figures, as docs/kpi.md defines it. */
class CatalogueTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 3, 4);
    private static final KpiQuery WHOLE = KpiQuery.of(WEDNESDAY, WEDNESDAY.plusDays(60), KpiQuery.Period.WHOLE);
    private static final int DAY = 24 * 60;

    private final DuckDb database = DuckDb.inMemory();
    private final FactStore facts = new FactStore(database);
    private final Kpis kpis = new Kpis(database, Clock.fixed(minute(40 * DAY), SHANGHAI), SHANGHAI);

    @AfterEach
    void close() {
        database.close();
    }

    private void given(TicketBuilder... tickets) {
        TicketMeasurer measurer =
                new TicketMeasurer(FieldMapping.NONE, BusinessCalendar.roundTheClock(SHANGHAI), TicketBuilder.STATUSES);
        facts.save(Arrays.stream(tickets)
                .map(t -> measurer.measure(t.build(), Tags.of(t.build())))
                .toList());
        facts.linkContacts();
    }

    private KpiTable.Row only(Kpi kpi) {
        assertThat(kpis.table(kpi, WHOLE).rows()).hasSize(1);
        return kpis.table(kpi, WHOLE).rows().get(0);
    }

    @Test
    void everyFigureAndItsValuesStandInTheDocs() throws IOException {
        String docs = Files.readString(Path.of("..", "docs", "kpi.md"));
        for (Kpi kpi : Kpi.values()) {
            assertThat(kpi.valueNames())
                    .as(kpi.label())
                    .contains(kpi.headline())
                    .allSatisfy(value -> assertThat(docs)
                            .contains("`" + (value.startsWith("business_") ? "business_…" : value) + "`"));
        }
    }

    @Test
    void aQuestionIsAnsweredByTheNextReplyAndFurtherMessagesOpenNoOther() {
        given(aTicket()
                .says("customer-1", AuthorRole.CUSTOMER, true, minute(1))
                .agentReplies(minute(5))
                .says("customer-1", AuthorRole.CUSTOMER, true, minute(10))
                .says("customer-1", AuthorRole.CUSTOMER, true, minute(20))
                .agentReplies(minute(40))
                .says("customer-1", AuthorRole.CUSTOMER, true, minute(50)));
        assertThat(only(Kpi.NEXT_RESPONSE).cases()).isEqualTo(1);
        assertThat(only(Kpi.NEXT_RESPONSE).value("p50")).hasValue(30 * 60);
        assertThat(only(Kpi.NEXT_RESPONSE).value("coverage")).hasValue(0.5);
    }

    @Test
    void theLastResponseCountsOnlyOnceTheTicketIsDone() {
        given(
                aTicket(1).agentReplies(minute(5)).agentReplies(minute(9)).resolved(minute(20)),
                aTicket(2).agentReplies(minute(99)));
        assertThat(only(Kpi.LAST_RESPONSE).value("p50")).hasValue(9 * 60);
        assertThat(only(Kpi.THROUGHPUT).value("resolved")).hasValue(1);
    }

    @Test
    void theAgeOfTheBacklogIsTakenAtTheEndOfTheDayOrNow() {
        given(aTicket(1), aTicket(2).created(minute(35 * DAY)));
        KpiQuery firstDay = KpiQuery.of(WEDNESDAY, WEDNESDAY, KpiQuery.Period.DAY);
        assertThat(kpis.table(Kpi.BACKLOG_AGE, firstDay).rows().get(0).value("p50"))
                .hasValue(15 * 3600);
        assertThat(only(Kpi.BACKLOG_AGE).value("mean")).hasValue((40 + 5) * 86_400 / 2.0);
        assertThat(only(Kpi.LONG_OPEN).value("share")).hasValue(0.5);
        assertThat(only(Kpi.LONG_OPEN).value("tickets")).hasValue(1);
    }

    @Test
    void aTransferIsFromOnePersonToAnother() {
        given(
                aTicket(1)
                        .assigned("agent-1", minute(1))
                        .assigned("agent-2", minute(2))
                        .assigned("agent-1", minute(3))
                        .with("team", "A")
                        .handedTo("B", minute(4))
                        .resolved(minute(9))
                        .assigned("archive", minute(10)),
                aTicket(2).assigned("agent-1", minute(1)).resolved(minute(9)));
        KpiTable.Row row = only(Kpi.TRANSFERS);
        assertThat(row.value("transfers")).hasValue(2);
        assertThat(row.value("team_transfers")).hasValue(1);
        assertThat(row.value("rate")).hasValue(0.5);
        assertThat(row.value("mean")).hasValue(1);
    }

    @Test
    void aProblemReturnsWithTheThirdTicketInItsWindow() {
        given(
                aTicket(1).about("refund"),
                aTicket(2).about("refund").created(minute(10 * DAY)),
                aTicket(3).about("refund").created(minute(29 * DAY)),
                aTicket(4).about("refund").created(minute(39 * DAY)));
        assertThat(only(Kpi.RETURNING).value("tickets")).hasValue(2);
        assertThat(only(Kpi.RETURNING).value("share")).hasValue(0.5);
    }

    @Test
    void breachTimeAndNearBreachAreTakenFromTheDecidedCycles() {
        given(aTicket()
                .sla(cycle("a", 60, 79))
                .sla(cycle("b", 60, 48))
                .sla(cycle("c", 60, 47))
                .sla(cycle("d", 0, 0)));
        assertThat(only(Kpi.SLA_BREACH_TIME).value("mean")).hasValue(19 * 60);
        assertThat(only(Kpi.SLA_NEAR_BREACH).cases()).isEqualTo(3);
        assertThat(only(Kpi.SLA_NEAR_BREACH).value("near")).hasValue(1);
    }

    private static SlaCycle cycle(String name, int goal, int elapsed) {
        return new SlaCycle(
                name,
                minute(0),
                minute(elapsed),
                null,
                Duration.ofMinutes(goal),
                Duration.ofMinutes(elapsed),
                elapsed > goal,
                false);
    }

    @Test
    void effortAndFacetsAreReadFromTheirFieldsAndNonsenseIsMarked() {
        given(
                aTicket(1).resolved(minute(5)).with("effort", "7").with("csat-speed", "5"),
                aTicket(2).resolved(minute(5)).with("effort", "4.0").with("csat-speed", "2"),
                aTicket(3).resolved(minute(5)).with("effort", "9").with("csat-speed", "fast"));
        assertThat(only(Kpi.EFFORT).value("mean")).hasValue(5.5);
        assertThat(only(Kpi.EFFORT).value("share")).hasValue(0.5);
        assertThat(only(Kpi.EFFORT).value("coverage").orElseThrow()).isCloseTo(2 / 3.0, within(1e-9));
        KpiQuery byFacet = KpiQuery.of(WEDNESDAY, WEDNESDAY, KpiQuery.Period.WHOLE, Dimension.FACET);
        assertThat(kpis.table(Kpi.CSAT_FACETS, byFacet).rows()).singleElement().satisfies(row -> {
            assertThat(row.slice()).containsEntry(Dimension.FACET, "speed");
            assertThat(row.value("share")).hasValue(0.5);
        });
    }

    @Test
    void aFacetsCoverageIsOfAllTicketsThatCalledForASurvey() {
        given(
                aTicket(1).resolved(minute(5)).with("csat-speed", "5").with("csat-agent", "3"),
                aTicket(2).resolved(minute(5)).with("csat-speed", "2"),
                aTicket(3).resolved(minute(5)),
                aTicket(4).resolved(minute(5)).with("csat-speed", "fast"),
                aTicket(5));
        KpiQuery byFacet = KpiQuery.of(WEDNESDAY, WEDNESDAY, KpiQuery.Period.WHOLE, Dimension.FACET);
        assertThat(kpis.table(Kpi.CSAT_FACETS, byFacet).rows())
                .extracting(row -> row.slice().get(Dimension.FACET) + " " + row.cases() + " "
                        + row.value("coverage").orElseThrow())
                .containsExactly("agent 1 0.25", "speed 2 0.5");
        KpiQuery speed =
                KpiQuery.of(WEDNESDAY, WEDNESDAY, KpiQuery.Period.WHOLE).only(Dimension.FACET, Set.of("speed"));
        assertThat(kpis.table(Kpi.CSAT_FACETS, speed).rows())
                .singleElement()
                .satisfies(row -> assertThat(row.value("coverage")).hasValue(0.5));
        assertThat(kpis.tickets(Kpi.CSAT_FACETS, speed, "", 10)).containsExactly("HD-1", "HD-2");
        assertThat(only(Kpi.CSAT_FACETS).value("coverage")).hasValue(3 / 8.0);
    }

    @Test
    void aDeskThatAsksForNoFacetHasNoRow() {
        given(aTicket(1).resolved(minute(5)));
        assertThat(kpis.table(Kpi.CSAT_FACETS, KpiQuery.of(WEDNESDAY, WEDNESDAY, KpiQuery.Period.WHOLE))
                        .rows())
                .isEmpty();
    }

    @Test
    void customersWhoStayAwayForTheWindowHaveLapsed() {
        KpiQuery.Windows tenDays =
                new KpiQuery.Windows(Duration.ofDays(7), Duration.ofDays(30), Duration.ofDays(10), Duration.ofDays(30));
        given(
                aTicket(1).from("a", "a"),
                aTicket(2).from("a", "a").created(minute(10 * DAY)),
                aTicket(3).from("b", "b"),
                aTicket(4).from("b", "b").created(minute(10 * DAY + 1)),
                aTicket(5).from("c", "c").created(minute(31 * DAY)),
                aTicket(6).from(null, null));
        KpiQuery first =
                KpiQuery.of(WEDNESDAY, WEDNESDAY, KpiQuery.Period.WHOLE).within(tenDays);
        assertThat(kpis.table(Kpi.RETENTION, first).rows().get(0).cases()).isEqualTo(2);
        assertThat(kpis.table(Kpi.RETENTION, first).single()).hasValue(0.5);
        assertThat(kpis.table(Kpi.RETENTION, WHOLE.within(tenDays))
                        .rows()
                        .get(0)
                        .value("churned"))
                .hasValue(2);
    }

    @Test
    void ordersWaitInTheStageAfterTheirLatestMilestone() {
        given(
                aTicket(1).ordered(new OrderMilestones(minute(0), minute(60), null, null)),
                aTicket(2).ordered(new OrderMilestones(minute(0), null, minute(120), null)),
                aTicket(3).ordered(new OrderMilestones(minute(60), minute(0), null, null)));
        KpiQuery byStage = KpiQuery.of(WEDNESDAY, WEDNESDAY, KpiQuery.Period.WHOLE, Dimension.STAGE);
        assertThat(kpis.table(Kpi.ORDER_STAGES, byStage).rows()).singleElement().satisfies(row -> {
            assertThat(row.slice()).containsEntry(Dimension.STAGE, "CONFIRM");
            assertThat(row.value("p50")).hasValue(3600);
        });
        assertThat(kpis.table(Kpi.ORDER_WAITING, byStage).rows())
                .extracting(row -> row.slice().get(Dimension.STAGE) + " " + row.cases())
                .containsExactly("COMPLETE 1", "SHIP 2");
    }

    @Test
    void complaintsAreHandledOnceAnsweredAndResolvedOnceDone() {
        given(
                aTicket(1).summary("COMPLAINT").agentReplies(minute(9)),
                aTicket(2).summary("COMPLAINT").resolved(minute(9)),
                aTicket(3).summary("COMPLAINT"),
                aTicket(4).summary("QUESTION"));
        assertThat(only(Kpi.COMPLAINTS_HANDLED).cases()).isEqualTo(3);
        assertThat(only(Kpi.COMPLAINTS_HANDLED).value("resolved").orElseThrow()).isCloseTo(1 / 3.0, within(1e-9));
        assertThat(only(Kpi.COMPLAINTS_HANDLED).value("handled").orElseThrow()).isCloseTo(2 / 3.0, within(1e-9));
    }

    @Test
    void arrivalsByHourAndWeekdayAreSlices() {
        given(aTicket(1), aTicket(2).created(minute(7 * DAY)), aTicket(3).created(minute(DAY + 120)));
        KpiQuery query =
                KpiQuery.of(WEDNESDAY, WEDNESDAY.plusDays(9), KpiQuery.Period.WHOLE, Dimension.WEEKDAY, Dimension.HOUR);
        assertThat(kpis.table(Kpi.VOLUME, query).rows())
                .extracting(row -> String.join(" ", row.slice().values()) + " " + row.cases())
                .containsExactly("3 09 2", "4 11 1");
    }

    @Test
    void fewCasesAndWideIntervalsAreMarkedButCountsAreNot() {
        given(IntStream.range(0, 9)
                .mapToObj(i -> aTicket(i).resolved(minute(5)))
                .toArray(TicketBuilder[]::new));
        assertThat(only(Kpi.ONE_TOUCH).weight()).isEqualTo(Weight.FEW);
        assertThat(only(Kpi.VOLUME).weight()).isEqualTo(Weight.SOUND);
        given(IntStream.range(9, 12)
                .mapToObj(i -> aTicket(i)
                        .agentReplies(minute(1))
                        .agentReplies(minute(2))
                        .resolved(minute(5)))
                .toArray(TicketBuilder[]::new));
        assertThat(only(Kpi.ONE_TOUCH).weight()).isEqualTo(Weight.WIDE);
    }

    @Test
    void twoPeriodsStandSideBySideSliceBySlice() {
        given(
                aTicket(1).in("chat", null, null),
                aTicket(2).in("chat", null, null).created(minute(DAY)),
                aTicket(3).in("chat", null, null).created(minute(DAY)),
                aTicket(4).in("email", null, null).created(minute(DAY)));
        KpiQuery now =
                KpiQuery.of(WEDNESDAY.plusDays(1), WEDNESDAY.plusDays(1), KpiQuery.Period.WHOLE, Dimension.CHANNEL);
        KpiQuery before = now.over(WEDNESDAY, WEDNESDAY);
        KpiComparison comparison =
                KpiComparison.of(kpis.table(Kpi.VOLUME, now), now, kpis.table(Kpi.VOLUME, before), before);
        assertThat(comparison.rows()).hasSize(2);
        assertThat(comparison.rows().get(0).values())
                .containsEntry("tickets", change(OptionalDouble.of(2), OptionalDouble.of(1), 1, 2));
        assertThat(comparison.rows().get(1).values())
                .containsEntry(
                        "tickets",
                        new KpiComparison.Change(
                                OptionalDouble.of(1),
                                OptionalDouble.empty(),
                                OptionalDouble.empty(),
                                OptionalDouble.empty()));
    }

    private static KpiComparison.Change change(
            OptionalDouble now, OptionalDouble before, double difference, double ratio) {
        return new KpiComparison.Change(now, before, OptionalDouble.of(difference), OptionalDouble.of(ratio));
    }

    @Test
    void aTargetHasItsLightPeriodByPeriod() {
        given(IntStream.range(0, 20)
                .mapToObj(i -> aTicket(i).agentReplies(minute(i < 15 ? 30 : 90)))
                .toArray(TicketBuilder[]::new));
        Target target = new Target(
                "fast",
                Kpi.FIRST_RESPONSE,
                "p90",
                Map.of(Dimension.CHANNEL, Set.of("email")),
                Direction.AT_MOST,
                3600,
                7200,
                Review.WEEK);
        TargetReview review =
                TargetReview.of(kpis, target, KpiQuery.Windows.USUAL, Sight.ALL, LocalDate.of(2026, 3, 10), 2);
        assertThat(review.periods()).extracting(TargetReview.Period::light).containsExactly(Light.GREY, Light.AMBER);
        assertThat(review.periods().get(1).from()).isEqualTo(LocalDate.of(2026, 3, 2));
        assertThat(review.periods().get(1).to()).isEqualTo(LocalDate.of(2026, 3, 8));
        assertThat(target.light(3600)).isEqualTo(Light.GREEN);
        assertThat(target.light(7201)).isEqualTo(Light.RED);
    }

    @Test
    void anEmptyBacklogMeetsItsTargetOnceThereHasBeenATicket() {
        given(aTicket(1).resolved(minute(60)));
        Target all = new Target("few", Kpi.BACKLOG, "open", Map.of(), Direction.AT_MOST, 5, 8, Review.WEEK);
        TargetReview review =
                TargetReview.of(kpis, all, KpiQuery.Windows.USUAL, Sight.ALL, LocalDate.of(2026, 3, 10), 3);
        assertThat(review.periods())
                .extracting(TargetReview.Period::light)
                .containsExactly(Light.GREEN, Light.GREEN, Light.GREY);
        assertThat(review.periods().get(0).value()).hasValue(0);
        assertThat(review.periods().get(2).value()).isEmpty();

        Target unknown = new Target(
                "few",
                Kpi.BACKLOG,
                "open",
                Map.of(Dimension.CHANNEL, Set.of("telex")),
                Direction.AT_MOST,
                5,
                8,
                Review.WEEK);
        assertThat(TargetReview.of(kpis, unknown, KpiQuery.Windows.USUAL, Sight.ALL, LocalDate.of(2026, 3, 10), 1)
                        .periods())
                .extracting(TargetReview.Period::light)
                .containsExactly(Light.GREY);
    }

    @Test
    void aTargetThatCannotBeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Target("x", Kpi.CSAT, "p50", Map.of(), Direction.AT_LEAST, 0.9, 0.8, Review.MONTH))
                .withMessageContaining("it has share, low, high, mean, coverage");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Target("x", Kpi.CSAT, "share", Map.of(), Direction.AT_LEAST, 0.9, 0.95, Review.MONTH))
                .withMessageContaining("good side");
    }

    @Test
    void periodsAreReadAndKnowTheOneBefore() {
        LocalDate today = LocalDate.of(2026, 11, 22);
        assertThat(Map.of(
                                "2026-10", "2026-09-01..2026-09-30",
                                "2026-Q1", "2025-10-01..2025-12-31",
                                "2026", "2025-01-01..2025-12-31",
                                "2026-W01", "2025-12-22..2025-12-28",
                                "last-7", "2026-11-09..2026-11-15",
                                "2026-10-01..2026-10-10", "2026-09-21..2026-09-30")
                        .entrySet())
                .allSatisfy(
                        entry -> assertThat(Stretch.parse(entry.getKey(), today).previous())
                                .hasToString(entry.getValue()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Stretch.parse("October", today))
                .withMessageContaining("2026-Q3");
    }

    @Test
    void aPeriodThatStillRunsIsComparedWithAsManyDays() {
        LocalDate today = LocalDate.of(2026, 11, 22);
        Stretch november = Stretch.parse("2026-11", today);
        assertThat(november.soFar(today)).hasToString("2026-11-01..2026-11-22");
        assertThat(november.against("previous", today)).hasToString("2026-10-01..2026-10-22");
        assertThat(november.against("year-before", today)).hasToString("2025-11-01..2025-11-22");
        assertThat(Stretch.parse("2026-Q4", today).against("previous", today)).hasToString("2026-07-01..2026-08-22");
        assertThat(Stretch.parse("2026-11-20..2026-11-30", today).against("previous", today))
                .hasToString("2026-11-17..2026-11-19");
        assertThat(november.unevenWith(november.against("previous", today), today))
                .isEmpty();

        Stretch october = Stretch.parse("2026-10", today);
        assertThat(october.against("previous", today))
                .as("over, and compared whole")
                .hasToString("2026-09-01..2026-09-30");
        assertThat(november.against("2026-10", today)).isEqualTo(october);
        assertThat(november.unevenWith(october, today))
                .contains("2026-11-01..2026-11-30 still runs: 22 days are compared with 31");
        assertThat(october.unevenWith(november, today))
                .contains("2026-11-01..2026-11-30 still runs: 31 days are compared with 22");
    }
}
