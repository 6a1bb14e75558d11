package dev.deskpulse.scheduler.casestudy;

import dev.deskpulse.scheduler.casestudy.CaseStudy.Event;
import dev.deskpulse.scheduler.casestudy.CaseStudy.Kind;
import dev.deskpulse.scheduler.casestudy.CaseStudy.Mood;
import dev.deskpulse.scheduler.text.MessageTag;
import dev.deskpulse.scheduler.text.OwnComments;
import dev.deskpulse.scheduler.text.Passage;
import dev.deskpulse.scheduler.text.TagChange;
import dev.deskpulse.ticket.Change;
import dev.deskpulse.ticket.Message;
import dev.deskpulse.ticket.Person;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.Satisfaction;
import dev.deskpulse.ticket.SlaCycle;
import dev.deskpulse.ticket.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that happened to one ticket, oldest first; what happened at the same moment in the order in which it is told here. */
final class Story {
    private static final int SHOWN = 160;

    private final Ticket ticket;
    private final Map<String, MessageTag> moods;
    private final OwnComments own;
    private final Map<PersonId, Person> people;
    private final List<Event> events = new ArrayList<>();

    private Story(Ticket ticket, Map<String, MessageTag> moods, OwnComments own, Map<PersonId, Person> people) {
        this.ticket = ticket;
        this.moods = moods;
        this.own = own;
        this.people = people;
    }

    /** @param people by whose names assignees are told; one who is not among them by the id */
    static List<Event> of(
            Ticket ticket,
            Map<String, MessageTag> moods,
            List<TagChange> tags,
            OwnComments own,
            Map<PersonId, Person> people) {
        Story story = new Story(ticket, moods, own, people);
        story.opening();
        ticket.messages().forEach(story::message);
        ticket.history().forEach(story::change);
        tags.forEach(story::tag);
        ticket.slaCycles().forEach(story::sla);
        Optional.ofNullable(ticket.satisfaction()).ifPresent(story::survey);
        story.events.sort(Comparator.comparing(Event::at));
        return story.events;
    }

    private void opening() {
        Instant created = ticket.lifecycle().created();
        PersonId reporter = ticket.parties().reporter();
        add(created, Kind.CREATED, reporter, null, ticket.summary(), mood(Passage.OPENING));
    }

    private void message(Message message) {
        if (own.contains(ticket.id(), message.id())) {
            return;
        }
        Kind kind =
                switch (message.role()) {
                    case CUSTOMER -> Kind.CUSTOMER_MESSAGE;
                    case AGENT -> message.isPublic() ? Kind.AGENT_REPLY : Kind.INTERNAL_NOTE;
                    case AUTOMATION -> Kind.AUTOMATIC_MESSAGE;
                };
        add(message.created(), kind, message.author(), null, message.text(), mood(message.id()));
    }

    private void change(Change change) {
        switch (change.field()) {
            case "status" -> add(change, Kind.STATUS, change.fromText(), change.toText());
            // The history's own texts are masked; the names that agents keep are among the people.
            case "assignee" -> add(change, Kind.ASSIGNEE, name(change.from()), name(change.to()));
            case "priority" -> add(change, Kind.PRIORITY, change.fromText(), change.toText());
            default -> {}
        }
    }

    private @Nullable String name(@Nullable String id) {
        Person person = id == null || id.isBlank() ? null : people.get(new PersonId(id));
        return person == null ? id : person.displayName();
    }

    private void add(Change change, Kind kind, @Nullable String from, @Nullable String to) {
        add(change.at(), kind, change.author(), from, to, null);
    }

    private void tag(TagChange change) {
        String task = change.task().name().toLowerCase(Locale.ROOT) + " ";
        String before = change.oldValue();
        String after = change.newValue();
        add(
                change.at(),
                Kind.TAG,
                change.by(),
                before == null ? null : task + before,
                after == null ? null : task + after,
                null);
    }

    private void sla(SlaCycle cycle) {
        add(cycle.start(), Kind.SLA_STARTED, null, null, cycle.name(), null);
        Instant stop = cycle.stop();
        if (cycle.breached()) {
            Instant at = cycle.breachTime() == null ? cycle.start().plus(cycle.goal()) : cycle.breachTime();
            add(at, Kind.SLA_BREACHED, null, null, cycle.name(), null);
        } else if (stop != null) {
            add(stop, Kind.SLA_MET, null, null, cycle.name(), null);
        }
    }

    private void survey(Satisfaction answer) {
        Instant resolved = ticket.lifecycle().resolved();
        Instant at = answer.at() != null
                ? answer.at()
                : resolved != null ? resolved : ticket.lifecycle().updated();
        String comment = answer.comment();
        String text = answer.score() + "/5" + (comment == null ? "" : " " + comment);
        add(at, Kind.SURVEY, null, null, text, null);
    }

    private @Nullable Mood mood(String message) {
        MessageTag tag = moods.get(message);
        return tag == null
                ? null
                : new Mood(
                        tag.tags().sentiment().label(), tag.tags().sentiment().score());
    }

    private void add(
            Instant at,
            Kind kind,
            @Nullable PersonId by,
            @Nullable String from,
            @Nullable String to,
            @Nullable Mood mood) {
        events.add(new Event(
                at, ticket.key(), kind, by == null ? null : by.value(), from, to == null ? null : shown(to), mood));
    }

    /** The beginning of a text, on one line. */
    static String shown(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        if (line.codePointCount(0, line.length()) <= SHOWN) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, SHOWN)) + "…";
    }
}
