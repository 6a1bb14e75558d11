package dev.deskpulse.plugin.settings;

import dev.deskpulse.connector.sync.FieldMapping;
import dev.deskpulse.scheduler.cause.CauseSettings;
import dev.deskpulse.scheduler.cause.DeskEvent;
import dev.deskpulse.scheduler.insight.Finding;
import dev.deskpulse.scheduler.kpi.OwnFields;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code events} and {@code incidents}. */
final class CauseSection {
    private CauseSection() {}

    static CauseSettings read(Section root, FieldMapping fields, Settings.Calendars calendars) {
        return new CauseSettings(
                root.items("events").stream()
                        .flatMap(entry -> event(entry).stream())
                        .toList(),
                incidents(root.texts("incidents")),
                calendars.holidays(),
                OwnFields.of(fields.extras().keySet()));
    }

    private static Set<String> incidents(List<String> words) {
        return words.isEmpty() ? CauseSettings.USUAL_INCIDENTS : new HashSet<>(words);
    }

    private static Optional<DeskEvent> event(Section entry) {
        String name = entry.requiredText("name", "give what people call it, such as 11.11");
        DeskEvent.Kind kind = entry.choice("kind", DeskEvent.Kind.class).orElse(DeskEvent.Kind.OTHER);
        if (!entry.has("from")) {
            entry.problem("from", "is missing; give the event's first day, such as 2026-11-11");
        }
        Optional<LocalDate> from = day(entry, "from");
        Optional<LocalDate> to = day(entry, "to");
        Map<String, String> slice = entry.section("slice").entries();
        slice.keySet().stream()
                .filter(key -> !Finding.DIMENSIONS.contains(key))
                .forEach(key -> entry.problem(
                        "slice",
                        "'" + key + "' is no dimension of findings; they are product, region, topic, channel, kind"
                                + " and project"));
        return from.filter(day -> !name.isEmpty())
                .flatMap(day -> SettingsFile.checked(
                        entry,
                        Optional.empty(),
                        () -> Optional.of(new DeskEvent(name, kind, day, to.orElse(day), slice))));
    }

    private static Optional<LocalDate> day(Section entry, String key) {
        return entry.parsed(key, "a day such as 2026-11-11", LocalDate::parse);
    }
}
