package dev.deskpulse.scheduler.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where the level or the slope of a series changes for good: the straight pieces that fit best at a price for each piece,
 * found exactly by PELT (Killick, Fearnhead and Eckley, "Optimal Detection of Changepoints With a Linear Computational
 * Cost", JASA 2012).
 */
final class ChangePoints {
    /** A piece has a start, a level and a slope; twice the price of the Bayesian criterion, as a false alarm costs trust. */
    private static final double PRICE = 2 * 3;

    private static final double NORMAL_QUARTILE = 0.6745;
    private static final double GREAT = 4;
    private static final double MOST_CORRELATION = 0.8;

    private final int least;
    private final double[] y;
    private final double[] sums;
    private final double[] squares;
    private final double[] moments;

    /**
     * @param values without season
     * @param least steps that a piece has at least
     */
    ChangePoints(double[] values, int least) {
        this.least = Math.max(3, least);
        this.y = values.clone();
        this.sums = new double[y.length + 1];
        this.squares = new double[y.length + 1];
        this.moments = new double[y.length + 1];
        double centre = y.length == 0 ? 0 : y[0]; // keeps the squares of large values apart
        for (int t = 0; t < y.length; t++) {
            double value = y[t] - centre;
            sums[t + 1] = sums[t] + value;
            squares[t + 1] = squares[t] + value * value;
            moments[t + 1] = moments[t] + t * value;
        }
    }

    /**
     * From early to late; none where the series is too short or does not scatter.
     *
     * @param offset the number of the first value's step
     */
    List<Trend.Change> find(int offset) {
        int n = y.length;
        double noise = n < 2 * least ? 0 : noise();
        if (!(noise > 0)) {
            return List.of();
        }
        List<Integer> starts = starts(PRICE * Math.log(n) * noise);
        List<Trend.Change> changes = new ArrayList<>();
        for (int i = 1; i + 1 < starts.size(); i++) {
            int at = starts.get(i);
            double[] before = line(starts.get(i - 1), at);
            double[] after = line(at, starts.get(i + 1));
            double usual = before[0] + before[1] * at;
            double size = after[0] + after[1] * at - usual;
            double share = usual == 0 ? Double.NaN : size / Math.abs(usual);
            changes.add(new Trend.Change(offset + at, size, share, before[1], after[1]));
        }
        return changes;
    }

    /** The pieces' starts, and the end of the last. */
    private List<Integer> starts(double price) {
        int n = y.length;
        double[] cost = new double[n + 1];
        int[] from = new int[n + 1];
        cost[0] = -price;
        List<Integer> open = new ArrayList<>(List.of(0));
        for (int end = least; end <= n; end++) {
            cost[end] = Double.POSITIVE_INFINITY;
            for (int start : open) {
                double total = cost[start] + rest(start, end) + price;
                if (total < cost[end]) {
                    cost[end] = total;
                    from[end] = start;
                }
            }
            double bound = cost[end];
            int until = end;
            open.removeIf(start -> until - start >= least && cost[start] + rest(start, until) > bound);
            if (end + 1 - least >= least) {
                open.add(end + 1 - least);
            }
        }
        List<Integer> starts = new ArrayList<>(List.of(n));
        for (int end = n; end > 0; end = from[end]) {
            starts.add(0, from[end]);
        }
        return starts;
    }

    /** What is left of the squares around the best line. */
    private double rest(int from, int to) {
        double count = to - from;
        double sum = sums[to] - sums[from];
        double spread = count * (count * count - 1) / 12;
        double middle = from + (count - 1) / 2;
        double together = moments[to] - moments[from] - middle * sum;
        double rest = squares[to] - squares[from] - sum * sum / count - together * together / spread;
        return Math.max(0, rest);
    }

    /** Its value at step 0, and its slope. */
    private double[] line(int from, int to) {
        double count = to - from;
        double sum = sums[to] - sums[from];
        double spread = count * (count * count - 1) / 12;
        double middle = from + (count - 1) / 2;
        double slope = (moments[to] - moments[from] - middle * sum) / spread;
        return new double[] {y[0] + sum / count - slope * middle, slope};
    }

    /**
     * The variance that a mean of neighbours feels. From the differences, and without the great ones among them, so that
     * changes do not count as noise.
     */
    private double noise() {
        double[] steps = new double[y.length - 1];
        for (int t = 1; t < y.length; t++) {
            steps[t - 1] = y[t] - y[t - 1];
        }
        double usual = Loess.median(Arrays.stream(steps).map(Math::abs).toArray()) / NORMAL_QUARTILE;
        double products = 0;
        double total = 0;
        for (int t = 1; t < steps.length; t++) {
            if (Math.max(Math.abs(steps[t]), Math.abs(steps[t - 1])) < GREAT * usual) {
                products += steps[t] * steps[t - 1];
                total += steps[t] * steps[t];
            }
        }
        // Differences of independent values are correlated by −1/2, those of a first-order process by −(1 − r)/2.
        double correlation = total > 0 ? Math.max(0, Math.min(MOST_CORRELATION, 1 + 2 * products / total)) : 0;
        return usual * usual / 2 * (1 + correlation) / ((1 - correlation) * (1 - correlation));
    }
}
