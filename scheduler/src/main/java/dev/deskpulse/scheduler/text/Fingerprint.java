package dev.deskpulse.scheduler.text;

import java.util.List;

/** Tells texts apart without keeping them. */
public final class Fingerprint {
    private Fingerprint() {}

    /** 32 hexadecimal digits, the same for the same parts. */
    public static String of(List<String> parts) {
        return JudgedTicket.fingerprint(parts);
    }
}
