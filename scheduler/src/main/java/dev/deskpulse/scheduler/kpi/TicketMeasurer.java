package dev.deskpulse.scheduler.kpi;

import dev.deskpulse.connector.sync.FieldMapping;
import dev.deskpulse.scheduler.kpi.TicketFact.Mood;
import dev.deskpulse.scheduler.sight.Scope;
import dev.deskpulse.scheduler.text.TicketTags;
import dev.deskpulse.scheduler.text.Trajectory;
import dev.deskpulse.ticket.SlaCycle;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.Untold;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Computes the fact row of one ticket from its events. The definitions are in {@code docs/kpi.md}.
 *
 * <p>Nothing here knows where the events come from: whoever fills a {@link Ticket}, with the changes of the fields
 * {@code status} (by name), {@code assignee} (by id), {@code resolution}, {@code timespent} and {@code team}, has them measured. Of
 * the mapping only {@code waitingOn} and the names of the extras are read.
 */
public final class TicketMeasurer {
    private final FieldMapping mapping;
    private final DeskHours hours;
    private final StatusCatalogue statuses;
    private final KpiProfile profile;
    private final OwnFields own;

    /** Measures by the choices of a profile. */
    public TicketMeasurer(FieldMapping mapping, DeskHours hours, StatusCatalogue statuses, KpiProfile profile) {
        this.mapping = mapping;
        this.hours = hours;
        this.statuses = statuses;
        this.profile = profile;
        this.own = OwnFields.of(mapping.extras().keySet());
    }

    /** One calendar for all, and the product's own definitions. */
    public TicketMeasurer(FieldMapping mapping, BusinessCalendar calendar, StatusCatalogue statuses) {
        this(mapping, DeskHours.of(calendar), statuses, KpiProfile.DESKPULSE);
    }

    /** With the SLA cycles as the source shows them today. */
    public TicketFact measure(Ticket ticket, @Nullable TicketTags tags) {
        return measure(ticket, tags, ticket.slaCycles());
    }

    /** @param cycles the SLA cycles with the goals that were in force */
    public TicketFact measure(Ticket ticket, @Nullable TicketTags tags, List<SlaCycle> cycles) {
        TicketHistory history = history(ticket);
        return new TicketFact(
                ticket.id(),
                labels(history, tags),
                arrival(ticket),
                ResponseTimes.of(history, hours),
                ResolutionTimes.of(history, hours),
                Efforts.of(history),
                Surveys.of(history, hours),
                tags == null ? null : mood(tags.trajectory()),
                SlaOutcomes.of(history, cycles, hours),
                ResolutionTimes.spells(history, hours),
                OrderStages.of(history, hours),
                history.marks());
    }

    /** Of a source that does not tell everything: figures that need what it leaves out are empty. */
    public TicketFact measureWithout(Ticket ticket, Set<Untold> untold) {
        return new UntoldFigures(untold, profile).without(measure(ticket, null));
    }

    TicketHistory history(Ticket ticket) {
        return TicketHistory.of(ticket, profile, mapping, hours, statuses);
    }

    KpiProfile profile() {
        return profile;
    }

    DeskHours hours() {
        return hours;
    }

    /** The same events by other choices. */
    public TicketMeasurer under(KpiProfile other) {
        return new TicketMeasurer(mapping, hours, statuses, other);
    }

    private TicketFact.Labels labels(TicketHistory history, @Nullable TicketTags tags) {
        Ticket ticket = history.ticket();
        return new TicketFact.Labels(
                ticket.key().value(),
                ticket.source().value(),
                ticket.project(),
                Scope.of(ticket).text(),
                ticket.type(),
                ticket.subject().channel(),
                holder(history, history.assignee(), TicketHistory.assigned(ticket)),
                holder(history, history.team(), ticket.fields().get(OwnFields.TEAM)),
                tags == null
                        ? ticket.fields().get(OwnFields.KIND)
                        : tags.kind().kind().name(),
                ticket.fields().get(OwnFields.TOPIC),
                tags == null ? null : tags.sentiment().label().name(),
                tags == null ? null : tags.language().name(),
                ticket.subject().product(),
                ticket.subject().region(),
                ticket.fields().get(OwnFields.SEGMENT),
                ticket.priority(),
                ticket.parties().customer(),
                ticket.parties().organisation(),
                own.values(ticket.fields()));
    }

    /** Who had it at the latest resolution; while open, or where the history has a gap, who has it. */
    private static @Nullable String holder(TicketHistory history, FieldTimeline timeline, @Nullable String present) {
        return history.resolved() == null || !timeline.sound() ? present : timeline.valueAt(history.resolved());
    }

    private TicketFact.Arrival arrival(Ticket ticket) {
        var created = ticket.lifecycle().created();
        return new TicketFact.Arrival(
                created, hours.dayOf(created), created.atZone(hours.zone()).getHour());
    }

    private static Mood mood(Trajectory trajectory) {
        return new Mood(
                trajectory.course().name(),
                trajectory.last().score() - trajectory.first().score());
    }
}
