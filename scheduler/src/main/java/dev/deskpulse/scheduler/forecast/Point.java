package dev.deskpulse.scheduler.forecast;

/**
 * One step ahead. The intervals are nested: lo95 ≤ lo80 ≤ mean ≤ hi80 ≤ hi95.
 *
 * @param mean what is expected
 * @param lo80 between this and hi80 lie four values of five
 * @param lo95 between this and hi95 lie nineteen of twenty
 */
public record Point(double mean, double lo80, double hi80, double lo95, double hi95) {
    static Point of(double mean, double half80, double half95, boolean neverNegative) {
        double least = neverNegative ? 0 : Double.NEGATIVE_INFINITY;
        return new Point(
                Math.max(least, mean),
                Math.max(least, mean - half80),
                Math.max(least, mean + half80),
                Math.max(least, mean - half95),
                Math.max(least, mean + half95));
    }
}
