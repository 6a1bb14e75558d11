package dev.deskpulse.ticket;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One field's change in a ticket's history.
 *
 * @param id the history entry's id and the item's position in it: {@code 10042#0}
 * @param field the field's id where the source gives one ({@code status}, {@code customfield_10010}), else its name
 * @param from raw value before (an id), null where empty
 * @param fromText what people read before, null where empty
 */
public record Change(
        String id,
        Instant at,
        @Nullable PersonId author,
        String field,
        @Nullable String from,
        @Nullable String fromText,
        @Nullable String to,
        @Nullable String toText) {
    public Change {
        Text.notBlank(id, "Change id");
        Text.notBlank(field, "Change field");
    }

    /** The history entry that this change is part of. */
    public String entry() {
        int position = id.lastIndexOf('#');
        return position < 0 ? id : id.substring(0, position);
    }

    public boolean isOf(String fieldId) {
        return field.equals(fieldId);
    }
}
