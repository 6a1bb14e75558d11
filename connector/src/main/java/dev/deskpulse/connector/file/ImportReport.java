package dev.deskpulse.connector.file;

import java.util.List;
import java.util.Map;

/**
 * What became of a file's rows: {@code rows = imported + duplicates + refusedTotal}.
 *
 * @param imported rows that are in the store now, whether they changed anything there or not
 * @param duplicates rows whose id, or whole content where there is no id, came before in the file
 * @param refused the first refused rows; all of them are in the rejects file
 * @param leftEmpty values that could not be understood and were left empty, counted by column and reason; their rows are
 *     imported
 * @param notes what is worth telling about the file as a whole
 */
public record ImportReport(
        long rows,
        long imported,
        long duplicates,
        long refusedTotal,
        List<Refused> refused,
        Map<String, Long> leftEmpty,
        List<String> notes) {
    public ImportReport {
        refused = List.copyOf(refused);
        leftEmpty = Map.copyOf(leftEmpty);
        notes = List.copyOf(notes);
    }

    /**
     * A row that was not taken.
     *
     * @param line of the file, from 1; the row's number in a workbook
     * @param reason names the column, never its content
     */
    public record Refused(long line, String reason) {}
}
