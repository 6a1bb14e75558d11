package dev.deskpulse.scheduler.kpi;

import static dev.deskpulse.scheduler.kpi.TicketBuilder.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.connector.sync.FieldMapping;
import dev.deskpulse.connector.sync.FieldMapping.WaitingOn;
import dev.deskpulse.scheduler.RealPostgres;
import dev.deskpulse.scheduler.kpi.KpiQuery.Period;
import dev.deskpulse.scheduler.sight.Sight;
import dev.deskpulse.ticket.SourceId;
import dev.deskpulse.ticket.TicketId;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same SQL texts give the same rows on DuckDB and on a real PostgreSQL. */
class KpiEnginesTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate FROM = LocalDate.of(2026, 3, 1);
    private static final LocalDate TO = LocalDate.of(2026, 5, 15);
    private static final int DAY = 24 * 60;

    private static final DuckDb DUCK = DuckDb.inMemory();
    /** A third of the tickets. */
    private static final Selection SELECTED = Selection.of(IntStream.range(0, 200)
            .mapToObj(third -> TicketId.of(new SourceId("site"), Integer.toString(3 * third)))
            .toList());

    private static Kpis duck;
    private static Kpis postgres;

    @BeforeAll
    static void measureTheSameTicketsInBoth() {
        duck = measuredIn(DUCK);
        postgres = measuredIn(RealPostgres.empty());
    }

    @AfterAll
    static void stop() {
        DUCK.close();
    }

    private static Kpis measuredIn(Database database) {
        FieldMapping mapping = FieldMapping.of(
                Map.of("topic", "t", "segment", "s", "campaign", "c"),
                Map.of("Waiting for customer", WaitingOn.CUSTOMER, "Waiting for courier", WaitingOn.THIRD_PARTY));
        DeskHours hours = new DeskHours(
                BERLIN,
                CalendarHistory.always(
                        BusinessCalendar.weekdays(BERLIN, LocalTime.of(9, 0), LocalTime.of(18, 0), Set.of())),
                Map.of(
                        "Shanghai",
                        CalendarHistory.always(BusinessCalendar.weekdays(
                                ZoneId.of("Asia/Shanghai"), LocalTime.of(22, 0), LocalTime.of(6, 0), Set.of()))),
                Map.of());
        TicketMeasurer measurer = new TicketMeasurer(mapping, hours, TicketBuilder.STATUSES, KpiProfile.DESKPULSE);
        RandomTickets tickets = new RandomTickets(20_260_304);
        FactStore facts = new FactStore(database);
        facts.save(IntStream.range(0, 600)
                .mapToObj(number -> tickets.next(number).build())
                .map(ticket -> measurer.measure(ticket, Tags.of(ticket)))
                .toList());
        facts.linkContacts();
        return new Kpis(database, Clock.fixed(minute(65 * DAY), BERLIN), BERLIN);
    }

    private static Stream<KpiQuery> queries(Kpi kpi) {
        KpiQuery months = KpiQuery.of(FROM, TO, Period.MONTH);
        Stream<KpiQuery> common = Stream.of(
                KpiQuery.of(FROM, TO, Period.WHOLE),
                KpiQuery.of(FROM, TO, Period.DAY),
                KpiQuery.of(FROM, TO, Period.WEEK, Dimension.PROJECT, Dimension.CHANNEL),
                KpiQuery.of(FROM, TO, Period.MONTH, Dimension.PRODUCT, Dimension.TEAM),
                KpiQuery.of(FROM, TO, Period.WHOLE, Dimension.HOUR, Dimension.WEEKDAY),
                KpiQuery.of(FROM, TO, Period.WHOLE, Dimension.SEGMENT, Dimension.OWN_1),
                KpiQuery.of(FROM, TO, Period.WHOLE, Dimension.AGENT, Dimension.TOPIC)
                        .telling(2),
                new KpiQuery(
                        FROM,
                        TO,
                        Period.MONTH,
                        List.of(Dimension.CHANNEL),
                        Map.of(),
                        KpiQuery.Windows.USUAL,
                        KpiQuery.MOST_VALUES,
                        Sight.ALL,
                        SELECTED),
                months.only(Dimension.CHANNEL, Set.of("chat", "email")).only(Dimension.PRODUCT, Set.of("")));
        Stream<Dimension> own =
                Stream.of(Dimension.SLA, Dimension.FACET, Dimension.STAGE).filter(kpi::has);
        return Stream.concat(common, own.map(dimension -> KpiQuery.of(FROM, TO, Period.WEEK, dimension)));
    }

    @Test
    void whatIsSelectedAloneIsCounted() {
        KpiQuery all = KpiQuery.of(FROM.minusYears(1), TO.plusYears(1), Period.WHOLE);
        KpiQuery some = new KpiQuery(
                all.from(),
                all.to(),
                all.period(),
                all.by(),
                all.filter(),
                all.windows(),
                all.most(),
                all.sight(),
                SELECTED);
        assertThat(duck.table(Kpi.VOLUME, all).single()).hasValue(600);
        assertThat(duck.table(Kpi.VOLUME, some).single()).hasValue(200);
        assertThat(postgres.table(Kpi.VOLUME, some).single()).hasValue(200);
        KpiQuery none = new KpiQuery(
                all.from(),
                all.to(),
                all.period(),
                all.by(),
                all.filter(),
                all.windows(),
                all.most(),
                all.sight(),
                Selection.of(List.of()));
        assertThat(duck.table(Kpi.VOLUME, none).single().orElse(0)).isZero();
        assertThat(postgres.table(Kpi.VOLUME, none).single().orElse(0)).isZero();
    }

    @ParameterizedTest
    @EnumSource(Kpi.class)
    void bothEnginesGiveTheSameRows(Kpi kpi) {
        queries(kpi).forEach(query -> {
            KpiTable here = duck.table(kpi, query);
            KpiTable there = postgres.table(kpi, query);
            assertThat(here.rows()).as("%s %s", kpi, query).isNotEmpty().hasSameSizeAs(there.rows());
            for (int i = 0; i < here.rows().size(); i++) {
                compare(here.rows().get(i), there.rows().get(i));
            }
        });
    }

    static void compare(KpiTable.Row here, KpiTable.Row there) {
        assertThat(here.period()).isEqualTo(there.period());
        assertThat(here.slice()).isEqualTo(there.slice());
        assertThat(here.cases()).isEqualTo(there.cases());
        assertThat(here.values().keySet())
                .containsExactlyElementsOf(there.values().keySet());
        here.values().forEach((name, value) -> {
            OptionalDouble other = there.value(name);
            assertThat(value.isPresent()).as(name).isEqualTo(other.isPresent());
            assertThat(value.orElse(0)).as(name).isCloseTo(other.orElse(0), within(1e-6));
        });
    }

    @ParameterizedTest
    @EnumSource(Kpi.class)
    void everyFigureLeadsToItsTicketsOnBothEngines(Kpi kpi) {
        KpiQuery query = KpiQuery.of(FROM, TO, Period.WHOLE).only(Dimension.CHANNEL, Set.of("chat"));
        List<String> keys = pages(duck, kpi, query);
        assertThat(keys).isEqualTo(pages(postgres, kpi, query)).doesNotHaveDuplicates();
        assertThat(keys).isEqualTo(List.copyOf(new TreeSet<>(keys)));
        long cases = duck.table(kpi, query).rows().get(0).cases();
        assertThat((long) keys.size()).as("%s has %s cases", kpi, cases).satisfies(size -> {
            switch (kpi.rows()) {
                case TICKETS, PERIOD_ENDS -> {
                    if (kpi == Kpi.RETENTION) {
                        assertThat(size).isGreaterThanOrEqualTo(cases);
                    } else if (kpi != Kpi.NEXT_RESPONSE) {
                        assertThat(size).isEqualTo(cases);
                    }
                }
                default -> assertThat(size).isPositive().isLessThanOrEqualTo(cases);
            }
        });
    }

    private static List<String> pages(Kpis kpis, Kpi kpi, KpiQuery query) {
        List<String> keys = new ArrayList<>();
        List<String> page = kpis.tickets(kpi, query, "", 37);
        while (!page.isEmpty()) {
            keys.addAll(page);
            page = kpis.tickets(kpi, query, page.get(page.size() - 1), 37);
        }
        return keys;
    }

    @Test
    void theRestOfManyValuesIsOneRowOfItsOwn() {
        KpiQuery query = KpiQuery.of(FROM, TO, Period.WHOLE, Dimension.CHANNEL);
        KpiTable all = duck.table(Kpi.VOLUME, query);
        KpiTable told = duck.table(Kpi.VOLUME, query.telling(1));
        assertThat(told.rows()).hasSize(2).anySatisfy(row -> assertThat(row.slice())
                .containsValue(KpiQuery.OTHER));
        assertThat(told.rows().stream().mapToLong(KpiTable.Row::cases).sum())
                .isEqualTo(all.rows().stream().mapToLong(KpiTable.Row::cases).sum());
    }
}
