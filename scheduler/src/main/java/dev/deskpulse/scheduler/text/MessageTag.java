package dev.deskpulse.scheduler.text;

import dev.deskpulse.ticket.TicketId;
import java.io.Serializable;

/**
 * The tags of one of the customer's messages.
 *
 * @param message the message's id, or {@link Passage#OPENING}
 * @param input fingerprint of the judged words and their language: while it and the judge stay the same, the message is
 *     not judged again, whatever else of its ticket changes
 * @param judge the version of what judged it
 */
public record MessageTag(TicketId ticket, String message, String input, String judge, MessageTags tags)
        implements Serializable {
    /** Whether the words of this passage are those that were judged, so that places of evidence point into them. */
    public boolean judged(Passage passage) {
        return input.equals(JudgedTicket.fingerprint(passage, tags.language()));
    }
}
