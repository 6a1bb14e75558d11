package dev.deskpulse.connector.file;

import dev.deskpulse.ticket.StatusCategory;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a file's columns mean, as the mapping file says.
 *
 * @param columns the file's column by {@link TicketColumn} name: {@code summary: 标题}. {@code created} and one of
 *     {@code summary}, {@code description} must be there, here or among the constants
 * @param constants the same for every row: {@code channel: phone}; a column that is empty falls back to it
 * @param extras further columns to keep, by the name they get as a ticket's field
 * @param dateFormats patterns such as {@code dd/MM/yyyy HH:mm}, tried in order, before ISO dates, {@code 2026/3/1 9:05},
 *     {@code 2026年3月1日} and Unix seconds or milliseconds, which are always understood
 * @param zone of dates that bring none, such as {@code Asia/Shanghai}
 * @param statuses the category of each status in the file; one not listed counts as done where the ticket is resolved,
 *     else as to do
 * @param encoding where it cannot be told from the content, such as {@code GB18030}; null to detect it
 * @param sheet a workbook's sheet by name; null for the first
 */
public record FileMapping(
        Map<String, String> columns,
        Map<String, String> constants,
        Map<String, String> extras,
        List<String> dateFormats,
        ZoneId zone,
        Map<String, StatusCategory> statuses,
        @Nullable String encoding,
        @Nullable String sheet) {

    /** @throws IllegalArgumentException with every problem of the mapping at once */
    public FileMapping {
        columns = Map.copyOf(columns);
        constants = Map.copyOf(constants);
        extras = Map.copyOf(extras);
        dateFormats = List.copyOf(dateFormats);
        statuses = Map.copyOf(statuses);
        List<String> problems = problems(columns, constants, dateFormats, encoding);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }

    /** Columns alone, everything else as it comes. */
    public static FileMapping of(ZoneId zone, Map<String, String> columns) {
        return new FileMapping(columns, Map.of(), Map.of(), List.of(), zone, Map.of(), null, null);
    }

    Optional<String> column(TicketColumn column) {
        return named(columns, column);
    }

    Optional<String> constant(TicketColumn column) {
        return named(constants, column);
    }

    /** Every column that the file should have, by what the mapping calls it. */
    Map<String, String> wanted() {
        Map<String, String> wanted = new TreeMap<>(columns);
        extras.forEach((name, column) -> wanted.put("extras." + name, column));
        return wanted;
    }

    private static Optional<String> named(Map<String, String> settings, TicketColumn column) {
        return settings.entrySet().stream()
                .filter(entry -> TicketColumn.named(entry.getKey()).equals(Optional.of(column)))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static List<String> problems(
            Map<String, String> columns,
            Map<String, String> constants,
            List<String> dateFormats,
            @Nullable String encoding) {
        List<String> problems = new ArrayList<>();
        Map<String, Map<String, String>> parts = new LinkedHashMap<>();
        parts.put("columns", columns);
        parts.put("constants", constants);
        parts.forEach((part, settings) -> settings.keySet().stream()
                .filter(name -> TicketColumn.named(name).isEmpty())
                .sorted()
                .forEach(name -> problems.add(
                        part + "." + name + " is no part of a ticket; there are " + TicketColumn.allNames())));
        if (named(columns, TicketColumn.CREATED).isEmpty()
                && named(constants, TicketColumn.CREATED).isEmpty()) {
            problems.add("columns.created is missing: name the column that holds when the ticket came in");
        }
        if (named(columns, TicketColumn.SUMMARY).isEmpty()
                && named(columns, TicketColumn.DESCRIPTION).isEmpty()) {
            problems.add("columns.summary and columns.description are both missing: name one that holds the text");
        }
        problems.addAll(DateReader.problems(dateFormats));
        if (encoding != null && !isCharset(encoding)) {
            problems.add("encoding '" + encoding + "' is unknown; write UTF-8, GB18030, Big5 or another Java charset");
        }
        return problems;
    }

    static boolean isCharset(String name) {
        try {
            return Charset.isSupported(name);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
