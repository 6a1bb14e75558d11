package dev.deskpulse.connector.file;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which activities open a case, and which show that it was opened before them. Where some activity means {@code created},
 * a case begins with that and with nothing else: a log that starts in the middle of a case has none of it. Else the first
 * event begins the case, unless it ends or reopens it: nothing begins so.
 *
 * @param opening names of activities
 * @param later names of activities that come after the opening in any case
 */
record Openings(Set<String> opening, Set<String> later) {
    Openings {
        opening = Set.copyOf(opening);
        later = Set.copyOf(later);
    }

    static Openings of(Map<String, EventMeaning> activities) {
        return activities.containsValue(EventMeaning.CREATED)
                ? new Openings(
                        named(activities, meaning -> meaning == EventMeaning.CREATED),
                        named(activities, Openings::isWork))
                : new Openings(named(activities, meaning -> !isEnd(meaning)), named(activities, Openings::isEnd));
    }

    private static boolean isWork(EventMeaning meaning) {
        return meaning.category() != null || meaning == EventMeaning.REPLY || meaning == EventMeaning.ASSIGNED;
    }

    private static boolean isEnd(EventMeaning meaning) {
        return meaning == EventMeaning.DONE || meaning == EventMeaning.REOPENED;
    }

    private static Set<String> named(Map<String, EventMeaning> activities, Predicate<EventMeaning> asked) {
        return activities.entrySet().stream()
                .filter(activity -> asked.test(activity.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
