package dev.deskpulse.scheduler.text;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A piece of text, or a fact of the ticket, that helped to decide a tag.
 *
 * @param text the words as they stand in the ticket, or the fact's name
 * @param weight how far it pulled and where to: below 0 towards negative, above towards positive; for other tags, how
 *     much it counted
 * @param rule the rule or lexicon that saw it, such as {@code lexicon.zh}, {@code emoji}, {@code negation}
 * @param place where the words stand, for marking them; null for facts that stand nowhere in the text
 */
public record Evidence(
        String text, double weight, String rule, @Nullable Place place) implements Serializable {
    /** A fact of the ticket, which stands nowhere in the text. */
    public Evidence(String text, double weight, String rule) {
        this(text, weight, rule, null);
    }

    /**
     * A place in the customer's cleaned words.
     *
     * @param message the message's id, or {@link Passage#OPENING}
     * @param start offset of the first character, in UTF-16 units as Java and JavaScript count them
     * @param end offset after the last character
     */
    public record Place(String message, int start, int end) implements Serializable {
        public Place {
            if (start < 0 || end < start) {
                throw new IllegalArgumentException("No place in a text: from " + start + " to " + end);
            }
        }
    }
}
