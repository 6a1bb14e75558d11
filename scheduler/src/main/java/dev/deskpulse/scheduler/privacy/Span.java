package dev.deskpulse.scheduler.privacy;

/**
 * Personal data found in a folded text.
 *
 * @param value the same however it was written: what the pseudonym is made of
 */
record Span(PersonalData kind, int start, int end, String value) {
    boolean overlaps(int otherStart, int otherEnd) {
        return start < otherEnd && otherStart < end;
    }
}
