package dev.deskpulse.plugin.settings;

import dev.deskpulse.connector.file.EventMapping;
import dev.deskpulse.connector.file.EventMeaning;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an event log means, as its mapping file says.
 *
 * @param zone the desk's; null where the file names none
 */
public record EventMappingFile(
        EventMapping mapping, @Nullable ZoneId zone) {
    private static final String LAST_EVENT = "lastEvent";

    /**
     * Reads a mapping file.
     *
     * @param zone of times that bring none, where the file names none either
     * @throws InvalidSettings with every problem
     */
    public static EventMappingFile read(Path file, Map<String, String> environment, ZoneId zone) {
        return SettingsFile.load(
                file, "docs/kpi.md shows what a mapping looks like", environment, root -> from(root, zone));
    }

    private static EventMappingFile from(Section root, ZoneId orElse) {
        ZoneId zone = root.zone("zone", orElse);
        Map<String, EventMeaning> activities = new LinkedHashMap<>();
        Section meanings = root.section("activities");
        meanings.entries().forEach((activity, ignored) -> meanings.choice(activity, EventMeaning.class)
                .ifPresent(meaning -> activities.put(activity, meaning)));
        EventMapping mapping = SettingsFile.checked(
                root,
                EventMapping.guessing(zone),
                () -> new EventMapping(
                        root.text("source").orElse("events"),
                        root.section("columns").entries(),
                        root.section("extras").entries(),
                        activities,
                        lastEventResolves(root),
                        root.texts("dateFormats"),
                        zone,
                        root.text("encoding").orElse(null),
                        root.text("sheet").orElse(null)));
        return new EventMappingFile(mapping, root.has("zone") ? zone : null);
    }

    private static boolean lastEventResolves(Section root) {
        String word = root.text(LAST_EVENT).orElse("");
        if (!word.isEmpty() && !word.equals("done")) {
            root.problem(LAST_EVENT, "'" + word + "' is not done; leave it out where a case may go on");
        }
        return word.equals("done");
    }
}
