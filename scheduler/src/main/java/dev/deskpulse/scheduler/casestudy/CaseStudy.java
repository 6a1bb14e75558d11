package dev.deskpulse.scheduler.casestudy;

import dev.deskpulse.connector.sync.FieldMapping.WaitingOn;
import dev.deskpulse.scheduler.kpi.TicketFact;
import dev.deskpulse.scheduler.text.Sentiment;
import dev.deskpulse.ticket.TicketKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A story. All texts are as the store has them: personal data masked.
 *
 * @param of the ticket's key, or the customer
 * @param events all that happened, oldest first
 * @param waits the time in each status, whom it waited on, in order
 * @param turns where the customer's mood fell or rose
 * @param similar the nearest tickets, those that are solved first
 * @param lessons what the evidence supports, and no more
 * @param marks why waits are missing
 */
public record CaseStudy(
        String of,
        List<Opened> tickets,
        List<Event> events,
        List<Wait> waits,
        List<Turn> turns,
        List<Similar> similar,
        List<Lesson> lessons,
        Set<TicketFact.Mark> marks) {
    public CaseStudy {
        tickets = List.copyOf(tickets);
        events = List.copyOf(events);
        waits = List.copyOf(waits);
        turns = List.copyOf(turns);
        similar = List.copyOf(similar);
        lessons = List.copyOf(lessons);
        marks = Set.copyOf(marks);
    }

    /**
     * One of the tickets that the story is of.
     *
     * @param repeat whether it came within seven days of an earlier one by the same customer on the same topic or kind
     */
    public record Opened(TicketKey key, String summary, String status, Instant created, boolean repeat) {}

    /**
     * Something that happened.
     *
     * @param by the person's id; null where nobody or not known
     * @param from the value before; null where there was none
     * @param to the value after, or the message's beginning
     * @param mood of a customer's words
     */
    public record Event(
            Instant at,
            TicketKey ticket,
            Kind kind,
            @Nullable String by,
            @Nullable String from,
            @Nullable String to,
            @Nullable Mood mood) {}

    /** What the customer's words show, from −1 to 1. */
    public record Mood(Sentiment.Label label, double score) {}

    /** What may happen. */
    public enum Kind {
        CREATED,
        CUSTOMER_MESSAGE,
        AGENT_REPLY,
        INTERNAL_NOTE,
        AUTOMATIC_MESSAGE,
        STATUS,
        ASSIGNEE,
        PRIORITY,
        TAG,
        SLA_STARTED,
        SLA_MET,
        SLA_BREACHED,
        SURVEY
    }

    /**
     * Time in a status.
     *
     * @param until null while it lasts
     * @param on empty where the status is not known
     * @param elapsed up to now where it lasts
     * @param business the part in working hours
     */
    public record Wait(
            TicketKey ticket,
            String status,
            Optional<WaitingOn> on,
            Instant from,
            @Nullable Instant until,
            Duration elapsed,
            Duration business) {}

    /**
     * The mood moved by 0.3 or more from one message of the customer to the next.
     *
     * @param after the last thing before it that was not the customer's; null where there was nothing
     */
    public record Turn(
            TicketKey ticket,
            Instant at,
            double from,
            double to,
            @Nullable Event after) {
        /** Whether for the better. */
        public boolean rose() {
            return to > from;
        }
    }

    /**
     * A ticket that asks much the same.
     *
     * @param score the cosine of the openings
     * @param answer the beginning of the last public reply, without whom it greets and who signs it; null where it is not
     *     solved, or was solved without words
     */
    public record Similar(
            TicketKey key,
            String summary,
            double score,
            boolean sameTopic,
            boolean solved,
            @Nullable String answer) {}

    /**
     * What to learn.
     *
     * @param evidence what it rests on, such as keys, moments and figures
     */
    public record Lesson(Point point, List<String> evidence) {
        public Lesson {
            evidence = List.copyOf(evidence);
        }
    }

    /** What a story can teach. */
    public enum Point {
        LONGEST_WAIT,
        MOOD_FELL,
        MOOD_ROSE,
        REOPENED,
        HANDED_ON,
        SLA_BREACHED,
        REPEAT_CONTACT,
        ANSWER_OF_SIMILAR
    }
}
