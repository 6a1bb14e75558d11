package dev.deskpulse.connector.file;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an event log means: one event a row. What is left out of it is guessed.
 *
 * @param source the name of the log, under which its cases are kept
 * @param columns the log's column by {@link EventColumn} name. Of a mapping without any, all are guessed by their
 *     titles, else only case, activity and time
 * @param extras further columns to keep, by the name they get
 * @param activities what each activity means; one not listed is guessed by its words, else it is a status in progress
 * @param lastEventResolves whether each case counts as done from its last event on
 * @param dateFormats as in {@link FileMapping}
 * @param zone of times that bring none
 * @param encoding null to detect it
 * @param sheet null for the first
 */
public record EventMapping(
        String source,
        Map<String, String> columns,
        Map<String, String> extras,
        Map<String, EventMeaning> activities,
        boolean lastEventResolves,
        List<String> dateFormats,
        ZoneId zone,
        @Nullable String encoding,
        @Nullable String sheet) {

    /** @throws IllegalArgumentException with every problem of the mapping at once */
    public EventMapping {
        columns = Map.copyOf(columns);
        extras = Map.copyOf(extras);
        activities = Map.copyOf(activities);
        dateFormats = List.copyOf(dateFormats);
        List<String> problems = new ArrayList<>(DateReader.problems(dateFormats));
        columns.keySet().stream()
                .filter(name -> EventColumn.named(name).isEmpty())
                .sorted()
                .forEach(name -> problems.add(
                        "columns." + name + " is no part of an event; there are " + EventColumn.allNames()));
        if (encoding != null && !FileMapping.isCharset(encoding)) {
            problems.add("encoding '" + encoding + "' is unknown; write UTF-8, GB18030, Big5 or another Java charset");
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }

    /** Everything guessed. */
    public static EventMapping guessing(ZoneId zone) {
        return new EventMapping("events", Map.of(), Map.of(), Map.of(), false, List.of(), zone, null, null);
    }

    /**
     * Which column of the file is what.
     *
     * @param guessed takes a sentence for each that was not given
     * @throws FileImportException where the file lacks one that is needed or named
     */
    Map<EventColumn, String> resolve(String file, List<String> header, List<String> guessed) {
        Map<EventColumn, String> resolved = new LinkedHashMap<>();
        columns.forEach((name, column) -> EventColumn.named(name).ifPresent(known -> resolved.put(known, column)));
        List<String> missing = new ArrayList<>(resolved.values());
        missing.addAll(extras.values());
        missing.removeAll(header);
        if (!missing.isEmpty()) {
            throw new FileImportException(file + " has no column " + missing
                    + ", which the mapping names; its columns are " + FileImport.listed(header));
        }
        for (EventColumn column : EventColumn.values()) {
            boolean wanted = columns.isEmpty() || column.compareTo(EventColumn.TIME) <= 0;
            if (wanted && !resolved.containsKey(column)) {
                column.in(header)
                        .filter(title -> !resolved.containsValue(title))
                        .ifPresent(title -> {
                            resolved.put(column, title);
                            guessed.add("column '" + title + "' is taken for " + column.settingName());
                        });
            }
        }
        requireNeeded(file, header, resolved);
        return resolved;
    }

    private static void requireNeeded(String file, List<String> header, Map<EventColumn, String> resolved) {
        for (EventColumn column : List.of(EventColumn.CASE, EventColumn.ACTIVITY, EventColumn.TIME)) {
            if (!resolved.containsKey(column)) {
                throw new FileImportException(file + ": which column is the " + column.settingName()
                        + " cannot be told; name it in the mapping (columns." + column.settingName()
                        + "), its columns are " + FileImport.listed(header));
            }
        }
    }
}
