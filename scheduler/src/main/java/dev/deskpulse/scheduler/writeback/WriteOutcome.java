package dev.deskpulse.scheduler.writeback;

/** What became of one planned change. */
public sealed interface WriteOutcome {
    WriteTarget target();

    /** The site took it. */
    record Written(WriteTarget target) implements WriteOutcome {}

    /** It was there already. */
    record Unchanged(WriteTarget target) implements WriteOutcome {}

    /**
     * The site did not take it; the others were not harmed.
     *
     * @param message names the ticket, the thing and the mend
     * @param uncertain whether it may be there all the same: the answer never came. The next run looks.
     */
    record Rejected(WriteTarget target, String message, boolean uncertain) implements WriteOutcome {}

    /** A person has put something else: theirs stays, and is remembered. */
    record Corrected(WriteTarget target, Correction correction) implements WriteOutcome {}

    /** The ticket, or our comment on it, is no longer there. */
    record Gone(WriteTarget target) implements WriteOutcome {}
}
