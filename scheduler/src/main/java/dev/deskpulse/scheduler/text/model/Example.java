package dev.deskpulse.scheduler.text.model;

/**
 * A text whose label is known.
 *
 * @param group where it comes from: cross-validation never learns from the group it judges, where there are several
 * @param counts how many ordinary examples it weighs, from 1
 */
public record Example(Sample sample, String label, String group, int counts) {
    public Example {
        if (counts < 1) {
            throw new IllegalArgumentException("an example counts at least once, not " + counts + " times");
        }
    }

    /** An ordinary one. */
    public Example(Sample sample, String label, String group) {
        this(sample, label, group, 1);
    }
}
