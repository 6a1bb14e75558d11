package dev.deskpulse.scheduler.text;

import java.io.Serializable;
import java.util.List;

/** A ticket's tags and those of each of its customer's messages, the opening first. */
public record TaggedTicket(TicketTags tags, List<MessageTag> messages) implements Serializable {
    public TaggedTicket {
        messages = List.copyOf(messages);
    }

    /** The same with another priority. */
    TaggedTicket suggesting(PrioritySuggestion priority) {
        return new TaggedTicket(tags.suggesting(priority), messages);
    }
}
