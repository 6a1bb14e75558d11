package dev.deskpulse.scheduler.knowledge;

import dev.deskpulse.scheduler.topic.TopicLanguage;
import dev.deskpulse.ticket.TicketId;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is asked again and again, and what to answer. Proposed from tickets; what a person has touched the program never
 * writes over.
 *
 * @param number counts up; shown as {@code Q12}
 * @param topic the id of the discovered topic that it came from
 * @param text how it is asked
 * @param article where more is told, on the web by http or https; null for nowhere
 * @param source the tickets whose words these are
 * @param touched null while no person has
 * @param approved the admin who let exactly these words be sent automatically; null where none has
 */
public record Question(
        long number,
        TopicLanguage language,
        String topic,
        State state,
        String text,
        String answer,
        @Nullable URI article,
        Source source,
        Instant proposed,
        @Nullable Touched touched,
        @Nullable Touched approved) {
    /** What people think of it. */
    public enum State {
        PROPOSED,
        KEPT,
        REJECTED
    }

    /** Whose words they are: of one who asked it most typically, and of one who was answered so. */
    public record Source(TicketId question, TicketId answer) {}

    /** A person who did something about it, and when. */
    public record Touched(Instant at, String by) {}

    /** How people call it. */
    public String id() {
        return "Q" + number;
    }
}
