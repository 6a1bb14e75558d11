package dev.deskpulse.scheduler.kpi;

import dev.deskpulse.connector.sync.FieldMapping;
import dev.deskpulse.connector.sync.FieldMapping.WaitingOn;
import dev.deskpulse.scheduler.kpi.TicketFact.Mark;
import dev.deskpulse.scheduler.text.TicketTags;
import dev.deskpulse.ticket.Satisfaction;
import dev.deskpulse.ticket.SlaCycle;
import dev.deskpulse.ticket.StatusCategory;
import dev.deskpulse.ticket.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Computes the fact row of one ticket from its history. The definitions are in {@code docs/kpi.md}. */
public final class TicketMeasurer {
    /** The name under which {@link FieldMapping#extras()} maps the field that says what a ticket is about. */
    static final String TOPIC = "topic";

    private final FieldMapping mapping;
    private final BusinessCalendar calendar;
    private final StatusCatalogue statuses;

    public TicketMeasurer(FieldMapping mapping, BusinessCalendar calendar, StatusCatalogue statuses) {
        this.mapping = mapping;
        this.calendar = calendar;
        this.statuses = statuses;
    }

    public TicketFact measure(Ticket ticket, @Nullable TicketTags tags) {
        Ticket.Lifecycle life = ticket.lifecycle();
        FieldTimeline status = FieldTimeline.ofText(ticket.history(), "status", life.created(), life.status());
        FieldTimeline assignee = FieldTimeline.ofRaw(ticket.history(), "assignee", life.created(), assigned(ticket));
        DoneTimeline done = DoneTimeline.of(ticket, status, statuses);
        Replies replies = Replies.of(ticket);
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        Stream.of(status.flaw(), assignee.flaw(), done.flaw()).forEach(flaw -> flaw.ifPresent(marks::add));
        if (replies.beforeCreation()) {
            marks.add(Mark.REPLY_BEFORE_CREATION);
        }
        TicketFact.Resolution resolution = resolution(life, done, marks);
        return new TicketFact(
                ticket.id(),
                labels(ticket, tags, agent(assignee, resolution.at(), assigned(ticket))),
                arrival(life.created()),
                response(life.created(), replies),
                resolution,
                effort(ticket, status, assignee, done, resolution, replies),
                survey(ticket, resolution),
                sla(ticket.slaCycles()),
                spells(life, done, resolution),
                marks);
    }

    private static @Nullable String assigned(Ticket ticket) {
        return ticket.parties().assignee() == null
                ? null
                : ticket.parties().assignee().value();
    }

    private static @Nullable String agent(
            FieldTimeline assignee, @Nullable Instant resolved, @Nullable String present) {
        return resolved == null || !assignee.sound() ? present : assignee.valueAt(resolved);
    }

    private static TicketFact.Labels labels(Ticket ticket, @Nullable TicketTags tags, @Nullable String agent) {
        return new TicketFact.Labels(
                ticket.key().value(),
                ticket.source().value(),
                ticket.project(),
                ticket.type(),
                ticket.subject().channel(),
                agent,
                tags == null ? null : tags.kind().kind().name(),
                ticket.fields().get(TOPIC),
                tags == null ? null : tags.sentiment().label().name(),
                tags == null ? null : tags.language().name(),
                ticket.subject().product(),
                ticket.subject().region(),
                ticket.priority(),
                ticket.parties().customer(),
                ticket.parties().organisation());
    }

    private TicketFact.Arrival arrival(Instant created) {
        return new TicketFact.Arrival(created, calendar.dayOf(created), hourOf(created));
    }

    private TicketFact.Response response(Instant created, Replies replies) {
        Instant first = replies.first().orElse(null);
        return new TicketFact.Response(
                first,
                elapsed(created, first),
                business(created, first),
                replies.messages().size());
    }

    private TicketFact.Resolution resolution(Ticket.Lifecycle life, DoneTimeline done, Set<Mark> marks) {
        Instant created = life.created();
        Instant first = done.firstDone().orElse(null);
        Instant last = done.isTold() ? done.doneForGood().orElse(null) : resolvedBySource(life, marks);
        return new TicketFact.Resolution(
                first,
                first == null ? null : calendar.dayOf(first),
                elapsed(created, first),
                business(created, first),
                last,
                last == null ? null : calendar.dayOf(last),
                last == null ? null : hourOf(last),
                elapsed(created, last),
                business(created, last),
                done.isTold() ? (Integer) done.reopens() : null);
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

    private TicketFact.Effort effort(
            Ticket ticket,
            FieldTimeline status,
            FieldTimeline assignee,
            DoneTimeline done,
            TicketFact.Resolution resolution,
            Replies replies) {
        Instant end = resolution.at();
        if (end == null) {
            return new TicketFact.Effort(null, null, null, null, null, null);
        }
        Waits waits = waits(ticket, status, end).orElse(null);
        return new TicketFact.Effort(
                waits == null ? null : waits.elapsed(WaitingOn.DESK),
                waits == null ? null : waits.deskBusiness(),
                waits == null ? null : waits.elapsed(WaitingOn.CUSTOMER),
                waits == null ? null : waits.elapsed(WaitingOn.THIRD_PARTY),
                assignee.sound() && done.isTold() ? (Long) handling(assignee, done, end) : null,
                replies.messages().size() < 2);
    }

    private record Waits(Map<WaitingOn, Long> seconds, long deskBusiness) {
        long elapsed(WaitingOn whom) {
            return seconds.getOrDefault(whom, 0L);
        }
    }

    private Optional<Waits> waits(Ticket ticket, FieldTimeline status, Instant end) {
        if (!status.sound() || status.neverChanged()) {
            return Optional.empty();
        }
        Map<WaitingOn, Long> sums = new EnumMap<>(WaitingOn.class);
        long deskBusiness = 0;
        for (FieldTimeline.Stay stay : status.stays()) {
            Optional<WaitingOn> whom = waitingOn(ticket, stay.value());
            if (whom.isEmpty()) {
                return Optional.empty();
            }
            Instant until = earlier(stay.until(), end);
            sums.merge(whom.get(), Math.max(0, seconds(stay.from(), until)), Long::sum);
            if (whom.get() == WaitingOn.DESK) {
                deskBusiness += calendar.businessSeconds(stay.from(), until);
            }
        }
        return Optional.of(new Waits(sums, deskBusiness));
    }

    private Optional<WaitingOn> waitingOn(Ticket ticket, @Nullable String status) {
        if (status == null) {
            return Optional.empty();
        }
        WaitingOn mapped = mapping.waitingOn().get(status);
        return mapped != null
                ? Optional.of(mapped)
                : DoneTimeline.category(ticket, status, statuses).map(c -> mapping.waitingOn(status, c));
    }

    private static long handling(FieldTimeline assignee, DoneTimeline done, Instant end) {
        long sum = 0;
        for (DoneTimeline.Turn turn : done.turns()) {
            for (FieldTimeline.Stay stay : assignee.stays()) {
                if (!turn.done() && stay.value() != null) {
                    Instant from = turn.from().isAfter(stay.from()) ? turn.from() : stay.from();
                    Instant until = earlier(stay.until(), earlier(turn.until(), end));
                    sum += Math.max(0, seconds(from, until));
                }
            }
        }
        return sum;
    }

    private TicketFact.Survey survey(Ticket ticket, TicketFact.Resolution resolution) {
        Satisfaction answer = ticket.satisfaction();
        Integer csat = answer == null ? null : (Integer) answer.score();
        Integer nps = ticket.npsAnswer();
        LocalDate day = resolution.day();
        if (day == null && answer != null && answer.at() != null) {
            day = calendar.dayOf(answer.at());
        }
        if (day == null && (csat != null || nps != null)) {
            day = calendar.dayOf(ticket.lifecycle().created());
        }
        return new TicketFact.Survey(csat, nps, day);
    }

    private List<TicketFact.SlaOutcome> sla(List<SlaCycle> cycles) {
        List<TicketFact.SlaOutcome> decided = new ArrayList<>();
        for (SlaCycle cycle : cycles) {
            Instant stop = cycle.stop();
            if (stop == null && cycle.breached()) {
                stop = cycle.breachTime() == null ? cycle.start().plus(cycle.elapsed()) : cycle.breachTime();
            }
            if (stop != null) {
                decided.add(new TicketFact.SlaOutcome(
                        cycle.name(),
                        calendar.dayOf(stop),
                        !cycle.breached(),
                        cycle.elapsed().toSeconds(),
                        cycle.goal().toSeconds()));
            }
        }
        return decided;
    }

    private List<TicketFact.OpenSpell> spells(
            Ticket.Lifecycle life, DoneTimeline done, TicketFact.Resolution resolution) {
        List<TicketFact.OpenSpell> spells = new ArrayList<>();
        for (DoneTimeline.Turn turn : done.turns()) {
            if (!turn.done()) {
                addSpell(spells, turn.from(), turn.until());
            }
        }
        boolean endKnown = life.category() != StatusCategory.DONE || resolution.at() != null;
        if (!done.isTold() && endKnown) {
            addSpell(spells, life.created(), resolution.at());
        }
        return spells;
    }

    private void addSpell(List<TicketFact.OpenSpell> spells, Instant from, @Nullable Instant until) {
        LocalDate first = calendar.dayOf(from);
        LocalDate end = until == null ? null : calendar.dayOf(until);
        if (!first.equals(end)) {
            spells.add(new TicketFact.OpenSpell(first, end));
        }
    }

    private int hourOf(Instant at) {
        return at.atZone(calendar.zone()).getHour();
    }

    private static Instant earlier(@Nullable Instant a, Instant b) {
        return a == null || b.isBefore(a) ? b : a;
    }

    private static long seconds(Instant from, Instant until) {
        return Duration.between(from, until).toSeconds();
    }

    private static @Nullable Long elapsed(Instant from, @Nullable Instant until) {
        return until == null ? null : (Long) seconds(from, until);
    }

    private @Nullable Long business(Instant from, @Nullable Instant until) {
        return until == null ? null : (Long) calendar.businessSeconds(from, until);
    }
}
