package dev.deskpulse.connector.store;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where rows go and what happens to those that are there. All parts come from code, never from outside.
 *
 * @param key columns that have a primary key or unique constraint together; none where no row is there
 * @param columns all columns that the rows bring, the key's too
 * @param onlyWhere a condition on the row that is there ({@code table.column}) and the one that comes
 *     ({@code excluded.column}); where it is false the row stays as it is. Null replaces always.
 */
public record Upsert(
        String table,
        List<String> key,
        List<String> columns,
        @Nullable String onlyWhere) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    public Upsert {
        key = List.copyOf(key);
        columns = List.copyOf(columns);
        requireName(table);
        columns.forEach(Upsert::requireName);
        if (!columns.containsAll(key)) {
            throw new IllegalArgumentException("upsert into " + table + ": key " + key + " is not among " + columns);
        }
    }

    /** For rows of which none is there, such as after a DELETE in the same transaction: many times as fast. */
    public static Upsert ofNew(String table, List<String> columns) {
        return new Upsert(table, List.of(), columns, null);
    }

    /** Replaces every row whose key is there. */
    public static Upsert into(String table, List<String> key, List<String> columns) {
        if (key.isEmpty()) {
            throw new IllegalArgumentException("upsert into " + table + " without a key replaces nothing");
        }
        return new Upsert(table, key, columns, null);
    }

    /** One row: a list that, unlike those of {@link List#of}, may hold nulls. */
    public static List<@Nullable Object> row(@Nullable Object... values) {
        return Collections.<@Nullable Object>unmodifiableList(Arrays.<@Nullable Object>asList(values));
    }

    String staging() {
        return "staging_" + table;
    }

    String createStaging() {
        return "CREATE TEMPORARY TABLE " + staging() + " AS SELECT " + columnList() + " FROM " + table + " WHERE 1 = 0";
    }

    String merge() {
        return "INSERT INTO " + table + " (" + columnList() + ") SELECT " + columnList() + " FROM " + staging()
                + (key.isEmpty() ? "" : " ON CONFLICT (" + String.join(", ", key) + ") DO " + update());
    }

    private String update() {
        String set = columns.stream()
                .filter(column -> !key.contains(column))
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", "));
        if (set.isEmpty()) {
            return "NOTHING";
        }
        return "UPDATE SET " + set + (onlyWhere == null ? "" : " WHERE " + onlyWhere);
    }

    private String columnList() {
        return String.join(", ", columns);
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name + "' is no plain lower-case SQL name");
        }
    }
}
