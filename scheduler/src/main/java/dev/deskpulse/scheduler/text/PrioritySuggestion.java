package dev.deskpulse.scheduler.text;

import java.util.List;

/** Impact × urgency, as a suggestion with its reasons. */
public record PrioritySuggestion(Level level, double impact, double urgency, List<Evidence> reasons) {
    public PrioritySuggestion {
        reasons = List.copyOf(reasons);
    }

    /** Named as Jira's own default priorities are. */
    public enum Level {
        HIGHEST,
        HIGH,
        MEDIUM,
        LOW,
        LOWEST
    }
}
