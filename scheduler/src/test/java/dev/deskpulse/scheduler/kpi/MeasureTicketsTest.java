package dev.deskpulse.scheduler.kpi;

import static dev.deskpulse.scheduler.kpi.TicketBuilder.aTicket;
import static dev.deskpulse.scheduler.kpi.TicketBuilder.minute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.connector.store.JdbcTicketStore;
import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.connector.sync.FieldMapping;
import dev.deskpulse.progress.Progress;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MeasureTicketsTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final KpiQuery WHOLE =
            KpiQuery.of(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 4, 1), KpiQuery.Period.WHOLE);
    private static final int DAY = 24 * 60;

    private final AtomicReference<Instant> storeTime = new AtomicReference<>(Instant.parse("2026-04-01T00:00:00Z"));
    private final DuckDb database = DuckDb.inMemory();
    private final TicketStore tickets = JdbcTicketStore.in(database, storeTime::get);
    private final Kpis kpis = new Kpis(database, Clock.fixed(minute(40 * DAY), SHANGHAI), SHANGHAI);
    private final MeasureTickets measure = new MeasureTickets(
            tickets,
            ids -> Map.of(),
            new FactStore(database),
            new TicketMeasurer(FieldMapping.NONE, BusinessCalendar.roundTheClock(SHANGHAI), TicketBuilder.STATUSES));

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void measuresAllThenOnlyWhatHasChanged() {
        tickets.save(List.of(aTicket(1).build(), aTicket(2).build()));
        assertThat(measure.run(Instant.MIN, Progress.SILENT)).isEqualTo(new MeasureTickets.Outcome(2, 0));
        storeTime.set(Instant.parse("2026-04-02T00:00:00Z"));
        tickets.save(List.of(aTicket(2).resolved(minute(90)).build()));
        assertThat(measure.run(storeTime.get(), Progress.SILENT)).isEqualTo(new MeasureTickets.Outcome(1, 0));
        assertThat(kpis.table(Kpi.VOLUME, WHOLE).single()).hasValue(2);
        assertThat(kpis.table(Kpi.RESOLUTION, WHOLE).single()).hasValue(5400);
    }

    @Test
    void aNewTicketOfTheSameCustomerChangesOnlyTheNeighboursLinks() {
        tickets.save(List.of(aTicket(1).about("refund").resolved(minute(10)).build()));
        measure.run(Instant.MIN, Progress.SILENT);
        assertThat(kpis.table(Kpi.FCR, WHOLE).single()).hasValue(1);
        storeTime.set(Instant.parse("2026-04-02T00:00:00Z"));
        tickets.save(List.of(aTicket(2).about("refund").created(minute(DAY)).build()));
        measure.run(storeTime.get(), Progress.SILENT);
        assertThat(kpis.table(Kpi.FCR, WHOLE).single()).hasValue(0);
    }

    @Test
    void aTicketGoneFromItsSourceIsCountedNoMoreAndComesBackWhenItHeals() {
        tickets.save(List.of(aTicket(1).build(), aTicket(2).build()));
        measure.run(Instant.MIN, Progress.SILENT);
        tickets.markAbsent(List.of(aTicket(2).build().id()), TicketStore.Absence.NOT_VISIBLE);
        assertThat(measure.run(storeTime.get().plusSeconds(1), Progress.SILENT).removed())
                .isEqualTo(1);
        assertThat(kpis.table(Kpi.VOLUME, WHOLE).single()).hasValue(1);
        tickets.save(List.of(aTicket(2).build()));
        measure.run(storeTime.get(), Progress.SILENT);
        assertThat(kpis.table(Kpi.VOLUME, WHOLE).single()).hasValue(2);
    }
}
