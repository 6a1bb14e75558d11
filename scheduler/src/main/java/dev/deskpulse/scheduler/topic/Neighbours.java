package dev.deskpulse.scheduler.topic;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Moves each text towards those it resembles most: its vector becomes the direction of the mean of its nearest neighbours
 * and itself. A text that is worded oddly then stands among the texts that mean the same, which makes groups far easier
 * to tell apart.
 */
final class Neighbours {
    private Neighbours() {}

    /** @param count how many, the text itself among them */
    static float[][] smoothed(float[][] points, int count) {
        return IntStream.range(0, points.length)
                .parallel()
                .mapToObj(i -> Vectors.unit(meanOf(points, nearest(points, i, count))))
                .toArray(float[][]::new);
    }

    private static float[] meanOf(float[][] points, int[] some) {
        return Vectors.mean(Arrays.stream(some).mapToObj(i -> points[i]).toList());
    }

    private static int[] nearest(float[][] points, int to, int count) {
        int[] nearest = new int[count];
        float[] closeness = new float[count];
        int found = 0;
        for (int i = 0; i < points.length; i++) {
            float close = i == to ? Float.MAX_VALUE : Vectors.dot(points[i], points[to]);
            if (found == count && close <= closeness[count - 1]) {
                continue;
            }
            int at = found < count ? found++ : count - 1;
            for (; at > 0 && closeness[at - 1] < close; at--) {
                closeness[at] = closeness[at - 1];
                nearest[at] = nearest[at - 1];
            }
            closeness[at] = close;
            nearest[at] = i;
        }
        return Arrays.copyOf(nearest, found);
    }
}
