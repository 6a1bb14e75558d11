package dev.deskpulse.plugin.app;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.Upsert;
import dev.deskpulse.scheduler.topic.TopicStore;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A database beside the store for facts by another profile; gone afterwards. */
final class OtherProfile {
    /** What figures by topic are joined with. */
    private static final List<Upsert> TOPICS = List.of(
            Upsert.into(
                    "topic",
                    List.of("id"),
                    List.of(
                            "id",
                            "language",
                            "created_at",
                            "name",
                            "human_name",
                            "state",
                            "merged_into",
                            "parent",
                            "mean")),
            Upsert.into("ticket_topic", List.of("ticket_id"), List.of("ticket_id", "language", "topic", "score")));

    private OtherProfile() {}

    static <T> T beside(Path home, Database store, Function<Database, T> work) {
        try (TemporaryStore other = TemporaryStore.in(home)) {
            TopicStore.in(other.database());
            TOPICS.forEach(table -> copy(store, other.database(), table));
            return work.apply(other.database());
        }
    }

    private static void copy(Database from, Database to, Upsert table) {
        to.upsert(table, rows(from, table).stream().map(Row::values));
    }

    /** Times are kept in UTC. */
    private record Row(Map<String, Object> known, List<String> columns) {
        List<@Nullable Object> values() {
            List<@Nullable Object> values = new ArrayList<>();
            columns.forEach(column -> values.add(known.get(column)));
            return values;
        }
    }

    private static List<Row> rows(Database from, Upsert table) {
        String sql = "SELECT " + String.join(", ", table.columns()) + " FROM " + table.table();
        return from.read(connection -> {
            List<Row> rows = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(sql);
                    ResultSet result = query.executeQuery()) {
                while (result.next()) {
                    rows.add(row(result, table.columns()));
                }
            }
            return rows;
        });
    }

    private static Row row(ResultSet result, List<String> columns) throws SQLException {
        Map<String, Object> known = new HashMap<>();
        for (String column : columns) {
            Object value = result.getObject(column);
            if (value instanceof Timestamp) {
                known.put(column, result.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC));
            } else if (value != null) {
                known.put(column, value);
            }
        }
        return new Row(known, columns);
    }
}
