package dev.deskpulse.scheduler.audit;

/**
 * Something that was done, as the log keeps it.
 *
 * @param actor a pseudonym of their account, else what they are called
 * @param origin a pseudonym of the address they asked from; empty for the program itself
 * @param target on what: a setting, a ticket's key, a route; of a person a pseudonym
 * @param detail more of it; never what a ticket says
 * @param times how often, where the log sums up
 */
public record AuditEvent(
        String actor,
        String role,
        String origin,
        AuditAction action,
        String target,
        String detail,
        AuditOutcome outcome,
        long times) {
    private static final int LONGEST = 300;

    public AuditEvent {
        target = kept(target);
        detail = kept(detail);
    }

    /** What every database gives back as it was: else the entry would seem to be changed. */
    private static String kept(String text) {
        String plain = text.replaceAll("[\\p{Cntrl}\\p{Cs}\\uFFFE\\uFFFF]", "?");
        return plain.codePointCount(0, plain.length()) <= LONGEST
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
