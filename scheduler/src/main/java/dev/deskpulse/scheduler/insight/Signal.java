package dev.deskpulse.scheduler.insight;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A slice that changed, as the scan found it.
 *
 * @param measure what changed
 * @param dispersion how much more the slice scatters than independent cases would, at least 1
 * @param pValue corrected for the search
 * @param contribution the slice's share of the whole change, 0 to 1
 * @param tickets positions in {@link Cases} of the tickets that make the hits
 */
record Signal(
        Measure measure,
        Slice slice,
        Series.Stretch stretch,
        double dispersion,
        double pValue,
        double contribution,
        List<Integer> tickets) {
    Signal {
        tickets = List.copyOf(tickets);
    }

    /** Whether most of its tickets are behind the other already: a surge that also slows the answers is one event. */
    boolean isConsequenceOf(Signal other) {
        Set<Integer> shared = new HashSet<>(tickets);
        shared.retainAll(Set.copyOf(other.tickets));
        return stretch.overlaps(other.stretch) && 2 * shared.size() >= tickets.size();
    }
}
