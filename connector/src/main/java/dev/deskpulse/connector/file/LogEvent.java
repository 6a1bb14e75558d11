package dev.deskpulse.connector.file;

import java.time.Instant;
import java.util.List;

/**
 * One row of an event log.
 *
 * @param line of the file
 * @param cells the case's values in the order of the log's kept columns; the empty text where a cell is empty
 */
record LogEvent(long line, String caseId, String activity, Instant at, List<String> cells) {
    LogEvent {
        cells = List.copyOf(cells);
    }
}
