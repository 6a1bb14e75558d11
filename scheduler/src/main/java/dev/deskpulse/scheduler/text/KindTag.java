package dev.deskpulse.scheduler.text;

import java.io.Serializable;
import java.util.List;

/** What the customer wants from us. */
public record KindTag(Kind kind, double confidence, List<Evidence> evidence) implements Serializable {
    public KindTag {
        evidence = List.copyOf(evidence);
    }

    /** The same, but unsure where the confidence is lower; what was seen is kept for showing. */
    KindTag sureFrom(double threshold) {
        return confidence < threshold ? new KindTag(Kind.UNSURE, confidence, evidence) : this;
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
