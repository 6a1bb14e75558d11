package dev.deskpulse.scheduler.agent;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A training that an agent had.
 *
 * @param number counts up over all of them; 0 while it is not kept
 * @param agent the account's id
 * @param topic as figures name it; null for all topics
 * @param day the first day that counts as after it, in the desk's zone
 */
public record Training(long number, String agent, @Nullable String topic, LocalDate day, String note) {
    private static final int LONGEST = 500;

    public Training {
        if (note.isBlank() || note.length() > LONGEST) {
            throw new IllegalArgumentException("a training's note has 1 to " + LONGEST + " characters");
        }
    }
}
