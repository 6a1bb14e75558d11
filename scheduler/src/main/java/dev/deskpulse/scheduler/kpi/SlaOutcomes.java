package dev.deskpulse.scheduler.kpi;

import dev.deskpulse.scheduler.kpi.TicketFact.Mark;
import dev.deskpulse.scheduler.kpi.TicketFact.SlaOutcome;
import dev.deskpulse.ticket.SlaCycle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The SLA cycles that are decided: stopped, or breached while they run. */
final class SlaOutcomes {
    private SlaOutcomes() {}

    static List<SlaOutcome> of(TicketHistory history, List<SlaCycle> cycles, DeskHours hours) {
        List<SlaOutcome> decided = new ArrayList<>();
        for (SlaCycle cycle : cycles) {
            Instant stop = decidedAt(cycle).orElse(null);
            if (stop != null && stop.isBefore(cycle.start())) {
                history.marks().add(Mark.SLA_BACKWARDS);
            } else if (stop != null) {
                decided.add(new SlaOutcome(
                        cycle.name(),
                        hours.dayOf(stop),
                        !cycle.breached(),
                        cycle.elapsed().toSeconds(),
                        cycle.goal().toSeconds()));
            }
        }
        return decided;
    }

    static Optional<Instant> decidedAt(SlaCycle cycle) {
        if (cycle.stop() != null || !cycle.breached()) {
            return Optional.ofNullable(cycle.stop());
        }
        return Optional.of(cycle.breachTime() == null ? cycle.start().plus(cycle.elapsed()) : cycle.breachTime());
    }
}
