package dev.deskpulse.scheduler.text;

import java.io.Serializable;
import java.util.List;

/**
 * How the customer feels.
 *
 * @param score from −1 (very negative) to 1 (very positive)
 * @param confidence from 0 to 1; below the tagger's threshold the label is UNSURE
 */
public record Sentiment(Label label, double score, double confidence, List<Evidence> evidence) implements Serializable {
    public Sentiment {
        evidence = List.copyOf(evidence);
    }

    /** The same, but unsure where the confidence is lower; what was seen is kept for showing. */
    Sentiment sureFrom(double threshold) {
        return confidence < threshold ? new Sentiment(Label.UNSURE, score, confidence, evidence) : this;
    }

    public enum Label {
        NEGATIVE,
        NEUTRAL,
        POSITIVE,
        UNSURE
    }
}
