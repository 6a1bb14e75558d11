package dev.deskpulse.scheduler.forecast;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Holidays, promotions and the like: days by the name of what happens, past and to come. */
public final class Events {
    public static final Events NONE = new Events();

    private final Map<String, Set<LocalDate>> days = new TreeMap<>();

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

    boolean on(LocalDate day, String name) {
        return days.getOrDefault(name, Set.of()).contains(day);
    }

    boolean any(LocalDate day) {
        return days.values().stream().anyMatch(some -> some.contains(day));
    }
}
