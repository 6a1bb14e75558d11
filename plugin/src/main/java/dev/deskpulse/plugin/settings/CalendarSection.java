package dev.deskpulse.plugin.settings;

import dev.deskpulse.plugin.settings.Settings.Calendar;
import dev.deskpulse.plugin.settings.Settings.OwnCalendar;
import dev.deskpulse.scheduler.kpi.BusinessCalendar;
import dev.deskpulse.scheduler.kpi.SpecialDays;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the sections {@code calendar} and {@code calendars}. */
final class CalendarSection {
    private static final Map<DayOfWeek, List<BusinessCalendar.Hours>> USUAL_HOURS = usualHours();

    private final Path folder;

    private CalendarSection(Path folder) {
        this.folder = folder;
    }

    /**
     * Reads the calendars.
     *
     * @param zone of a calendar that names none
     * @param folder where relative paths start
     */
    static Settings.Calendars read(Section desk, Section others, ZoneId zone, Path folder) {
        CalendarSection reader = new CalendarSection(folder);
        SortedMap<LocalDate, Calendar> usual = reader.versions(desk, new Calendar(zone, USUAL_HOURS, SpecialDays.NONE));
        Calendar first = usual.values().iterator().next();
        List<OwnCalendar> own = new ArrayList<>();
        others.sections().forEach((name, section) -> own.add(reader.own(name, section, first)));
        refuseSharing(others, own);
        return new Settings.Calendars(usual, own);
    }

    private static Map<DayOfWeek, List<BusinessCalendar.Hours>> usualHours() {
        Map<DayOfWeek, List<BusinessCalendar.Hours>> hours = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            hours.put(day, List.of(new BusinessCalendar.Hours(LocalTime.of(9, 0), LocalTime.of(21, 0))));
        }
        return hours;
    }

    private OwnCalendar own(String name, Section section, Calendar orElse) {
        List<String> teams = section.texts("teams");
        List<String> projects = section.texts("projects");
        if (teams.isEmpty() && projects.isEmpty()) {
            section.problem("counts for nobody; give it teams or projects");
        }
        return new OwnCalendar(name, teams, projects, versions(section, orElse));
    }

    private static void refuseSharing(Section others, List<OwnCalendar> own) {
        Set<String> taken = new HashSet<>();
        for (OwnCalendar calendar : own) {
            calendar.teams().stream()
                    .filter(team -> !taken.add("team " + team))
                    .forEach(team -> others.problem(calendar.name(), "team " + team + " has another calendar already"));
            calendar.projects().stream()
                    .filter(project -> !taken.add("project " + project))
                    .forEach(project ->
                            others.problem(calendar.name(), "project " + project + " has another calendar already"));
        }
    }

    /** What a version does not say is as in the section itself. */
    private SortedMap<LocalDate, Calendar> versions(Section section, Calendar orElse) {
        SortedMap<LocalDate, Calendar> versions = new TreeMap<>();
        Calendar first = calendar(section, orElse);
        versions.put(LocalDate.EPOCH, first);
        Section later = section.section("versions");
        later.sections().forEach((day, version) -> {
            try {
                versions.put(LocalDate.parse(day), calendar(version, first));
            } catch (DateTimeException e) {
                later.problem(day, "is not the first day of a version, such as 2026-07-01");
            }
        });
        return versions;
    }

    private Calendar calendar(Section section, Calendar orElse) {
        ZoneId zone = section.zone("zone", orElse.zone());
        Map<DayOfWeek, List<BusinessCalendar.Hours>> hours = hours(section.section("hours"), orElse);
        SpecialDays special = special(section, orElse);
        return SettingsFile.checked(section, orElse, () -> {
            new BusinessCalendar(zone, hours, special);
            return new Calendar(zone, hours, special);
        });
    }

    private static Map<DayOfWeek, List<BusinessCalendar.Hours>> hours(Section days, Calendar orElse) {
        Map<DayOfWeek, List<BusinessCalendar.Hours>> hours = week(days);
        return hours.isEmpty() ? orElse.hours() : hours;
    }

    /** The spans of each weekday that has some. */
    static Map<DayOfWeek, List<BusinessCalendar.Hours>> week(Section days) {
        Map<DayOfWeek, List<BusinessCalendar.Hours>> hours = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            String key = day.name().toLowerCase(Locale.ROOT);
            days.parsed(key, "hours such as 09:00-18:00, or two spans with a comma between", CalendarSection::spans)
                    .ifPresent(spans -> hours.put(day, spans));
        }
        return hours;
    }

    private static List<BusinessCalendar.Hours> spans(String text) {
        return Arrays.stream(text.split(",")).map(CalendarSection::span).toList();
    }

    private static BusinessCalendar.Hours span(String text) {
        String[] ends = text.trim().split("\\s*-\\s*", 2);
        if (ends.length != 2) {
            throw new IllegalArgumentException(text);
        }
        LocalTime to = ends[1].equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(ends[1]);
        return new BusinessCalendar.Hours(LocalTime.parse(ends[0]), to);
    }

    private SpecialDays special(Section section, Calendar orElse) {
        SpecialDays own = new SpecialDays(days(section, "holidays"), days(section, "workdays"));
        SpecialDays country = section.text("country")
                .map(code -> SettingsFile.checked(section, "country", SpecialDays.NONE, () -> SpecialDays.of(code)))
                .orElse(SpecialDays.NONE);
        SpecialDays file = section.text("holidayFile")
                .map(name -> SettingsFile.checked(
                        section, "holidayFile", SpecialDays.NONE, () -> SpecialDays.read(folder.resolve(name))))
                .orElse(SpecialDays.NONE);
        SpecialDays all = own.and(country).and(file);
        return all.equals(SpecialDays.NONE) ? orElse.special() : all;
    }

    private static Set<LocalDate> days(Section section, String key) {
        Set<LocalDate> days = new HashSet<>();
        for (String day : section.texts(key)) {
            try {
                days.add(LocalDate.parse(day));
            } catch (DateTimeException e) {
                section.problem(key, "'" + day + "' is not a date such as 2026-10-01");
            }
        }
        return days;
    }
}
