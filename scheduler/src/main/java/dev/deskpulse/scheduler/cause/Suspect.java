package dev.deskpulse.scheduler.cause;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What began near a finding's first day and may have caused it.
 *
 * @param number by which a person confirms or rejects it, from 1
 * @param title what it is, by language tag {@code en} and {@code zh}
 * @param from its first day
 * @param daysBefore from its first day to the finding's; negative where it began later
 * @param chance that an event like it begins so near by chance alone, 0 to 1
 * @param sameSlice whether it touches what the finding's slice names
 * @param before the first day of the latest finding for which a person confirmed the same cause
 * @param why one sentence by language tag
 */
public record Suspect(
        int number,
        String cause,
        Verdict verdict,
        DeskEvent.Kind kind,
        Map<String, String> title,
        LocalDate from,
        LocalDate to,
        long daysBefore,
        double chance,
        boolean sameSlice,
        @Nullable LocalDate before,
        Map<String, String> why) {
    public Suspect {
        title = Collections.unmodifiableMap(new TreeMap<>(title));
        why = Collections.unmodifiableMap(new TreeMap<>(why));
    }

    /** What is thought of it. */
    public enum Verdict {
        SUSPECTED,
        CONFIRMED,
        REJECTED
    }
}
