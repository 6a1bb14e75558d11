package dev.deskpulse.scheduler.writeback;

import java.time.Duration;
import java.time.Instant;

/**
 * A time of which the ledger does not know what was written: an older store was put back at its end.
 *
 * @param since the last that the ledger knows; {@link Instant#MIN} where it knows nothing
 */
record LedgerGap(Instant since, Instant until) {
    /** The site has a clock of its own. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(2);

    boolean holds(Instant atTheSite) {
        boolean after = since.equals(Instant.MIN) || !atTheSite.isBefore(since.minus(CLOCKS_DIFFER));
        return after && !atTheSite.isAfter(until.plus(CLOCKS_DIFFER));
    }
}
