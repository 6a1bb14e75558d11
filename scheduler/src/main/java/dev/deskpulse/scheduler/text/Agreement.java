package dev.deskpulse.scheduler.text;

import dev.deskpulse.ticket.TicketId;
import java.util.HashMap;
import java.util.Map;

/**
 * How good one sort of tags is by the word of those who read the tickets. Tickets without a correction may have been right,
 * or not looked at.
 *
 * @param tagged tickets with tags
 * @param corrected those of them whose tag a person changed to another one of ours
 * @param agreed those of the corrected for which the model that tagged them last says the same as the person; where it
 *     has learned from them, that is no proof
 */
public record Agreement(long tagged, long corrected, long agreed) {
    /** Of all tickets in the store. */
    public static Agreement of(TagTask task, TagStore tags) {
        Map<TicketId, String> last = new HashMap<>();
        tags.ledger().corrections().stream()
                .filter(change -> change.task() == task)
                .forEach(change -> last.put(change.ticket(), change.newValue() == null ? "" : change.newValue()));
        last.values().removeIf(value -> !task.knows(value));
        Map<TicketId, TicketTags> judged = tags.judged(last.keySet());
        long agreed = judged.values().stream()
                .filter(own -> task.valueOf(own).equals(last.get(own.ticket())))
                .count();
        return new Agreement(tags.count(), judged.size(), agreed);
    }
}
