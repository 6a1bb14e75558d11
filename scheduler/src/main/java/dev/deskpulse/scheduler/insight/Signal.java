package dev.deskpulse.scheduler.insight;

import java.util.List;

/**
 * A slice that changed, as the scan found it.
 *
 * @param measure what changed
 * @param pValue corrected for the search
 * @param contribution the slice's share of the whole change, 0 to 1
 * @param tickets positions in {@link Cases} of the tickets that make the hits
 */
record Signal(
        Measure measure,
        Slice slice,
        Series.Stretch stretch,
        double pValue,
        double contribution,
        List<Integer> tickets) {
    Signal {
        tickets = List.copyOf(tickets);
    }
}
