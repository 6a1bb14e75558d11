package dev.deskpulse.scheduler.text.model;

import dev.deskpulse.scheduler.text.model.Quality.OfClass;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** One figure for predictions that were judged in several parts, such as one for each language. */
public final class JoinedQuality {
    private JoinedQuality() {}

    /**
     * Counts are added up. The calibration error is the parts' mean by rows, which is never less than that of the whole.
     *
     * @throws IllegalArgumentException where there is no part
     */
    public static Quality of(Collection<Quality> parts) {
        long rows = parts.stream().mapToLong(Quality::rows).sum();
        if (rows == 0) {
            throw new IllegalArgumentException("no labelled text was judged");
        }
        Map<String, Map<String, Long>> confusion = new TreeMap<>();
        parts.forEach(part -> add(part.confusion(), confusion));
        Map<String, OfClass> perClass = new LinkedHashMap<>();
        confusion.keySet().forEach(label -> perClass.put(label, ofClass(label, confusion)));
        double macro = perClass.values().stream()
                .filter(one -> one.support() > 0)
                .mapToDouble(OfClass::f1)
                .average()
                .orElse(0);
        return new Quality(
                rows,
                parts.stream()
                                .mapToDouble(part -> part.accuracy() * part.rows())
                                .sum()
                        / rows,
                macro,
                parts.stream().mapToDouble(part -> part.ece() * part.rows()).sum() / rows,
                perClass,
                confusion);
    }

    private static void add(Map<String, Map<String, Long>> part, Map<String, Map<String, Long>> sum) {
        part.forEach((truth, row) -> {
            Map<String, Long> sums = sum.computeIfAbsent(truth, label -> new TreeMap<>());
            row.forEach((given, times) -> sums.merge(given, times, Long::sum));
        });
    }

    private static OfClass ofClass(String label, Map<String, Map<String, Long>> confusion) {
        Map<String, Long> row = confusion.getOrDefault(label, Map.of());
        long support = row.values().stream().mapToLong(Long::longValue).sum();
        long given = confusion.values().stream()
                .mapToLong(other -> other.getOrDefault(label, 0L))
                .sum();
        long right = row.getOrDefault(label, 0L);
        return new OfClass(
                support,
                given == 0 ? 0 : (double) right / given,
                support == 0 ? 0 : (double) right / support,
                right == 0 ? 0 : 2.0 * right / (support + given));
    }
}
