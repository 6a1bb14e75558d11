package dev.deskpulse.scheduler.cause;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.scheduler.cause.Candidate.Source;
import dev.deskpulse.scheduler.kpi.OwnFields;
import dev.deskpulse.ticket.TicketId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Events that tickets tell of: a version that customers name for the first time, and tickets about incidents. */
final class TicketEvents {
    private static final List<String> RELEASE_FIELDS = List.of("release", "version");
    private static final String LABEL_FIELD = "labels";
    /** What is named within the first weeks of the data may be older than the data. */
    private static final int SETTLED_DAYS = 28;

    /** So many that they are everyday matters. */
    private static final int MOST_INCIDENTS = 20_000;

    private static final int MOST_VERSIONS = 20_000;

    private static final String VERSIONS = """
            SELECT %1$s, min(created_day), %2$s, %3$s, %4$s FROM kpi_fact WHERE %1$s IS NOT NULL
            GROUP BY %1$s ORDER BY min(created_day), %1$s LIMIT ?""";

    private static final String INCIDENTS = """
            SELECT ticket, ticket_key, created_day, product, region FROM kpi_fact
            WHERE created_day BETWEEN ? AND ? AND (%s) ORDER BY created_day, ticket LIMIT ?""";

    private final Database database;
    private final OwnFields fields;

    TicketEvents(Database database, OwnFields fields) {
        this.database = database;
        this.fields = fields;
    }

    /** Of every field that tells a version; a version is released when the first ticket names it. */
    List<Candidate> releases(LocalDate firstOfData) {
        List<Candidate> releases = new ArrayList<>();
        for (String field : RELEASE_FIELDS) {
            column(field).ifPresent(column -> releases.addAll(database.read(c -> versions(c, column))));
        }
        LocalDate settled = firstOfData.plusDays(SETTLED_DAYS);
        return releases.stream()
                .filter(release -> !release.event().from().isBefore(settled))
                .toList();
    }

    /** The columns' names come from here alone. */
    private Optional<String> column(String field) {
        OptionalInt slot = fields.dimension(field).map(d -> d.ownSlot()).orElse(OptionalInt.empty());
        return slot.isPresent() ? Optional.of("own_" + slot.getAsInt()) : Optional.empty();
    }

    /** A field may name several versions at once; then each began with the first ticket that names it. */
    private static List<Candidate> versions(Connection connection, String column) throws SQLException {
        Map<String, Candidate> first = new HashMap<>();
        String sql = VERSIONS.formatted(column, common("product"), common("region"), common("project"));
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setInt(1, MOST_VERSIONS);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    LocalDate day = rows.getObject(2, LocalDate.class);
                    Map<String, String> slice = new TreeMap<>();
                    put(slice, "product", rows.getString(3));
                    put(slice, "region", rows.getString(4));
                    put(slice, "project", rows.getString(5));
                    for (String version : rows.getString(1).split(",", -1)) {
                        if (!version.isBlank()) {
                            first.putIfAbsent(version.strip(), release(version.strip(), day, slice));
                        }
                    }
                }
            }
        }
        return List.copyOf(first.values());
    }

    /** The one value that all have, else null. */
    private static String common(String column) {
        return "CASE WHEN count(%1$s) = count(*) AND min(%1$s) = max(%1$s) THEN min(%1$s) END".formatted(column);
    }

    private static Candidate release(String version, LocalDate day, Map<String, String> slice) {
        DeskEvent event = new DeskEvent(version, DeskEvent.Kind.RELEASE, day, day, slice);
        return new Candidate(event, Source.TICKETS, event.title(), Optional.empty());
    }

    /** Tickets whose type or label holds one of the words; none where they are everyday matters. */
    List<Candidate> incidents(Iterable<String> words, LocalDate from, LocalDate to) {
        List<String> patterns = new ArrayList<>();
        words.forEach(word -> patterns.add("%" + escaped(Candidate.causeOf(word)) + "%"));
        List<String> columns =
                Stream.concat(Stream.of("type"), column(LABEL_FIELD).stream()).toList();
        if (patterns.isEmpty()) {
            return List.of();
        }
        String told = columns.stream()
                .flatMap(column -> patterns.stream().map(pattern -> "lower(" + column + ") LIKE ? ESCAPE '!'"))
                .collect(Collectors.joining(" OR "));
        List<Candidate> incidents = database.read(connection -> {
            try (PreparedStatement query = connection.prepareStatement(INCIDENTS.formatted(told))) {
                int at = 1;
                query.setObject(at++, from);
                query.setObject(at++, to);
                for (int column = 0; column < columns.size(); column++) {
                    for (String pattern : patterns) {
                        query.setString(at++, pattern);
                    }
                }
                query.setInt(at, MOST_INCIDENTS);
                return incidents(query);
            }
        });
        return incidents.size() < MOST_INCIDENTS ? incidents : List.of();
    }

    private static String escaped(String word) {
        return word.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    private static List<Candidate> incidents(PreparedStatement query) throws SQLException {
        List<Candidate> incidents = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                LocalDate day = rows.getObject(3, LocalDate.class);
                Map<String, String> slice = new TreeMap<>();
                put(slice, "product", rows.getString(4));
                put(slice, "region", rows.getString(5));
                DeskEvent event = new DeskEvent(rows.getString(2), DeskEvent.Kind.INCIDENT, day, day, slice);
                TicketId ticket = new TicketId(rows.getString(1));
                incidents.add(new Candidate(event, Source.TICKETS, event.title(), Optional.of(ticket)));
            }
        }
        return incidents;
    }

    private static void put(Map<String, String> slice, String dimension, @Nullable String value) {
        if (value != null) {
            slice.put(dimension, value);
        }
    }
}
