package dev.deskpulse.scheduler.writeback;

import dev.deskpulse.connector.jira.RichText;
import dev.deskpulse.ticket.TicketId;
import dev.deskpulse.ticket.TicketKey;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where one ticket differs from what Deskpulse wants it to hold, as far as the last sync and the ledger know.
 *
 * @param property the wanted explanation, null where it is there already
 * @param comments wanted comments by finding that are not there as they should be
 * @param known the ledger's last word on this ticket's targets
 */
record TicketPlan(
        TicketId ticket,
        TicketKey key,
        List<FieldWish> fields,
        @Nullable String property,
        Map<String, RichText> comments,
        Map<WriteTarget, KnownWrite> known) {
    TicketPlan {
        fields = List.copyOf(fields);
        comments = Map.copyOf(comments);
        known = Map.copyOf(known);
    }

    /** @param value null where the field is to be empty */
    record FieldWish(
            DeskpulseField field, String fieldId, @Nullable String value) {}

    boolean isEmpty() {
        return fields.isEmpty() && property == null && comments.isEmpty();
    }

    /** Whether the site must be read first: people edit fields, and a comment of ours may be there unknown to us. */
    boolean mustLookFirst() {
        return !fields.isEmpty() || comments.keySet().stream().anyMatch(finding -> !commentIdKnown(finding));
    }

    private boolean commentIdKnown(String finding) {
        KnownWrite write = known.get(new WriteTarget(ticket, WriteTarget.What.COMMENT, finding));
        return write != null && write.nativeId() != null;
    }
}
