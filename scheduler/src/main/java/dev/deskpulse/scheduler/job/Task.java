package dev.deskpulse.scheduler.job;

import dev.deskpulse.words.Wire;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The work that runs on a schedule. */
public enum Task {
    /** Reads what changed since the last run. */
    SYNC,
    /** Compares the whole site's ids with the store: finds deletions and anything missed. */
    CENSUS,
    /** Tags, measures and explains. */
    ANALYSIS,
    /** Writes the results into the tickets. */
    WRITE_BACK,
    /** Looks for what is unusual right now. */
    ALERTS,
    /** Makes and sends the report of the week, month or quarter before. */
    WEEKLY_REPORT,
    MONTHLY_REPORT,
    QUARTERLY_REPORT,
    /** Copies the store. */
    BACKUP;

    /** The name in settings, commands and addresses, such as {@code write-back}. */
    public String label() {
        return Wire.name(this);
    }

    /**
     * The task of a label.
     *
     * @throws IllegalArgumentException naming the labels there are
     */
    public static Task ofLabel(String label) {
        for (Task task : values()) {
            if (task.label().equals(label)) {
                return task;
            }
        }
        throw new IllegalArgumentException("no task is called '" + label + "'; the tasks are "
                + Arrays.stream(values()).map(Task::label).collect(Collectors.joining(", ")));
    }
}
