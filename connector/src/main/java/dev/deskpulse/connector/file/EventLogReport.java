package dev.deskpulse.connector.file;

import dev.deskpulse.ticket.Untold;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of a log's rows: {@code rows = events + duplicates + refusedTotal}.
 *
 * @param duplicates rows that equal one before them in everything that was read; the first counts
 * @param refused the first refused rows, by line
 * @param leftEmpty values that could not be understood, by column and reason; their events count
 * @param guessed what the mapping did not say and was assumed, one sentence each
 * @param activities what each activity was taken for
 * @param untold how many cases the log does not tell it of
 * @param first time of the earliest event; null where there is none
 * @param last time of the latest
 */
public record EventLogReport(
        long rows,
        long events,
        long cases,
        long duplicates,
        long refusedTotal,
        List<ImportReport.Refused> refused,
        Map<String, Long> leftEmpty,
        List<String> guessed,
        Map<String, EventMeaning> activities,
        Map<Untold, Long> untold,
        @Nullable Instant first,
        @Nullable Instant last) {
    public EventLogReport {
        refused = List.copyOf(refused);
        leftEmpty = Map.copyOf(leftEmpty);
        guessed = List.copyOf(guessed);
        activities = Map.copyOf(activities);
        untold = Map.copyOf(untold);
    }
}
