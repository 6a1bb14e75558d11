package dev.deskpulse.connector.sync;

import dev.deskpulse.ticket.SourceId;
import java.time.Instant;
import java.util.List;

/**
 * What one sync run can prove about the store: that what the site shows is what is stored, or exactly what is not.
 *
 * @param censusTickets how many issues the site's census listed; negative where this run took none
 * @param storedTickets how many of the source's tickets the store holds as present
 * @param historyTotal history entries the site says exist, over the issues that this run fetched
 * @param historyFetched those that were fetched
 * @param setAside issues that could not be read, with the reason; they are tried again on every run
 * @param gaps every other reason why the run is not complete, for a person to read
 */
public record CompletenessCertificate(
        String runId,
        SourceId source,
        Instant startedAt,
        Instant finishedAt,
        Instant cursorBefore,
        Instant cursorAfter,
        long listed,
        long fetched,
        long censusTickets,
        long storedTickets,
        long commentTotal,
        long commentsFetched,
        long historyTotal,
        long historyFetched,
        long deleted,
        long notVisible,
        List<SetAside> setAside,
        List<String> gaps) {
    public CompletenessCertificate {
        setAside = List.copyOf(setAside);
        gaps = List.copyOf(gaps);
    }

    /** An issue that is in the rerun set. */
    public record SetAside(String issueId, String key, String reason, int attempts) {}

    public boolean complete() {
        return setAside.isEmpty()
                && gaps.isEmpty()
                && commentsFetched == commentTotal
                && historyFetched == historyTotal
                && (censusTickets < 0 || censusTickets == storedTickets);
    }
}
