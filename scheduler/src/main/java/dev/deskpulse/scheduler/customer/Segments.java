package dev.deskpulse.scheduler.customer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Customers parted by how they behave: k-means (Lloyd 1982, begun as Arthur and Vassilvitskii 2007 do) over standardised
 * features, with two to six parts, of which the number counts that the silhouette (Rousseeuw 1987) likes best. Where none is
 * clear there are no segments. A segment is named by the two features in which its centre is farthest from the mean.
 *
 * @param means of the features
 * @param deviations of the features; 0 where all customers are alike in one
 * @param silhouette of the parts, from -1 to 1
 */
public record Segments(List<Double> means, List<Double> deviations, List<Segment> all, double silhouette) {
    /** No segments: too few customers, or no clear parts. */
    public static final Segments NONE = new Segments(List.of(), List.of(), List.of(), 0);

    private static final int LEAST_CUSTOMERS = 50;
    private static final int MOST_PARTS = 6;
    private static final int SAMPLE = 1_000;
    private static final int STARTS = 5;
    private static final int ROUNDS = 50;
    private static final double CLEAR = 0.2;
    private static final double APART = 0.3;
    private static final int WORDS = 2;

    /** One segment. */
    public record Segment(String english, String chinese, List<Double> centre) {
        public Segment {
            centre = List.copyOf(centre);
        }
    }

    public Segments {
        means = List.copyOf(means);
        deviations = List.copyOf(deviations);
        all = List.copyOf(all);
    }

    /** Finds them, the same ones each time. */
    static Segments in(List<CustomerFacts> customers) {
        if (customers.size() < LEAST_CUSTOMERS) {
            return NONE;
        }
        double[][] raw = customers.stream().map(SegmentFeature::of).toArray(double[][]::new);
        Scale scale = Scale.of(raw);
        double[][] points = Arrays.stream(raw).map(scale::standardised).toArray(double[][]::new);
        double[][] sample = sample(points);
        double best = CLEAR;
        double[][] centres = null;
        for (int k = 2; k <= MOST_PARTS; k++) {
            double[][] found = centres(sample, k);
            double clear = silhouette(sample, found);
            if (clear > best) {
                best = clear;
                centres = found;
            }
        }
        return centres == null ? NONE : new Segments(boxed(scale.means), boxed(scale.deviations), named(centres), best);
    }

    /** Which a customer belongs to; null where there are none. */
    public @Nullable Segment of(CustomerFacts facts) {
        if (all.isEmpty()) {
            return null;
        }
        double[] point = new Scale(unboxed(means), unboxed(deviations)).standardised(SegmentFeature.of(facts));
        double[][] centres = all.stream().map(one -> unboxed(one.centre())).toArray(double[][]::new);
        return all.get(nearest(point, centres));
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Scale(double[] means, double[] deviations) {
        static Scale of(double[][] raw) {
            int width = raw[0].length;
            double[] means = new double[width];
            double[] deviations = new double[width];
            for (int f = 0; f < width; f++) {
                int feature = f;
                double mean = Arrays.stream(raw)
                        .mapToDouble(x -> x[feature])
                        .average()
                        .orElse(0);
                means[f] = mean;
                deviations[f] = Math.sqrt(Arrays.stream(raw)
                        .mapToDouble(x -> (x[feature] - mean) * (x[feature] - mean))
                        .average()
                        .orElse(0));
            }
            return new Scale(means, deviations);
        }

        double[] standardised(double[] x) {
            return IntStream.range(0, x.length)
                    .mapToDouble(f -> deviations[f] < 1e-9 ? 0 : (x[f] - means[f]) / deviations[f])
                    .toArray();
        }
    }

    private static double[][] sample(double[][] points) {
        List<double[]> shuffled = new ArrayList<>(Arrays.asList(points));
        Collections.shuffle(shuffled, new Random(1));
        return shuffled.stream().limit(SAMPLE).toArray(double[][]::new);
    }

    private static double[][] centres(double[][] points, int k) {
        double[][] best = new double[0][];
        double least = Double.POSITIVE_INFINITY;
        for (int start = 0; start < STARTS; start++) {
            double[][] centres = begin(points, k, new Random(start));
            for (int round = 0; round < ROUNDS && move(points, centres); round++) {
                // the condition moves
            }
            double sum = Arrays.stream(points)
                    .mapToDouble(point -> squared(point, centres[nearest(point, centres)]))
                    .sum();
            if (sum < least) {
                least = sum;
                best = centres;
            }
        }
        return best;
    }

    private static double[][] begin(double[][] points, int k, Random random) {
        double[][] centres = new double[k][];
        centres[0] = points[random.nextInt(points.length)];
        for (int c = 1; c < k; c++) {
            double[][] there = Arrays.copyOf(centres, c);
            double[] far = Arrays.stream(points)
                    .mapToDouble(point -> squared(point, there[nearest(point, there)]))
                    .toArray();
            double left = random.nextDouble() * Arrays.stream(far).sum();
            int picked = 0;
            while (picked < far.length - 1 && left > far[picked]) {
                left -= far[picked++];
            }
            centres[c] = points[picked];
        }
        return centres;
    }

    /** Whether any centre moved; one without points stays. */
    private static boolean move(double[][] points, double[][] centres) {
        double[][] sums = new double[centres.length][points[0].length];
        int[] counts = new int[centres.length];
        for (double[] point : points) {
            int own = nearest(point, centres);
            counts[own]++;
            for (int f = 0; f < point.length; f++) {
                sums[own][f] += point[f];
            }
        }
        boolean moved = false;
        for (int c = 0; c < centres.length; c++) {
            if (counts[c] > 0) {
                int count = counts[c];
                double[] mean = Arrays.stream(sums[c]).map(sum -> sum / count).toArray();
                moved |= squared(mean, centres[c]) > 1e-12;
                centres[c] = mean;
            }
        }
        return moved;
    }

    private static double silhouette(double[][] points, double[][] centres) {
        int[] part =
                Arrays.stream(points).mapToInt(point -> nearest(point, centres)).toArray();
        double sum = 0;
        for (int i = 0; i < points.length; i++) {
            double[] distance = new double[centres.length];
            int[] count = new int[centres.length];
            for (int j = 0; j < points.length; j++) {
                if (j != i) {
                    distance[part[j]] += Math.sqrt(squared(points[i], points[j]));
                    count[part[j]]++;
                }
            }
            int own = part[i];
            if (count[own] > 0) {
                double within = distance[own] / count[own];
                double nearest = IntStream.range(0, centres.length)
                        .filter(c -> c != own && count[c] > 0)
                        .mapToDouble(c -> distance[c] / count[c])
                        .min()
                        .orElse(within);
                sum += (nearest - within) / Math.max(1e-12, Math.max(within, nearest));
            }
        }
        return sum / points.length;
    }

    /** The largest difference first; where two would have the same name, a further feature tells them apart. */
    private static List<Segment> named(double[][] centres) {
        List<Segment> named = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (double[] centre : centres) {
            List<Integer> apart = IntStream.range(0, centre.length)
                    .boxed()
                    .sorted((a, b) -> Double.compare(Math.abs(centre[b]), Math.abs(centre[a])))
                    .toList();
            int words = (int) Math.max(
                    1,
                    apart.stream()
                            .limit(WORDS)
                            .filter(f -> Math.abs(centre[f]) >= APART)
                            .count());
            while (words < centre.length && taken.contains(name(centre, apart, words, true))) {
                words++;
            }
            taken.add(name(centre, apart, words, true));
            named.add(new Segment(name(centre, apart, words, true), name(centre, apart, words, false), boxed(centre)));
        }
        return named;
    }

    private static String name(double[] centre, List<Integer> apart, int words, boolean english) {
        List<String> parts = apart.stream()
                .limit(words)
                .map(f -> {
                    SegmentFeature feature = SegmentFeature.ALL.get(f);
                    return english ? feature.english(centre[f] > 0) : feature.chinese(centre[f] > 0);
                })
                .toList();
        return String.join(english ? ", " : "、", parts);
    }

    private static int nearest(double[] point, double[][] centres) {
        int nearest = 0;
        for (int c = 1; c < centres.length; c++) {
            nearest = squared(point, centres[c]) < squared(point, centres[nearest]) ? c : nearest;
        }
        return nearest;
    }

    private static double squared(double[] a, double[] b) {
        double sum = 0;
        for (int f = 0; f < a.length; f++) {
            sum += (a[f] - b[f]) * (a[f] - b[f]);
        }
        return sum;
    }

    private static List<Double> boxed(double[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }

    private static double[] unboxed(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
