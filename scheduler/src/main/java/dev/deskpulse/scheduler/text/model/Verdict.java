package dev.deskpulse.scheduler.text.model;

import java.util.List;

/**
 * What a model says of a text, and why.
 *
 * @param marks what spoke for the label rather than for the next best one, the strongest first
 */
public record Verdict(Prediction prediction, List<Mark> marks) {
    public Verdict {
        marks = List.copyOf(marks);
    }

    /** What of a text was looked at. */
    public enum Part {
        WORDS,
        SENTENCE
    }

    /**
     * A place of the text, from {@code from} to before {@code to}, in chars.
     *
     * @param weight above 0; of words, how much they raised the label's log-odds over those of the next best one; of a
     *     sentence, how much more probable the label is by the sentence alone
     */
    public record Mark(int from, int to, double weight, Part part) {}
}
