package dev.deskpulse.connector.file;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.Upsert;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.ticket.SourceId;
import dev.deskpulse.ticket.Untold;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An event log of any source, one event a row, as cases that can be measured. Rows may stand in any order. They are
 * sorted in the database, so that only one case at a time is in memory.
 */
public final class EventLog {
    /** The status of a case before any event puts it into one. */
    public static final String BEGUN = "(begun)";

    private static final int BATCH = 50_000;
    private static final int MOST_ACTIVITIES = 1_000;
    private static final int LISTED = 10;
    private static final Upsert ROWS =
            Upsert.into("event_row", List.of("line"), List.of("line", "case_id", "activity", "micros", "cells"));

    private static final String SORT = """
            INSERT INTO event_sorted
            SELECT row_number() OVER (ORDER BY case_id, micros, line) AS place, line, case_id, activity, micros, cells
            FROM (
                SELECT MIN(line) AS line, case_id, activity, micros, cells
                FROM event_row GROUP BY case_id, activity, micros, cells
            ) AS once
            ORDER BY place""";

    private final Database database;
    private final EventLogReport report;
    private final EventCases.Meanings meanings;

    private EventLog(Database database, EventLogReport report, EventCases.Meanings meanings) {
        this.database = database;
        this.report = report;
        this.meanings = meanings;
    }

    /**
     * Reads a CSV or XLSX file, packed with gzip or not.
     *
     * @param database an empty one; holds the rows until it is closed
     * @throws FileImportException where nothing of the file can be used
     */
    public static EventLog read(Database database, Path file, EventMapping mapping, Progress progress) {
        database.migrate("events", "dev/deskpulse/connector/file/events");
        progress.begin("Reading " + file.getFileName(), -1);
        String name = String.valueOf(file.getFileName());
        try (Unpacked unpacked = Unpacked.of(file);
                Table table = FileImport.open(
                        unpacked.path(), mapping.encoding(), mapping.sheet(), ImportLimits.DEFAULT, progress)) {
            if (table.header().isEmpty()) {
                throw new FileImportException(name + " is JSON Lines; give a CSV or XLSX file");
            }
            return new Reading(database, name, mapping, table, progress).run();
        } catch (IOException e) {
            throw new FileImportException(name + " cannot be read; check the file, its disk and its permissions", e);
        }
    }

    public EventLogReport report() {
        return report;
    }

    /** Hands over every case, a batch at a time, in the order of their ids. */
    public void forEach(int batch, Consumer<List<LogCase>> cases) {
        new EventCases(database, meanings).forEach(batch, cases);
    }

    /** The reading of one file. */
    private static final class Reading {
        private final Database database;
        private final String name;
        private final EventMapping mapping;
        private final Table table;
        private final Progress progress;
        private final List<String> guessed = new ArrayList<>();
        private final List<ImportReport.Refused> refused = new ArrayList<>();
        private final Map<EventColumn, String> columns;
        private final EventReader reader;
        private final LogTelling telling;
        private long rows;
        private long refusedTotal;

        Reading(Database database, String name, EventMapping mapping, Table table, Progress progress) {
            this.database = database;
            this.name = name;
            this.mapping = mapping;
            this.table = table;
            this.progress = progress;
            this.columns = mapping.resolve(name, table.header(), guessed);
            this.telling = new LogTelling(columns, kept(), MOST_ACTIVITIES);
            this.reader = new EventReader(columns, kept(), new DateReader(mapping.dateFormats(), mapping.zone()));
        }

        private List<String> kept() {
            return EventReader.kept(columns, mapping.extras().values());
        }

        EventLog run() {
            List<LogEvent> batch = new ArrayList<>();
            while (table.hasNext()) {
                take(table.next(), batch);
                if (batch.size() == BATCH) {
                    save(batch);
                }
            }
            save(batch);
            if (rows == refusedTotal) {
                throw new FileImportException(name + " has no row that is an event" + firstReason());
            }
            progress.begin("Sorting " + (rows - refusedTotal) + " events", -1);
            sort();
            return finish();
        }

        private String firstReason() {
            return refused.isEmpty()
                    ? ""
                    : "; line " + refused.get(0).line() + ": " + refused.get(0).reason();
        }

        private void take(Row row, List<LogEvent> batch) {
            rows++;
            try {
                LogEvent event = reader.read(row);
                batch.add(event);
                telling.note(event);
            } catch (RowRefused e) {
                refusedTotal++;
                if (refused.size() < LISTED) {
                    refused.add(new ImportReport.Refused(row.line(), e.reason()));
                }
            }
        }

        private void save(List<LogEvent> batch) {
            database.upsert(
                    ROWS,
                    batch.stream()
                            .map(event -> Upsert.row(
                                    event.line(),
                                    event.caseId(),
                                    event.activity(),
                                    ChronoUnit.MICROS.between(Instant.EPOCH, event.at()),
                                    EventCases.packed(event.cells()))));
            progress.advance(batch.size());
            batch.clear();
        }

        private void sort() {
            database.run(connection -> {
                try (Statement statement = connection.createStatement()) {
                    statement.executeUpdate(SORT);
                    statement.executeUpdate("DELETE FROM event_row");
                }
            });
        }

        private EventLog finish() {
            Map<String, EventMeaning> activities = activities();
            Openings openings = Openings.of(activities);
            Set<Untold> untold = telling.untold(activities);
            Counts counts = counts();
            EventLogReport report = new EventLogReport(
                    rows,
                    counts.events,
                    counts.cases,
                    rows - refusedTotal - counts.events,
                    refusedTotal,
                    refused,
                    reader.leftEmpty(),
                    guessed,
                    activities,
                    untold(openings, untold, counts.cases),
                    counts.first,
                    counts.last);
            EventCases.Meanings meanings = new EventCases.Meanings(
                    new SourceId(mapping.source()),
                    columns,
                    kept(),
                    mapping.extras(),
                    activities,
                    activities.containsValue(EventMeaning.ASSIGNED),
                    openings,
                    untold,
                    mapping.lastEventResolves());
            return new EventLog(database, report, meanings);
        }

        /** How many cases it is untold of. */
        private Map<Untold, Long> untold(Openings openings, Set<Untold> ofAll, long cases) {
            Map<Untold, Long> counted = new EnumMap<>(Untold.class);
            ofAll.forEach(untold -> counted.put(untold, cases));
            long unopened = unopened(openings);
            if (unopened > 0) {
                counted.put(Untold.OPENING, unopened);
            }
            return counted;
        }

        private long unopened(Openings openings) {
            String sql = "SELECT count(*) FROM (SELECT MIN(CASE WHEN activity IN (" + marks(openings.opening())
                    + ") THEN micros END) AS opened, MIN(CASE WHEN activity IN (" + marks(openings.later())
                    + ") THEN micros END) AS worked FROM event_sorted GROUP BY case_id) AS c"
                    + " WHERE opened IS NULL OR worked < opened";
            return database.read(connection -> {
                try (PreparedStatement query = connection.prepareStatement(sql)) {
                    int at = 1;
                    for (Set<String> names : List.of(openings.opening(), openings.later())) {
                        for (String name : names) {
                            query.setString(at++, name);
                        }
                    }
                    try (ResultSet result = query.executeQuery()) {
                        result.next();
                        return result.getLong(1);
                    }
                }
            });
        }

        /** One for each name; a text that no activity is where there is none. */
        private static String marks(Set<String> names) {
            return names.isEmpty() ? "''" : String.join(", ", Collections.nCopies(names.size(), "?"));
        }

        private Map<String, EventMeaning> activities() {
            Map<String, EventMeaning> meanings = new LinkedHashMap<>();
            names().forEach((activity, events) -> meanings.put(activity, meaning(activity, events)));
            mapping.activities().keySet().stream()
                    .filter(activity -> !meanings.containsKey(activity))
                    .sorted()
                    .forEach(activity ->
                            guessed.add("the mapping names the activity '" + activity + "', which no event has"));
            if (!meanings.containsValue(EventMeaning.DONE) && !mapping.lastEventResolves()) {
                guessed.add("no activity means done, so that nothing counts as resolved; name one under activities,"
                        + " or say lastEvent: done");
            }
            return meanings;
        }

        private EventMeaning meaning(String activity, long events) {
            EventMeaning given = mapping.activities().get(activity);
            if (given != null) {
                return given;
            }
            EventMeaning meaning = EventMeaning.guessed(activity).orElse(EventMeaning.IN_PROGRESS);
            guessed.add("activity '" + activity + "' (" + events + " events) is taken for " + meaning.settingName());
            return meaning;
        }

        private Map<String, Long> names() {
            Map<String, Long> names = database.read(connection -> {
                Map<String, Long> found = new LinkedHashMap<>();
                try (PreparedStatement query = connection.prepareStatement("SELECT activity, count(*) FROM event_sorted"
                                + " GROUP BY activity ORDER BY 2 DESC, 1 LIMIT " + (MOST_ACTIVITIES + 1));
                        ResultSet result = query.executeQuery()) {
                    while (result.next()) {
                        found.put(result.getString(1), result.getLong(2));
                    }
                }
                return found;
            });
            if (names.size() > MOST_ACTIVITIES) {
                throw new FileImportException(name + ": column '" + columns.get(EventColumn.ACTIVITY)
                        + "' has more than " + MOST_ACTIVITIES
                        + " different values; name the column of the activity in the mapping (columns.activity)");
            }
            return names;
        }

        private record Counts(
                long events,
                long cases,
                @Nullable Instant first,
                @Nullable Instant last) {}

        private Counts counts() {
            return database.read(connection -> {
                try (PreparedStatement query = connection.prepareStatement(
                                "SELECT count(*), count(DISTINCT case_id), min(micros), max(micros) FROM event_sorted");
                        ResultSet result = query.executeQuery()) {
                    result.next();
                    return new Counts(
                            result.getLong(1),
                            result.getLong(2),
                            Instant.EPOCH.plus(result.getLong(3), ChronoUnit.MICROS),
                            Instant.EPOCH.plus(result.getLong(4), ChronoUnit.MICROS));
                }
            });
        }
    }
}
