package dev.deskpulse.scheduler.text;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Something that the customer names and that is worth knowing.
 *
 * @param text as it stands in the ticket
 * @param value in one form, whoever wrote it: {@code CNY 12000}, the courier's or city's first name in its list,
 *     numbers in capitals
 * @param place null where a field of the ticket tells it, not the text
 */
public record Entity(Type type, String text, String value, Evidence.@Nullable Place place) implements Serializable {
    /** What it is. */
    public enum Type {
        ORDER,
        TRACKING,
        AMOUNT,
        VERSION,
        PRODUCT,
        COURIER,
        CITY
    }
}
