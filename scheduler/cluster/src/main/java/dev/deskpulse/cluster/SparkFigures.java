package dev.deskpulse.cluster;

import dev.deskpulse.connector.store.PostgresSettings;
import dev.deskpulse.scheduler.kpi.FigureEngine;
import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Properties;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** Figures of the fact tables, which are read once and kept by the workers. */
final class SparkFigures implements FigureEngine {
    private static final List<String> TABLES = List.of(
            "kpi_fact", "kpi_sla", "kpi_open", "kpi_question", "kpi_facet", "kpi_stage", "ticket_topic", "topic");

    private final SparkSession session;

    private SparkFigures(SparkSession session) {
        this.session = session;
    }

    static SparkFigures of(SparkSession session, PostgresSettings store) {
        Properties signIn = new Properties();
        signIn.setProperty("user", store.user());
        signIn.setProperty("password", store.password());
        signIn.setProperty("driver", "org.postgresql.Driver");
        signIn.setProperty("fetchsize", "10000");
        for (String table : TABLES) {
            show(session.read().jdbc(store.url(), table, signIn), table);
        }
        return new SparkFigures(session);
    }

    /** Of Parquet files in the folders of parts. */
    static SparkFigures of(SparkSession session, Path work) {
        for (String table : TABLES) {
            show(session.read().parquet(work + "/part-*/" + table + ".parquet"), table);
        }
        return new SparkFigures(session);
    }

    private static void show(Dataset<org.apache.spark.sql.Row> rows, String table) {
        rows.cache().createOrReplaceTempView(table);
    }

    @Override
    public <T> T read(Function<Snapshot, T> work) {
        return work.apply(new Views(session));
    }

    private record Views(SparkSession session) implements Snapshot {
        @Override
        public <T> List<T> query(String sql, List<Object> values, Function<Row, T> reader) {
            Dataset<org.apache.spark.sql.Row> found = session.sql(SparkDialect.of(sql), named(values));
            List<String> names = List.of(found.columns());
            return found.collectAsList().stream()
                    .map(row -> reader.apply(new Found(row, names)))
                    .toList();
        }
    }

    private static Map<String, Object> named(List<Object> values) {
        Map<String, Object> named = new HashMap<>();
        for (Object value : values) {
            named.put("v" + named.size(), value);
        }
        return named;
    }

    private record Found(org.apache.spark.sql.Row row, List<String> names) implements Row {
        @Override
        public int columns() {
            return names.size();
        }

        @Override
        public String name(int column) {
            return names.get(column - 1);
        }

        @Override
        public LocalDate day(int column) {
            Object day = row.get(column - 1);
            return day instanceof Date date ? date.toLocalDate() : (LocalDate) day;
        }

        @Override
        public @Nullable String text(int column) {
            return row.isNullAt(column - 1) ? null : row.get(column - 1).toString();
        }

        @Override
        public long number(int column) {
            return row.isNullAt(column - 1) ? 0 : ((Number) row.get(column - 1)).longValue();
        }

        @Override
        public OptionalDouble value(int column) {
            return row.isNullAt(column - 1)
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(((Number) row.get(column - 1)).doubleValue());
        }
    }
}
