package dev.deskpulse.scheduler.action;

import dev.deskpulse.scheduler.kpi.CaseCells;
import dev.deskpulse.ticket.Ticket;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** Tells which tickets get the new step of an action that chance splits. */
public record Halves(CaseCells cases) {
    /** Empty where the action is not split, was withdrawn, or does not touch the ticket. */
    public Optional<SplitTrial.Half> of(ActionStore.Kept kept, Ticket ticket) {
        Action action = kept.action();
        return action.method() == Action.Method.SPLIT_BY_TICKET
                        && kept.withdrawn() == null
                        && cases.holds(ticket.key().value(), action.slices())
                ? Optional.of(SplitTickets.half(kept.number(), ticket.id().value()))
                : Optional.empty();
    }

    /** The same of a ticket that came while the action lasts. */
    public Optional<SplitTrial.Half> whileItLasts(ActionStore.Kept kept, Ticket ticket, ZoneId zone) {
        LocalDate came = LocalDate.ofInstant(ticket.lifecycle().created(), zone);
        return came.isBefore(kept.action().start())
                        || came.isAfter(kept.action().last())
                ? Optional.empty()
                : of(kept, ticket);
    }
}
