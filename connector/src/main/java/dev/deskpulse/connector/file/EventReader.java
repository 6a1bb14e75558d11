package dev.deskpulse.connector.file;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes an event of a row, or says why there is none in it. */
final class EventReader {
    private static final int NAME_LENGTH = 200;
    // Calendars and days are kept for every day between the first and the last event.
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private final Map<EventColumn, String> columns;
    private final List<String> kept;
    private final DateReader dates;
    private final Map<String, Long> leftEmpty = new TreeMap<>();

    /** @param kept the columns of the case's values */
    EventReader(Map<EventColumn, String> columns, Collection<String> kept, DateReader dates) {
        this.columns = columns;
        this.kept = List.copyOf(kept);
        this.dates = dates;
    }

    LogEvent read(Row row) throws RowRefused {
        if (row.fault() != null) {
            throw new RowRefused(row.fault());
        }
        String caseId = name(row, EventColumn.CASE);
        String activity = name(row, EventColumn.ACTIVITY);
        return new LogEvent(
                row.line(),
                caseId,
                activity,
                time(row),
                kept.stream().map(column -> cell(row, column)).toList());
    }

    Map<String, Long> leftEmpty() {
        return leftEmpty;
    }

    private String name(Row row, EventColumn column) throws RowRefused {
        String name = text(row, column);
        if (name.length() > NAME_LENGTH) {
            throw new RowRefused(title(column) + " is longer than " + NAME_LENGTH + " characters");
        }
        return name;
    }

    private Instant time(Row row) throws RowRefused {
        Optional<Instant> time = dates.read(text(row, EventColumn.TIME));
        if (time.isEmpty()) {
            throw new RowRefused(title(EventColumn.TIME)
                    + " is no date that exists or in a format known here; name its format under dateFormats");
        }
        if (time.get().isBefore(EARLIEST) || !time.get().isBefore(LATEST)) {
            throw new RowRefused(title(EventColumn.TIME) + " lies outside of the years 1970 to 2099");
        }
        return time.get();
    }

    private String text(Row row, EventColumn column) throws RowRefused {
        String text = row.cells().get(columns.get(column));
        if (text == null) {
            throw new RowRefused(title(column) + " is empty");
        }
        return text;
    }

    private String cell(Row row, String column) {
        String text = row.cells().getOrDefault(column, "");
        if (text.length() > NAME_LENGTH) {
            leftEmpty.merge("column '" + column + "': longer than " + NAME_LENGTH + " characters", 1L, Long::sum);
            return "";
        }
        return readable(text, column);
    }

    private String readable(String text, String column) {
        boolean rating = column.equals(columns.get(EventColumn.RATING));
        boolean nps = column.equals(columns.get(EventColumn.NPS));
        int least = rating ? 1 : 0;
        int most = rating ? 5 : 10;
        if (text.isEmpty() || (!rating && !nps)) {
            return text;
        }
        Optional<Integer> answer = MappedRow.wholeNumber(text, least, most);
        if (answer.isEmpty()) {
            leftEmpty.merge("column '" + column + "': no whole number from " + least + " to " + most, 1L, Long::sum);
        }
        return answer.map(String::valueOf).orElse("");
    }

    private String title(EventColumn column) {
        return column.settingName() + " (column '" + columns.get(column) + "')";
    }

    /** Every column of the case's values, each once. */
    static List<String> kept(Map<EventColumn, String> columns, Collection<String> extras) {
        List<String> kept = new ArrayList<>();
        columns.forEach((column, title) -> {
            if (column.compareTo(EventColumn.TIME) > 0 && !kept.contains(title)) {
                kept.add(title);
            }
        });
        extras.stream().sorted().filter(title -> !kept.contains(title)).forEach(kept::add);
        return kept;
    }
}
