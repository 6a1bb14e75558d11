package dev.deskpulse.scheduler.kpi;

import static dev.deskpulse.scheduler.kpi.TicketBuilder.aTicket;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.connector.sync.FieldMapping;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.rootcause.Localisation;
import dev.deskpulse.scheduler.rootcause.PeriodLeaves;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PeriodLeavesTest {
    private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");
    private static final List<Dimension> BY = List.of(Dimension.CHANNEL, Dimension.PRODUCT, Dimension.REGION);
    private static final KpiQuery NOW =
            KpiQuery.of(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 4, 10), KpiQuery.Period.WHOLE);
    private static final KpiQuery BEFORE = NOW.over(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 31));

    private final DuckDb database = DuckDb.inMemory();
    private final Kpis kpis =
            new Kpis(database, Clock.fixed(APRIL.plus(Duration.ofDays(60)), ZoneOffset.UTC), ZoneOffset.UTC);
    private final List<TicketBuilder> tickets = new ArrayList<>();
    private final Random dice = new Random(7);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theSliceWhoseAnswersBecameSlowCarriesTheMean() {
        forty("Chat", "Kettle", minutes -> minutes, minutes -> 5 * minutes);
        others(minutes -> minutes);
        assertThat(localised(Kpi.FIRST_RESPONSE).sets()).containsExactly("channel=Chat&product=Kettle");
    }

    @Test
    void countsAreExpectedInProportionToTheDays() {
        for (int copy = 0; copy < 5; copy++) {
            add("Phone", "Mug", "East", 10, APRIL.plus(Duration.ofHours(copy)), 8);
        }
        others(minutes -> minutes);
        assertThat(localised(Kpi.VOLUME).sets()).containsExactly("channel=Phone&product=Mug&region=East");
    }

    /** A hundred combinations with hardly a ticket each: that some of them have one more is no cause. */
    @Test
    void onASmallDeskChanceIsNoCauseAndASurgeIs() {
        for (int day = -30; day < 10; day++) {
            for (int i = 0; i < 3; i++) {
                add("C" + dice.nextInt(5), "P" + dice.nextInt(10), "R" + dice.nextInt(2), 5, day(day), 1);
            }
        }
        assertThat(localised(Kpi.VOLUME).sets()).isEmpty();

        for (int day = 2; day < 8; day++) {
            for (int i = 0; i < 5; i++) {
                add("C" + dice.nextInt(5), "P3", "R" + dice.nextInt(2), 5, day(day), 1);
            }
        }
        assertThat(localised(Kpi.VOLUME).sets()).containsExactly("product=P3");
        assertThat(localised(Kpi.VOLUME).elements().get(0).pValue()).isLessThan(0.001);
    }

    private static Instant day(int day) {
        return APRIL.plus(Duration.ofDays(day));
    }

    @Test
    void whereNothingMovedNoSliceIsNamed() {
        others(minutes -> minutes);
        assertThat(localised(Kpi.FIRST_RESPONSE).sets()).isEmpty();
        assertThat(localised(Kpi.VOLUME).sets()).isEmpty();
    }

    @Test
    void withoutTicketsTheAnswerIsEmptyWithItsReason() {
        assertThat(localised(Kpi.FIRST_RESPONSE).sets()).isEmpty();
        assertThat(localised(Kpi.FIRST_RESPONSE).notes()).isNotEmpty();
    }

    private interface Answered {
        double after(double minutes);
    }

    private void others(Answered speed) {
        for (String channel : List.of("Chat", "E-mail", "Phone")) {
            for (String product : List.of("Kettle", "Mug", "Lamp")) {
                if (tickets.stream()
                        .noneMatch(t -> channel.equals(t.build().subject().channel())
                                && product.equals(t.build().subject().product())
                                && "West".equals(t.build().subject().region()))) {
                    forty(channel, product, speed, speed);
                }
            }
        }
    }

    /** 30 tickets in the 30 days before and 10 in the ten days after, in each of two regions. */
    private void forty(String channel, String product, Answered before, Answered after) {
        for (String region : List.of("East", "West")) {
            for (int day = -30; day < 10; day++) {
                double minutes = 30 + dice.nextInt(20);
                double answered = day < 0 ? before.after(minutes) : after.after(minutes);
                add(channel, product, region, answered, APRIL.plus(Duration.ofDays(day)), 1);
            }
        }
    }

    private void add(String channel, String product, String region, double minutes, Instant at, int copies) {
        for (int copy = 0; copy < copies; copy++) {
            Instant created = at.plus(Duration.ofMinutes(copy));
            tickets.add(aTicket(tickets.size() + 1)
                    .created(created)
                    .in(channel, product, region)
                    .agentReplies(created.plus(Duration.ofSeconds((long) (60 * minutes)))));
        }
    }

    private Localisation localised(Kpi kpi) {
        FactStore facts = new FactStore(database);
        TicketMeasurer measurer = new TicketMeasurer(
                FieldMapping.NONE, BusinessCalendar.roundTheClock(ZoneOffset.UTC), TicketBuilder.STATUSES);
        facts.save(tickets.stream()
                .map(ticket -> measurer.measure(ticket.build(), Tags.of(ticket.build())))
                .toList());
        return PeriodLeaves.localise(kpis, kpi, NOW, BEFORE, BY, Dimension::label, Progress.SILENT);
    }
}
