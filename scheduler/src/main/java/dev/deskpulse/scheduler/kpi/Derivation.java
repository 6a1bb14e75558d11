package dev.deskpulse.scheduler.kpi;

import dev.deskpulse.ticket.Ticket;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How one ticket's figures come about, step by step. Roles and times only: no text of the ticket and nobody's name.
 *
 * @param profile whose definitions these are
 * @param figures in a fixed order, the same under every profile
 * @param marks what is wrong with the history
 */
public record Derivation(String profile, List<Figure> figures, List<String> marks) {
    public Derivation {
        figures = List.copyOf(figures);
        marks = List.copyOf(marks);
    }

    /**
     * One figure.
     *
     * @param value such as {@code 2h 5m elapsed, 1h 0m business}; a dash where there is none
     * @param steps what was counted, what was not and why; of a dash its reason
     */
    public record Figure(String name, String value, List<String> steps) {
        public Figure {
            steps = List.copyOf(steps);
        }
    }

    /**
     * What is asked about.
     *
     * @param next what the store knows of the customer's next contact; empty where it has not looked yet
     * @param now decides whether the window of first contact resolution is over
     */
    public record Asked(Ticket ticket, Optional<NextContact> next, Instant now) {}

    /** What a measurer makes of a ticket. */
    public static Derivation of(TicketMeasurer measurer, Asked asked) {
        TicketHistory history = measurer.history(asked.ticket());
        TicketFact fact = measurer.measure(asked.ticket(), null);
        DerivedTimes times =
                new DerivedTimes(history, fact, new DerivedText(measurer.hours().zone(), history.clock()));
        DerivedVerdicts verdicts = new DerivedVerdicts(
                history, fact, asked, new DerivedText(measurer.hours().zone(), history.clock()));
        return new Derivation(
                measurer.profile().name(),
                List.of(
                        times.firstResponse(),
                        times.nextResponse(),
                        times.lastResponse(),
                        times.firstResolution(),
                        times.resolution(),
                        verdicts.reopens(),
                        verdicts.firstContactResolution(),
                        times.waitingOnDesk(),
                        times.waitingOnCustomer(),
                        times.waitingOnThirdParty(),
                        times.handling(),
                        verdicts.oneTouch(),
                        verdicts.transfers(),
                        verdicts.teamTransfers(),
                        verdicts.csat(),
                        verdicts.nps(),
                        verdicts.effort()),
                fact.marks().stream().map(KpiProfile::label).toList());
    }
}
