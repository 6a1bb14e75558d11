package dev.deskpulse.scheduler.text;

import java.io.Serializable;

/**
 * Below these confidences, from 0 to 1, a tag is "unsure".
 *
 * @param sentiment for the mood of a message
 * @param kind for what a message wants
 */
public record Threshold(double sentiment, double kind) implements Serializable {
    /** Where a guess begins to be more often right than wrong. */
    public static final Threshold DEFAULTS = new Threshold(0.45, 0.4);

    public Threshold {
        if (!(sentiment >= 0 && sentiment <= 1 && kind >= 0 && kind <= 1)) {
            throw new IllegalArgumentException("A confidence lies between 0 and 1");
        }
    }
}
