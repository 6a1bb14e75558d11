package dev.deskpulse.ticket;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer's answer to the satisfaction survey.
 *
 * @param score 1 (worst) to 5 (best)
 */
public record Satisfaction(
        int score, @Nullable Instant at, @Nullable String comment) {
    public Satisfaction {
        if (score < 1 || score > 5) {
            throw new IllegalArgumentException("satisfaction score " + score + " is not in 1..5");
        }
    }
}
