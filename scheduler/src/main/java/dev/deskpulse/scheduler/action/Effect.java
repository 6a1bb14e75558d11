package dev.deskpulse.scheduler.action;

/**
 * By how much an action moved a figure, in the figure's own unit.
 *
 * @param low lower end of the 95 % interval
 * @param high its upper end
 */
public record Effect(double value, double low, double high) {
    /** Of the interval. */
    public static final double LEVEL = 0.95;

    public Effect {
        if (!(low <= high)) {
            throw new IllegalArgumentException("an interval from " + low + " to " + high);
        }
    }
}
