package dev.deskpulse.plugin.doctor;

/**
 * One thing that {@code doctor} looked at.
 *
 * @param found what is there
 * @param mend what to do about it; empty where all is well
 */
public record Check(String name, Verdict verdict, String found, String mend) {
    /** How it is. A warning lets the product run, with less. */
    public enum Verdict {
        OK,
        WARNING,
        FAILED
    }

    static Check ok(String name, String found) {
        return new Check(name, Verdict.OK, found, "");
    }

    static Check warning(String name, String found, String mend) {
        return new Check(name, Verdict.WARNING, found, mend);
    }

    static Check failed(String name, String found, String mend) {
        return new Check(name, Verdict.FAILED, found, mend);
    }
}
