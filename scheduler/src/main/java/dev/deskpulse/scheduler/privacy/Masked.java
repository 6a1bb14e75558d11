package dev.deskpulse.scheduler.privacy;

import java.util.Map;

/**
 * A text without personal data.
 *
 * @param counts how many values of each kind were masked
 */
public record Masked(String text, Map<PersonalData, Integer> counts) {
    public Masked {
        counts = Map.copyOf(counts);
    }
}
