package dev.deskpulse.plugin.settings;

import dev.deskpulse.connector.sync.FieldMapping;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What figures need of the settings, and all there is of them where a log is measured without a desk. */
public record FigureRules(ZoneId zone, Settings.Calendars calendars, Settings.Figures figures) {
    /** As an admin has set them. */
    public static FigureRules of(Settings settings) {
        return new FigureRules(settings.zone(), settings.calendars(), settings.figures());
    }

    /** As they are where nothing is set. */
    public static FigureRules usual(ZoneId zone) {
        List<Problem> none = new ArrayList<>();
        Section empty = new Section("", null, 1, Map.of(), none);
        return new FigureRules(
                zone,
                CalendarSection.read(empty.section("calendar"), empty.section("calendars"), zone, Path.of(".")),
                FigureSection.read(empty.section("kpi"), FieldMapping.NONE));
    }
}
