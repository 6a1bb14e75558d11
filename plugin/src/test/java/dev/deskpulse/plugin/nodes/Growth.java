package dev.deskpulse.plugin.nodes;

import java.util.ArrayList;
import java.util.List;

/** What a figure did over time. */
final class Growth {
    /** A first part is left out: classes are loaded and stores are filled in it. */
    private static final double WARM_UP = 0.3;

    private static final double FLAT = 0.1;
    private static final double HOUR = 3_600;

    private final List<double[]> points = new ArrayList<>();

    void add(double seconds, double value) {
        points.add(new double[] {seconds, value});
    }

    /** In the later part of the time. */
    double median() {
        return median(later().stream().map(point -> point[1]).toList());
    }

    /** By the median of the slopes between all pairs of points (Theil and Sen), which single outliers do not move. */
    double perHour() {
        List<double[]> later = later();
        List<Double> slopes = new ArrayList<>();
        for (int i = 0; i < later.size(); i++) {
            for (int j = i + 1; j < later.size(); j++) {
                slopes.add((later.get(j)[1] - later.get(i)[1]) / (later.get(j)[0] - later.get(i)[0]) * HOUR);
            }
        }
        return median(slopes);
    }

    /** It would take more than ten hours to double. */
    boolean isFlat() {
        return perHour() <= FLAT * median();
    }

    private List<double[]> later() {
        return points.subList((int) (points.size() * WARM_UP), points.size());
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
