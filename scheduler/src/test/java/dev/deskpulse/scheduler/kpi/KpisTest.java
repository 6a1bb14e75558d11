package dev.deskpulse.scheduler.kpi;

import static dev.deskpulse.scheduler.kpi.TicketBuilder.CREATED;
import static dev.deskpulse.scheduler.kpi.TicketBuilder.aTicket;
import static dev.deskpulse.scheduler.kpi.TicketBuilder.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.connector.sync.FieldMapping;
import dev.deskpulse.ticket.SlaCycle;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KpisTest {
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
    void withoutTicketsNoKpiHasARow() {
        assertThat(kpis.all(WHOLE)).hasSize(Kpi.values().length).allSatisfy(table -> {
            assertThat(table.rows()).isEmpty();
            assertThat(table.single()).isEmpty();
        });
    }

    @Test
    void figuresWithoutDataAreEmptyAndNotZero() {
        given(aTicket());
        assertThat(only(Kpi.FIRST_RESPONSE).cases()).isZero();
        assertThat(only(Kpi.FIRST_RESPONSE).value("mean")).isEmpty();
        assertThat(only(Kpi.FIRST_RESPONSE).value("p90")).isEmpty();
        assertThat(kpis.table(Kpi.CSAT, WHOLE).rows()).isEmpty();
    }

    @Test
    void aMeanStandsWithItsPercentiles() {
        given(
                aTicket(1).agentReplies(minute(10)),
                aTicket(2).agentReplies(minute(20)),
                aTicket(3).agentReplies(minute(60)),
                aTicket(4));
        KpiTable.Row row = only(Kpi.FIRST_RESPONSE);
        assertThat(row.cases()).isEqualTo(3);
        assertThat(row.value("mean")).hasValue(1800);
        assertThat(row.value("p50")).hasValue(1200);
        assertThat(row.value("p90").orElseThrow()).isCloseTo(3120, within(0.001));
        assertThat(row.value("coverage")).hasValue(0.75);
    }

    @Test
    void aTicketCountsOnceHoweverOftenItIsSaved() {
        given(aTicket(1).sla(met()), aTicket(2));
        given(aTicket(1).sla(met()));
        assertThat(only(Kpi.VOLUME).cases()).isEqualTo(2);
        assertThat(only(Kpi.SLA).cases()).isEqualTo(1);
        assertThat(only(Kpi.BACKLOG).cases()).isEqualTo(2);
    }

    @Test
    void aRemovedTicketCountsNoMore() {
        given(aTicket(1).from("x", "x").about("refund"), aTicket(2).sla(met()));
        facts.remove(Set.of(aTicket(2).build().id()));
        facts.linkContacts();
        assertThat(only(Kpi.VOLUME).cases()).isEqualTo(1);
        assertThat(kpis.table(Kpi.SLA, WHOLE).rows()).isEmpty();
    }

    @Test
    void csatHasItsWilsonIntervalAndItsCoverage() {
        for (int i = 0; i < 10; i++) {
            given(aTicket(i).resolved(minute(5)).answered(i < 8 ? 5 : 2, null));
        }
        given(aTicket(10).resolved(minute(5)), aTicket(11).resolved(minute(5)));
        KpiTable.Row row = only(Kpi.CSAT);
        assertThat(row.cases()).isEqualTo(10);
        assertThat(row.value("share")).hasValue(0.8);
        // R: prop.test(8, 10, correct = FALSE)
        assertThat(row.value("low").orElseThrow()).isCloseTo(0.4901625, within(1e-6));
        assertThat(row.value("high").orElseThrow()).isCloseTo(0.9433178, within(1e-6));
        assertThat(row.value("coverage").orElseThrow()).isCloseTo(10 / 12.0, within(1e-9));
    }

    @Test
    void npsIsPromotersMinusDetractors() {
        int[] answers = {10, 9, 9, 8, 7, 6, 0};
        for (int i = 0; i < answers.length; i++) {
            given(aTicket(i).resolved(minute(5)).answered(4, answers[i]));
        }
        assertThat(only(Kpi.NPS).value("score").orElseThrow()).isCloseTo(100.0 / 7, within(1e-9));
    }

    @Test
    void reopenedTicketsCountInTheReopenRateAlsoWhileTheyAreOpen() {
        given(aTicket(1).resolved(minute(5)), aTicket(2).resolved(minute(5)).reopened(minute(9)), aTicket(3));
        KpiTable.Row row = only(Kpi.REOPEN_RATE);
        assertThat(row.cases()).isEqualTo(2);
        assertThat(row.value("rate")).hasValue(0.5);
    }

    @Test
    void aCustomerWhoComesBackOnTheSameTopicWithinTheWindowWasNotHelpedAtFirst() {
        given(
                aTicket(1).from("a", "a").about("refund").resolved(minute(10)),
                aTicket(2)
                        .from("a", "a")
                        .about("refund")
                        .created(minute(6 * DAY))
                        .resolved(minute(6 * DAY + 5)),
                aTicket(3)
                        .from("a", "a")
                        .about("account")
                        .created(minute(7 * DAY))
                        .resolved(minute(7 * DAY + 5)),
                aTicket(4).from("b", "b").about("refund").resolved(minute(10)),
                aTicket(5)
                        .from("b", "b")
                        .about("refund")
                        .created(minute(9 * DAY))
                        .resolved(minute(9 * DAY + 5)));
        assertThat(only(Kpi.FCR).cases()).isEqualTo(5);
        assertThat(only(Kpi.FCR).value("rate")).hasValue(0.8);
        assertThat(only(Kpi.REPEAT_CONTACT).value("rate")).hasValue(0.2);
    }

    @Test
    void fcrWaitsUntilTheRepeatWindowIsOver() {
        given(aTicket(1)
                .from("a", "a")
                .about("refund")
                .created(minute(38 * DAY))
                .resolved(minute(38 * DAY + 10)));
        assertThat(only(Kpi.FCR).cases()).isZero();
        assertThat(only(Kpi.FCR).value("rate")).isEmpty();
    }

    @Test
    void fcrIsEmptyWhereNobodyKnowsWhoAskedOrAboutWhat() {
        given(aTicket(1).from(null, null).about("refund").resolved(minute(10)));
        assertThat(only(Kpi.FCR).value("rate")).isEmpty();
    }

    @Test
    void aLaterTicketOfTheSameCustomerChangesTheFactsOfTheEarlierOne() {
        given(aTicket(1).from("a", "a").about("refund").resolved(minute(10)));
        assertThat(only(Kpi.FCR).value("rate")).hasValue(1);
        given(aTicket(2).from("a", "a").about("refund").created(minute(2 * DAY)));
        assertThat(only(Kpi.FCR).value("rate")).hasValue(0);
        facts.remove(Set.of(aTicket(2).build().id()));
        facts.linkContacts();
        assertThat(only(Kpi.FCR).value("rate")).hasValue(1);
    }

    @Test
    void slaAttainmentCountsCyclesAndCanBeSlicedByName() {
        given(aTicket(1).sla(met()).sla(breached()), aTicket(2).sla(met()));
        assertThat(only(Kpi.SLA).cases()).isEqualTo(3);
        assertThat(only(Kpi.SLA).value("attainment").orElseThrow()).isCloseTo(2 / 3.0, within(1e-9));
        KpiTable byName = kpis.table(
                Kpi.SLA, KpiQuery.of(WEDNESDAY, WEDNESDAY.plusDays(9), KpiQuery.Period.WHOLE, Dimension.SLA));
        assertThat(byName.rows())
                .extracting(row -> row.slice().get(Dimension.SLA), KpiTable.Row::cases)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("Resolution", 1L),
                        org.assertj.core.api.Assertions.tuple("Response", 2L));
    }

    @Test
    void theBacklogOfAWeekIsWhatIsOpenAtItsEnd() {
        given(aTicket(1).resolved(minute(3 * DAY)), aTicket(2).resolved(minute(8 * DAY)), aTicket(3));
        KpiTable table = kpis.table(Kpi.BACKLOG, KpiQuery.of(WEDNESDAY, WEDNESDAY.plusDays(13), KpiQuery.Period.WEEK));
        assertThat(table.rows())
                .extracting(KpiTable.Row::period, KpiTable.Row::cases)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(LocalDate.of(2026, 3, 2), 2L),
                        org.assertj.core.api.Assertions.tuple(LocalDate.of(2026, 3, 9), 1L),
                        org.assertj.core.api.Assertions.tuple(LocalDate.of(2026, 3, 16), 1L));
    }

    @Test
    void aDayIsTheDesksDayInVolumeAndInFilter() {
        // 17:00 UTC is the next day in Shanghai.
        given(aTicket(1).created(CREATED.plus(Duration.ofHours(16))));
        KpiTable table =
                kpis.table(Kpi.VOLUME, KpiQuery.of(WEDNESDAY.plusDays(1), WEDNESDAY.plusDays(1), KpiQuery.Period.DAY));
        assertThat(table.rows()).extracting(KpiTable.Row::period).containsExactly(WEDNESDAY.plusDays(1));
    }

    @Test
    void slicesAndFiltersWorkTogetherAndUnknownValuesAreTheEmptyText() {
        given(
                aTicket(1).in("chat", "Kettle", "East"),
                aTicket(2).in("chat", null, "East"),
                aTicket(3).in("email", "Kettle", "West"));
        KpiQuery query = KpiQuery.of(WEDNESDAY, WEDNESDAY, KpiQuery.Period.MONTH, Dimension.PRODUCT, Dimension.CHANNEL)
                .only(Dimension.CHANNEL, Set.of("chat", "x' OR 1=1 --"));
        assertThat(kpis.table(Kpi.VOLUME, query).rows())
                .extracting(KpiTable.Row::slice)
                .containsExactly(
                        Map.of(Dimension.CHANNEL, "chat", Dimension.PRODUCT, ""),
                        Map.of(Dimension.CHANNEL, "chat", Dimension.PRODUCT, "Kettle"));
        assertThat(kpis.table(Kpi.VOLUME, WHOLE.only(Dimension.PRODUCT, Set.of("")))
                        .single())
                .hasValue(1);
    }

    @Test
    void everyKpiTakesEveryPeriodAndSlice() {
        given(aTicket(1).resolved(minute(5)).answered(5, 10).sla(met()), aTicket(2));
        Dimension[] all = Arrays.stream(Dimension.values())
                .filter(dimension -> dimension != Dimension.SLA)
                .toArray(Dimension[]::new);
        for (KpiQuery.Period period : KpiQuery.Period.values()) {
            assertThat(kpis.all(KpiQuery.of(WEDNESDAY, WEDNESDAY.plusDays(9), period, all)))
                    .allSatisfy(
                            table -> assertThat(table.rows()).isNotEmpty().allSatisfy(row -> assertThat(row.values())
                                    .containsKey(table.headline())));
        }
    }

    @Test
    void onlyTheSlaKpiIsSlicedBySla() {
        KpiQuery query = KpiQuery.of(WEDNESDAY, WEDNESDAY, KpiQuery.Period.DAY, Dimension.SLA);
        assertThatIllegalArgumentException().isThrownBy(() -> kpis.table(Kpi.VOLUME, query));
    }

    @Test
    void complaintsAndSentimentAreSharesOfWhatIsKnown() {
        given(aTicket(1).summary("COMPLAINT NEGATIVE"), aTicket(2).summary("QUESTION NEUTRAL"), aTicket(3));
        assertThat(only(Kpi.COMPLAINTS).value("share")).hasValue(0.5);
        assertThat(only(Kpi.COMPLAINTS).value("coverage").orElseThrow()).isCloseTo(2 / 3.0, within(1e-9));
        assertThat(only(Kpi.SENTIMENT).value("negative")).hasValue(0.5);
        assertThat(only(Kpi.SENTIMENT).value("positive")).hasValue(0);
    }

    @Test
    void asJsonAnEmptyValueIsNull() throws Exception {
        given(aTicket());
        ObjectMapper mapper = JsonMapper.builder()
                .addModules(new Jdk8Module(), new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .build();
        assertThat(mapper.writeValueAsString(
                        kpis.table(Kpi.NPS, KpiQuery.of(WEDNESDAY, WEDNESDAY, KpiQuery.Period.DAY, Dimension.CHANNEL))))
                .contains("\"rows\":[]");
        assertThat(mapper.writeValueAsString(kpis.table(
                        Kpi.FIRST_RESPONSE, KpiQuery.of(WEDNESDAY, WEDNESDAY, KpiQuery.Period.DAY, Dimension.CHANNEL))))
                .contains("\"period\":\"2026-03-04\"", "\"CHANNEL\":\"email\"", "\"cases\":0", "\"p50\":null");
    }

    private static SlaCycle met() {
        return new SlaCycle(
                "Response", CREATED, minute(5), null, Duration.ofHours(1), Duration.ofMinutes(5), false, false);
    }

    private static SlaCycle breached() {
        return new SlaCycle(
                "Resolution", CREATED, minute(500), null, Duration.ofHours(1), Duration.ofMinutes(500), true, false);
    }
}
