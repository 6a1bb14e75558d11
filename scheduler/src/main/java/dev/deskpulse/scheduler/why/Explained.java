package dev.deskpulse.scheduler.why;

import dev.deskpulse.scheduler.text.Evidence;
import dev.deskpulse.scheduler.text.TagChange;
import dev.deskpulse.scheduler.text.TagTask;
import dev.deskpulse.scheduler.text.TicketTags;
import dev.deskpulse.scheduler.topic.RoutingHint;
import dev.deskpulse.scheduler.topic.TopicTag;
import dev.deskpulse.ticket.TicketKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A ticket's tags with all that decided them.
 *
 * @param tags as the model judged, whatever people said later
 * @param corrected by task the value that counts instead, where a person's differs from the model's
 * @param messages the opening first, then the customer's messages as they came; those that are gone at the end
 * @param topic without id where the ticket is near none
 * @param routing who resolves tickets of the topic best; empty without a topic
 * @param ledger every change of the tags since the first ones, oldest first
 */
public record Explained(
        TicketKey key,
        TicketTags tags,
        Map<TagTask, String> corrected,
        List<Said> messages,
        TopicTag topic,
        List<RoutingHint> routing,
        List<Entry> ledger) {
    public Explained {
        corrected = Map.copyOf(corrected);
        messages = List.copyOf(messages);
        routing = List.copyOf(routing);
        ledger = List.copyOf(ledger);
    }

    /**
     * An entry of the ledger of tags.
     *
     * @param who the person by name, where it is known, else by id; null for the model, and where the site does not tell
     * @param model the version that judged anew, or that was corrected
     * @param from null where there was no value
     * @param to null where a person took the value away
     */
    public record Entry(
            Instant at,
            TagTask task,
            TagChange.Maker maker,
            @Nullable String who,
            String model,
            @Nullable String from,
            @Nullable String to,
            List<Evidence> evidence) {
        public Entry {
            evidence = List.copyOf(evidence);
        }
    }
}
