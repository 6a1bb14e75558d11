package dev.deskpulse.scheduler.privacy;

import java.util.EnumSet;
import java.util.Set;

/**
 * What the admin decided.
 *
 * @param kinds those that are masked
 * @param keepRaw whether tickets are also kept as they were read, encrypted
 */
public record PrivacySettings(Set<PersonalData> kinds, boolean keepRaw) {
    /** Everything masked, nothing kept. */
    public static final PrivacySettings DEFAULT = new PrivacySettings(EnumSet.allOf(PersonalData.class), false);

    public PrivacySettings {
        kinds = Set.copyOf(kinds);
    }
}
