package dev.deskpulse.plugin.settings;

import dev.deskpulse.scheduler.privacy.PersonalData;
import dev.deskpulse.scheduler.privacy.PrivacySettings;
import dev.deskpulse.scheduler.privacy.Retention;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads {@code privacy}. */
final class PrivacySection {
    /** Agents, topics and the training of models need the words of the last weeks. */
    private static final Duration SHORTEST = Duration.ofDays(30);

    private PrivacySection() {}

    static PrivacySettings read(Section privacy) {
        Section mask = privacy.section("mask");
        Set<PersonalData> kinds = Arrays.stream(PersonalData.values())
                .filter(kind -> mask.flag(kind.label(), true))
                .collect(Collectors.toSet());
        return new PrivacySettings(kinds, privacy.flag("keepRawText", false), retention(privacy.section("retention")));
    }

    private static Retention retention(Section retention) {
        Duration words = kept(retention, "words");
        Duration rawText = kept(retention, "rawText");
        if (words != null && rawText != null && rawText.compareTo(words) > 0) {
            retention.problem("rawText", "is longer than words, with which raw texts go; leave it out");
        }
        return new Retention(words, rawText, kept(retention, "reports"));
    }

    private static @Nullable Duration kept(Section retention, String key) {
        boolean given = retention.has(key);
        Duration kept = retention.duration(key, SHORTEST);
        if (kept.compareTo(SHORTEST) < 0) {
            retention.problem(key, "is shorter than " + SHORTEST.toDays() + "d, in which the words are still needed");
        }
        return given ? kept : null;
    }
}
