package dev.deskpulse.plugin.settings;

import dev.deskpulse.connector.file.FileMapping;
import dev.deskpulse.ticket.SourceId;
import dev.deskpulse.ticket.StatusCategory;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a channel's files mean, as {@code map.yml} says.
 *
 * @param source the channel that the tickets belong to
 */
public record MappingFile(SourceId source, FileMapping mapping) {
    static MappingFile from(Section root, ZoneId zone) {
        Map<String, StatusCategory> statuses = new LinkedHashMap<>();
        Section categories = root.section("statuses");
        categories.entries().forEach((status, ignored) -> categories
                .choice(status, StatusCategory.class)
                .ifPresent(category -> statuses.put(status, category)));
        String source = root.requiredText("source", "name the channel, such as phone or wechat");
        try {
            return new MappingFile(
                    new SourceId(source.isEmpty() ? "file" : source),
                    new FileMapping(
                            root.section("columns").entries(),
                            root.section("constants").entries(),
                            root.section("extras").entries(),
                            root.texts("dateFormats"),
                            root.zone("zone", zone),
                            statuses,
                            root.text("encoding").orElse(null),
                            root.text("sheet").orElse(null)));
        } catch (IllegalArgumentException e) {
            root.problem("columns", String.valueOf(e.getMessage()));
            return new MappingFile(
                    new SourceId("file"), FileMapping.of(zone, Map.of("summary", "summary", "created", "created")));
        }
    }

    /**
     * Reads a mapping file.
     *
     * @throws InvalidSettings with every problem
     */
    public static MappingFile read(Path file, Map<String, String> environment, ZoneId zone) {
        return SettingsFile.load(
                file, "docs/import.md shows what a mapping looks like", environment, root -> from(root, zone));
    }
}
