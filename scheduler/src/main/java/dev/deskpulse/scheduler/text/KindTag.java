package dev.deskpulse.scheduler.text;

import java.util.List;

/** What the customer wants from us. */
public record KindTag(Kind kind, double confidence, List<Evidence> evidence) {
    public KindTag {
        evidence = List.copyOf(evidence);
    }

    public enum Kind {
        COMPLAINT,
        SUGGESTION,
        PRAISE,
        QUESTION,
        REQUEST,
        UNSURE
    }
}
