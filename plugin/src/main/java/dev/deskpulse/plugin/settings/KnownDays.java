package dev.deskpulse.plugin.settings;

import dev.deskpulse.scheduler.forecast.Events;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The days of which the settings know ahead that they are not as others. */
public final class KnownDays {
    private static final String HOLIDAY = "public holiday";
    private static final String WORKING_DAY = "make-up working day";

    private KnownDays() {}

    /** The settings' events, and the calendar's days that no event names: two names for the same days cannot be told apart. */
    public static Stream<Events.Event> of(Settings settings) {
        List<Events.Event> named = settings.causes().events().stream()
                .flatMap(event -> event.days().map(day -> new Events.Event(day, event.name())))
                .toList();
        Set<LocalDate> taken = named.stream().map(Events.Event::day).collect(Collectors.toSet());
        Stream<Events.Event> calendar = Stream.concat(
                settings.calendars().holidays().stream().map(day -> new Events.Event(day, HOLIDAY)),
                settings.calendars().workingDays().stream().map(day -> new Events.Event(day, WORKING_DAY)));
        return Stream.concat(named.stream(), calendar.filter(event -> !taken.contains(event.day())));
    }
}
