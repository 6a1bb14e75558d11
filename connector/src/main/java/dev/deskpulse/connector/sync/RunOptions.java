package dev.deskpulse.connector.sync;

/**
 * What is special about one run.
 *
 * @param census take the census although the settings leave it to its own schedule
 * @param readAll read every issue again, also those stored with the same time of update; a run does so by itself
 *     where the field mapping has changed
 * @param acceptLosses believe a census that misses most of a project: a person has looked and the issues are gone
 */
public record RunOptions(boolean census, boolean readAll, boolean acceptLosses) {
    /** A run as the settings say. */
    public static final RunOptions USUAL = new RunOptions(false, false, false);

    public static final RunOptions WITH_CENSUS = new RunOptions(true, false, false);

    RunOptions readingAll() {
        return new RunOptions(census, true, acceptLosses);
    }
}
