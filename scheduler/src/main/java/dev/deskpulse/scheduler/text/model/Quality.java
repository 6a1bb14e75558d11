package dev.deskpulse.scheduler.text.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * How good predictions were.
 *
 * @param rows how many were judged
 * @param accuracy the share that was right, 0 to 1
 * @param macroF1 the mean of the labels' F1
 * @param ece expected calibration error in 15 bins of equal width (Guo et al., 2017): how far confidence and share of
 *     right predictions lie apart
 * @param perClass by label
 * @param confusion how often a true label (first) got another (second)
 */
public record Quality(
        long rows,
        double accuracy,
        double macroF1,
        double ece,
        Map<String, OfClass> perClass,
        Map<String, Map<String, Long>> confusion) {
    private static final int BINS = 15;

    /** One label's figures; precision or recall is 0 where there is nothing to divide by. */
    public record OfClass(long support, double precision, double recall, double f1) {}

    /** One judged text. */
    public record Judged(String truth, String given, double confidence) {}

    /** @throws IllegalArgumentException where there is nothing */
    public static Quality of(List<Judged> judged) {
        if (judged.isEmpty()) {
            throw new IllegalArgumentException("no labelled text was judged");
        }
        long right = judged.stream().filter(one -> one.truth.equals(one.given)).count();
        return of(confusion(judged), judged.size(), (double) right / judged.size(), calibrationError(judged));
    }

    /**
     * One figure for what was judged in several parts, such as one for each language. Counts are added up. The calibration
     * error is the parts' mean by rows, which is never less than that of the whole.
     *
     * @throws IllegalArgumentException where there is nothing
     */
    public static Quality joined(Collection<Quality> parts) {
        long rows = parts.stream().mapToLong(Quality::rows).sum();
        if (rows == 0) {
            throw new IllegalArgumentException("no labelled text was judged");
        }
        Map<String, Map<String, Long>> confusion = new TreeMap<>();
        parts.forEach(part -> add(part.confusion, confusion));
        return of(confusion, rows, mean(parts, Quality::accuracy, rows), mean(parts, Quality::ece, rows));
    }

    private static double mean(Collection<Quality> parts, ToDoubleFunction<Quality> figure, long rows) {
        return parts.stream()
                        .mapToDouble(part -> figure.applyAsDouble(part) * part.rows)
                        .sum()
                / rows;
    }

    private static void add(Map<String, Map<String, Long>> part, Map<String, Map<String, Long>> sum) {
        part.forEach((truth, row) -> {
            Map<String, Long> sums = sum.computeIfAbsent(truth, label -> new TreeMap<>());
            row.forEach((given, times) -> sums.merge(given, times, Long::sum));
        });
    }

    private static Quality of(Map<String, Map<String, Long>> confusion, long rows, double accuracy, double ece) {
        Map<String, OfClass> perClass = new LinkedHashMap<>();
        confusion.keySet().forEach(label -> perClass.put(label, ofClass(label, confusion)));
        double macro = perClass.values().stream()
                .filter(one -> one.support > 0)
                .mapToDouble(OfClass::f1)
                .average()
                .orElse(0);
        return new Quality(rows, accuracy, macro, ece, perClass, confusion);
    }

    private static Map<String, Map<String, Long>> confusion(List<Judged> judged) {
        TreeSet<String> labels = new TreeSet<>();
        judged.forEach(one -> labels.addAll(Arrays.asList(one.truth, one.given)));
        Map<String, Map<String, Long>> confusion = new LinkedHashMap<>();
        labels.forEach(label -> confusion.put(label, new LinkedHashMap<>()));
        for (Judged one : judged) {
            confusion.getOrDefault(one.truth, Map.of()).merge(one.given, 1L, Long::sum);
        }
        return confusion;
    }

    private static OfClass ofClass(String label, Map<String, Map<String, Long>> confusion) {
        Map<String, Long> row = confusion.getOrDefault(label, Map.of());
        long support = row.values().stream().mapToLong(Long::longValue).sum();
        long given = confusion.values().stream()
                .mapToLong(other -> other.getOrDefault(label, 0L))
                .sum();
        long right = row.getOrDefault(label, 0L);
        double precision = given == 0 ? 0 : (double) right / given;
        double recall = support == 0 ? 0 : (double) right / support;
        double f1 = right == 0 ? 0 : 2 * precision * recall / (precision + recall);
        return new OfClass(support, precision, recall, f1);
    }

    private static double calibrationError(List<Judged> judged) {
        List<List<Judged>> bins = new ArrayList<>();
        for (int i = 0; i < BINS; i++) {
            bins.add(new ArrayList<>());
        }
        judged.forEach(one ->
                bins.get(Math.min(BINS - 1, (int) (one.confidence * BINS))).add(one));
        double error = 0;
        for (List<Judged> bin : bins) {
            double confidence =
                    bin.stream().mapToDouble(Judged::confidence).average().orElse(0);
            long right = bin.stream().filter(one -> one.truth.equals(one.given)).count();
            error += Math.abs(confidence * bin.size() - right);
        }
        return error / judged.size();
    }
}
