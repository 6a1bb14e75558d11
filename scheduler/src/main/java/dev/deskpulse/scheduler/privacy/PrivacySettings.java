package dev.deskpulse.scheduler.privacy;

import java.util.EnumSet;
import java.util.Set;

/**
 * What the admin decided.
 *
 * @param kinds those that are masked
 * @param keepRaw whether tickets are also kept as they were read, encrypted
 * @param retention for how long
 */
public record PrivacySettings(Set<PersonalData> kinds, boolean keepRaw, Retention retention) {
    /** Everything masked, nothing kept as it was read, and nothing forgotten. */
    public static final PrivacySettings DEFAULT =
            new PrivacySettings(EnumSet.allOf(PersonalData.class), false, Retention.FOR_EVER);

    public PrivacySettings {
        kinds = Set.copyOf(kinds);
    }
}
