package dev.deskpulse.scheduler.driver;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Which of a column's values a model learns something of. */
public final class Levels {
    private static final int MOST = 12;

    private Levels() {}

    /** The commonest values, most cases first, without those of fewer cases than are worth a coefficient. */
    public static List<String> commonest(Map<String, Integer> cases, int least) {
        return cases.entrySet().stream()
                .filter(level -> level.getValue() >= least)
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST)
                .map(Map.Entry::getKey)
                .toList();
    }
}
