package dev.deskpulse.scheduler.kpi;

import dev.deskpulse.connector.sync.FieldMapping;
import dev.deskpulse.connector.sync.FieldMapping.WaitingOn;
import dev.deskpulse.scheduler.kpi.TicketFact.Mark;
import dev.deskpulse.ticket.Change;
import dev.deskpulse.ticket.StatusCategory;
import dev.deskpulse.ticket.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One ticket's events, put in order once, for all that is measured of them.
 *
 * @param resolved the latest resolution; null while open
 * @param marks what is wrong with it
 */
record TicketHistory(
        Ticket ticket,
        KpiProfile profile,
        FieldTimeline status,
        FieldTimeline assignee,
        FieldTimeline team,
        DoneTimeline done,
        Replies replies,
        WorkClock clock,
        @Nullable Instant resolved,
        Waits waits,
        Set<Mark> marks) {

    static TicketHistory of(
            Ticket ticket, KpiProfile profile, FieldMapping mapping, DeskHours hours, StatusCatalogue statuses) {
        Ticket.Lifecycle life = ticket.lifecycle();
        FieldTimeline status = FieldTimeline.ofText(ticket.history(), "status", life.created(), life.status());
        FieldTimeline assignee = FieldTimeline.ofRaw(ticket.history(), "assignee", life.created(), assigned(ticket));
        FieldTimeline team = teams(ticket, mapping);
        DoneTimeline done = DoneTimeline.of(ticket, status, statuses);
        Replies replies = Replies.of(ticket, profile.automationReplies());
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        Stream.of(status.flaw(), assignee.flaw(), team.flaw(), done.flaw()).forEach(flaw -> flaw.ifPresent(marks::add));
        if (replies.beforeCreation()) {
            marks.add(Mark.REPLY_BEFORE_CREATION);
        }
        Instant resolved = done.isTold() ? done.doneForGood().orElse(null) : resolvedBySource(life, marks);
        WorkClock clock = new WorkClock(hours, ticket, team, profile.calendarRule());
        Waits waits = Waits.of(StatusStays.of(ticket, mapping, statuses));
        return new TicketHistory(ticket, profile, status, assignee, team, done, replies, clock, resolved, waits, marks);
    }

    static FieldTimeline teams(Ticket ticket, FieldMapping mapping) {
        String field = mapping.extras().get(OwnFields.TEAM);
        List<Change> changes = ticket.history().stream()
                .filter(change -> change.isOf(OwnFields.TEAM) || (field != null && change.isOf(field)))
                .toList();
        return FieldTimeline.ofText(
                changes, ticket.lifecycle().created(), ticket.fields().get(OwnFields.TEAM));
    }

    static @Nullable String assigned(Ticket ticket) {
        return ticket.parties().assignee() == null
                ? null
                : ticket.parties().assignee().value();
    }

    /** The source's own word, where the history cannot tell. */
    private static @Nullable Instant resolvedBySource(Ticket.Lifecycle life, Set<Mark> marks) {
        if (life.resolved() == null || life.category() != StatusCategory.DONE) {
            return null;
        }
        if (life.resolved().isBefore(life.created())) {
            marks.add(Mark.RESOLVED_BEFORE_CREATION);
            return null;
        }
        return life.resolved();
    }

    Instant created() {
        return ticket.lifecycle().created();
    }

    /** From one moment to another; null where the second is not known. */
    TicketFact.@Nullable Time time(Instant from, @Nullable Instant until) {
        if (until == null) {
            return null;
        }
        return new TicketFact.Time(until.getEpochSecond() - from.getEpochSecond(), clock.seconds(from, until));
    }

    /** When it was open, up to a moment. */
    List<Interval> open(Instant latest) {
        List<Interval> open = new ArrayList<>();
        for (DoneTimeline.Turn turn : done.turns()) {
            if (!turn.done()) {
                Interval.of(turn.from(), turn.until(), latest).ifPresent(open::add);
            }
        }
        return open;
    }

    /** When it was assigned to somebody, up to a moment. */
    List<Interval> assigned(Instant latest) {
        List<Interval> assigned = new ArrayList<>();
        for (FieldTimeline.Stay stay : assignee.stays()) {
            if (stay.value() != null) {
                Interval.of(stay.from(), stay.until(), latest).ifPresent(assigned::add);
            }
        }
        return assigned;
    }

    /** The waits on one side up to a moment; empty where the history does not tell. */
    Optional<List<Interval>> waiting(WaitingOn whom, Instant latest) {
        return waits.on(whom, latest);
    }
}
