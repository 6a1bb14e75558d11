package dev.deskpulse.scheduler.text;

import dev.deskpulse.ticket.TicketId;
import java.util.Collection;
import java.util.Map;

/** What is known of tickets before they are judged; tickets of which nothing is known are left out of each answer. */
public interface KnownTags {
    /** Fingerprints of what was judged, for those of the tickets that this model has judged. */
    Map<TicketId, String> inputs(String model, Collection<TicketId> tickets);

    /** How many other tickets the same customer had opened in the 30 days before, for those with any. */
    Map<TicketId, Integer> recentContacts(Collection<TicketId> tickets);

    /** The tags of each of the customers' messages, by message. */
    Map<TicketId, Map<String, MessageTag>> messages(Collection<TicketId> tickets);

    /** As the model judged, without what people corrected. */
    Map<TicketId, TicketTags> judged(Collection<TicketId> tickets);

    /** The same with what people corrected in these tags. */
    Map<TicketId, TicketTags> corrected(Map<TicketId, TicketTags> tags);
}
