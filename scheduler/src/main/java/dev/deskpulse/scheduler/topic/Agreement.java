package dev.deskpulse.scheduler.topic;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hipparchus.util.FastMath;

/**
 * How well groups agree with labels, from 0 to 1 (Rosenberg and Hirschberg, "V-Measure", 2007).
 *
 * @param vMeasure the harmonic mean of the two others
 * @param homogeneity 1 where each group holds texts of one label
 * @param completeness 1 where each label's texts are in one group
 */
public record Agreement(double vMeasure, double homogeneity, double completeness) {
    /** How often labels and groups meet; texts without a topic are one group. */
    static final class Tally {
        private record Pair(String label, String group) {}

        private final Map<Pair, Integer> pairs = new HashMap<>();

        void add(String label, String group) {
            pairs.merge(new Pair(label, group), 1, Integer::sum);
        }

        Agreement agreement() {
            double ofLabels = entropy(by(Pair::label).values());
            double ofGroups = entropy(by(Pair::group).values());
            double shared = ofLabels + ofGroups - entropy(pairs.values());
            double homogeneity = ofLabels == 0 ? 1 : shared / ofLabels;
            double completeness = ofGroups == 0 ? 1 : shared / ofGroups;
            double sum = homogeneity + completeness;
            return new Agreement(sum == 0 ? 0 : 2 * homogeneity * completeness / sum, homogeneity, completeness);
        }

        private Map<String, Integer> by(Function<Pair, String> part) {
            Map<String, Integer> counts = new HashMap<>();
            pairs.forEach((pair, count) -> counts.merge(part.apply(pair), count, Integer::sum));
            return counts;
        }

        private static double entropy(Collection<Integer> counts) {
            double total = counts.stream().mapToInt(Integer::intValue).sum();
            return counts.stream()
                    .mapToDouble(count -> -count / total * FastMath.log(count / total))
                    .sum();
        }
    }

    /** Of two lists of the same length. */
    static Agreement of(List<String> labels, List<String> groups) {
        Tally tally = new Tally();
        for (int i = 0; i < labels.size(); i++) {
            tally.add(labels.get(i), groups.get(i));
        }
        return tally.agreement();
    }
}
