package dev.deskpulse.scheduler.writeback;

import dev.deskpulse.scheduler.text.TagTask;
import dev.deskpulse.ticket.TicketId;
import java.util.Arrays;
import java.util.Optional;

/**
 * One thing that Deskpulse keeps on one ticket.
 *
 * @param name of a field the {@link DeskpulseField}'s name, of a property its key, of a comment the name of its {@link StandingComment}
 */
public record WriteTarget(TicketId ticket, What what, String name) {
    /** The three kinds of things. */
    public enum What {
        FIELD,
        PROPERTY,
        COMMENT
    }

    static WriteTarget of(TicketId ticket, DeskpulseField field) {
        return new WriteTarget(ticket, What.FIELD, field.name());
    }

    /** Which of the tags it shows; none where it is no field, or the score. */
    Optional<TagTask> task() {
        return what == What.FIELD
                ? Arrays.stream(TagTask.values())
                        .filter(task -> task.name().equals(name))
                        .findFirst()
                : Optional.empty();
    }
}
