package dev.deskpulse.scheduler.text;

import java.io.Serializable;
import java.util.List;

/**
 * Impact × urgency, as a suggestion with its reasons.
 *
 * @param level UNSURE where no text was understood and nothing else is known that speaks for a level
 */
public record PrioritySuggestion(Level level, double impact, double urgency, List<Evidence> reasons)
        implements Serializable {
    public PrioritySuggestion {
        reasons = List.copyOf(reasons);
    }

    /** The most pressing first, named as Jira's own default priorities are. */
    public enum Level {
        HIGHEST,
        HIGH,
        MEDIUM,
        LOW,
        LOWEST,
        UNSURE
    }
}
