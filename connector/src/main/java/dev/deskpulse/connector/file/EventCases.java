package dev.deskpulse.connector.file;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.ticket.SourceId;
import dev.deskpulse.ticket.Untold;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the sorted events page by page, and hands each case over once all of its events have been seen. */
final class EventCases {
    private static final int PAGE = 20_000;
    private static final String SEPARATOR = "\u001F";

    private final Database database;
    private final Meanings meanings;
    private final List<LogCase> batch = new ArrayList<>();
    private @Nullable CaseTicket open;
    private String openCase = "";

    /**
     * What events mean to their cases.
     *
     * @param kept the columns of {@link LogEvent#cells}
     * @param extrasByName the own columns, by the name they get
     * @param onlyAssigned whether the log says who is assigned
     * @param untold what the log tells of none of its cases
     */
    record Meanings(
            SourceId source,
            Map<EventColumn, String> columns,
            List<String> kept,
            Map<String, String> extrasByName,
            Map<String, EventMeaning> activities,
            boolean onlyAssigned,
            Openings openings,
            Set<Untold> untold,
            boolean lastEventResolves) {
        EventMeaning of(String activity) {
            return activities.getOrDefault(activity, EventMeaning.IN_PROGRESS);
        }

        boolean handsOver(EventMeaning meaning) {
            return meaning.handsOver(onlyAssigned);
        }

        /** The cells that are not empty: by the column's meaning, own ones by their title behind a colon. */
        Map<String, String> cells(LogEvent event) {
            Map<String, String> cells = new HashMap<>();
            columns.forEach((column, title) -> put(cells, column.name(), event, title));
            extrasByName.values().forEach(title -> put(cells, ":" + title, event, title));
            return cells;
        }

        private void put(Map<String, String> cells, String name, LogEvent event, String title) {
            int at = kept.indexOf(title);
            if (at >= 0 && !event.cells().get(at).isEmpty()) {
                cells.put(name, event.cells().get(at));
            }
        }

        Map<String, String> extras(Map<String, String> values) {
            Map<String, String> extras = new HashMap<>();
            extrasByName.forEach((name, title) -> {
                String value = values.get(":" + title);
                if (value != null) {
                    extras.put(name, value);
                }
            });
            return extras;
        }
    }

    EventCases(Database database, Meanings meanings) {
        this.database = database;
        this.meanings = meanings;
    }

    static String packed(List<String> cells) {
        return String.join(SEPARATOR, cells);
    }

    void forEach(int size, Consumer<List<LogCase>> batches) {
        List<LogEvent> page = page(0);
        for (long place = PAGE; !page.isEmpty(); place += PAGE) {
            for (LogEvent event : page) {
                take(event);
                if (batch.size() == size) {
                    hand(batches);
                }
            }
            page = page(place);
        }
        close();
        hand(batches);
    }

    private void take(LogEvent event) {
        if (open != null && openCase.equals(event.caseId())) {
            open.add(event);
            return;
        }
        close();
        open = new CaseTicket(meanings, event);
        openCase = event.caseId();
    }

    private void close() {
        if (open != null) {
            batch.add(open.logCase());
            open = null;
        }
    }

    private void hand(Consumer<List<LogCase>> batches) {
        if (!batch.isEmpty()) {
            batches.accept(List.copyOf(batch));
            batch.clear();
        }
    }

    private List<LogEvent> page(long after) {
        String sql = "SELECT line, case_id, activity, micros, cells FROM event_sorted"
                + " WHERE place > ? AND place <= ? ORDER BY place";
        return database.read(connection -> {
            List<LogEvent> events = new ArrayList<>(PAGE);
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                query.setLong(1, after);
                query.setLong(2, after + PAGE);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        events.add(event(rows));
                    }
                }
            }
            return events;
        });
    }

    private static LogEvent event(ResultSet row) throws SQLException {
        return new LogEvent(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                Instant.EPOCH.plus(row.getLong(4), ChronoUnit.MICROS),
                List.of(row.getString(5).split(SEPARATOR, -1)));
    }
}
