package dev.deskpulse.scheduler.forecast;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Holidays, promotions and the like: days by the name of what happens, past and to come. */
public final class Events {
    private final Map<String, NavigableSet<LocalDate>> days = new TreeMap<>();

    private Events() {}

    /** One day of one event. */
    public record Event(LocalDate day, String name) {}

    public static Events of(List<Event> all) {
        Events events = new Events();
        all.forEach(event -> events.days
                .computeIfAbsent(event.name(), name -> new TreeSet<>())
                .add(event.day()));
        return events;
    }

    /** In alphabetical order. */
    List<String> names() {
        return List.copyOf(days.keySet());
    }

    /** How many days of an event there are from a day until another, which is not among them. */
    int days(LocalDate from, LocalDate until, String name) {
        return days.getOrDefault(name, Collections.emptyNavigableSet())
                .subSet(from, until)
                .size();
    }

    boolean any(LocalDate day) {
        return days.values().stream().anyMatch(some -> some.contains(day));
    }
}
