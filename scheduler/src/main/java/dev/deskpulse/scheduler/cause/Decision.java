package dev.deskpulse.scheduler.cause;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a person said of a cause of a finding.
 *
 * @param number counts up over all findings
 * @param from the finding's first day
 * @param cause the same for the same cause, of whatever finding
 * @param title what it is, by language tag {@code en} and {@code zh}
 * @param by who said it, as they gave it
 */
public record Decision(
        long number,
        String finding,
        LocalDate from,
        boolean confirmed,
        String cause,
        Map<String, String> title,
        Instant at,
        @Nullable String by) {
    public Decision {
        title = Collections.unmodifiableMap(new TreeMap<>(title));
    }
}
