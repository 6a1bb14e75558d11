package dev.deskpulse.plugin.doctor;

import dev.deskpulse.words.Words;

/**
 * One thing that {@code doctor} looked at.
 *
 * @param found what is there
 * @param mend what to do about it; empty where all is well
 */
public record Check(Words name, Verdict verdict, Words found, Words mend) {
    /** How it is. A warning lets the product run, with less. */
    public enum Verdict {
        OK,
        WARNING,
        FAILED
    }

    static Check ok(Words name, Words found) {
        return new Check(name, Verdict.OK, found, Words.NONE);
    }

    static Check warning(Words name, Words found, Words mend) {
        return new Check(name, Verdict.WARNING, found, mend);
    }

    static Check failed(Words name, Words found, Words mend) {
        return new Check(name, Verdict.FAILED, found, mend);
    }
}
