package dev.deskpulse.scheduler.driver;

/**
 * How well the model tells cases apart that it has not seen.
 *
 * @param measure {@code AUC} for shares (0.5 tells nothing), else {@code R²} against the mean (0 or less tells nothing)
 * @param low lower end of the 95 % interval
 * @param high upper end of the 95 % interval
 */
public record Quality(String measure, double value, double low, double high) {
    private static final double Z = 1.959964;

    /** Whether the whole interval lies above what no model at all would reach. */
    public boolean tells() {
        return low > (measure.equals("AUC") ? 0.5 : 0);
    }

    static Quality of(String measure, double value, double error) {
        return new Quality(measure, value, value - Z * error, value + Z * error);
    }
}
