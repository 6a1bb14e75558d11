package dev.deskpulse.scheduler.forecast;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How far neighbouring times lie apart. */
final class Distances {
    private Distances() {}

    /** In seconds, at least 1; a day's where there are not two times. */
    static long commonest(SortedSet<LocalDateTime> times) {
        Map<Long, Integer> counts = new TreeMap<>();
        @Nullable LocalDateTime before = null;
        for (LocalDateTime time : times) {
            if (before != null) {
                counts.merge(Math.max(1, Duration.between(before, time).toSeconds()), 1, Integer::sum);
            }
            before = time;
        }
        return counts.entrySet().stream()
                .max(Map.Entry.<Long, Integer>comparingByValue()
                        .thenComparing(Map.Entry.<Long, Integer>comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse(Duration.ofDays(1).toSeconds());
    }
}
