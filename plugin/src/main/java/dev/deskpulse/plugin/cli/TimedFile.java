package dev.deskpulse.plugin.cli;

import dev.deskpulse.connector.file.SeriesFile;
import dev.deskpulse.scheduler.forecast.TimedSeries;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file's one series.
 *
 * @param name the file's, without its ending
 * @param notes what was found in the data, in sentences
 */
record TimedFile(String name, TimedSeries series, Timestamps times, List<String> notes) {
    TimedFile {
        notes = List.copyOf(notes);
    }

    static TimedFile read(Path input, @Nullable String timeColumn, @Nullable String valueColumn) {
        SeriesFile.Timed table = new SeriesFile(input).timed(timeColumn, valueColumn);
        Timestamps times = new Timestamps(table.sample());
        TimedSeries.Builder builder = new TimedSeries.Builder();
        table.rows().forEach(row -> builder.add(times.local(row.at()), row.value()));
        TimedSeries series = builder.build();
        List<String> notes = new ArrayList<>(series.notes());
        if (table.refusedTotal() > 0) {
            notes.add(table.refusedTotal() + " rows are left out; the first is line "
                    + table.refused().get(0).line() + ": "
                    + table.refused().get(0).reason() + ".");
        }
        String name = String.valueOf(input.getFileName()).replaceFirst("\\.csv(\\.gz)?$", "");
        return new TimedFile(name, series, times, notes);
    }
}
