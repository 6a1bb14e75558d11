package dev.deskpulse.scheduler.cause;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Something that happened, or will.
 *
 * @param name as people call it, in whatever language; the same for what comes again, such as {@code 11.11}
 * @param from first day, in the desk's zone
 * @param to last day, inclusive
 * @param slice what it touches, such as {@code product=Kettle}; empty where that is not known
 */
public record DeskEvent(String name, Kind kind, LocalDate from, LocalDate to, Map<String, String> slice) {
    /** @throws IllegalArgumentException where it ends before it begins */
    public DeskEvent {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("event '" + name + "' ends on " + to + ", before it begins on " + from);
        }
        slice = Collections.unmodifiableMap(new TreeMap<>(slice));
    }

    /** What sort of thing it is. */
    public enum Kind {
        RELEASE("release", "版本"),
        PROMOTION("promotion", "促销"),
        INCIDENT("incident", "故障"),
        STAFFING("staffing", "人手"),
        HOLIDAY("holiday", "假日"),
        OTHER("event", "事件");

        private final String english;
        private final String chinese;

        Kind(String english, String chinese) {
            this.english = english;
            this.chinese = chinese;
        }
    }

    /** Every day of it. */
    public Stream<LocalDate> days() {
        return from.datesUntil(to.plusDays(1));
    }

    /** For people, by language tag. */
    Map<String, String> title() {
        return Map.of("en", kind.english + " " + name, "zh", kind.chinese + " " + name);
    }
}
