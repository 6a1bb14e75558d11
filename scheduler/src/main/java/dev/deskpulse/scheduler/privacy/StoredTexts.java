package dev.deskpulse.scheduler.privacy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Every text of every table, whichever stage keeps it: what is looked through for a person must not depend on anybody thinking of
 * a new table. Left out are what cannot be read (sealed tickets), the codes of those who were erased, and the audit log, which
 * knows people by pseudonyms alone and would show tampering.
 */
final class StoredTexts {
    private static final Set<String> LEFT_OUT = Set.of("sealed_tickets", "erased_name", "audit_log");
    private static final String COLUMNS = """
            SELECT c.table_name, c.column_name FROM information_schema.columns c
            JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name
            WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE'
            AND lower(c.data_type) IN ('varchar', 'text', 'character varying')
            ORDER BY c.table_name, c.ordinal_position""";

    private final Connection connection;
    private final Map<String, List<String>> columnsByTable = new TreeMap<>();

    StoredTexts(Connection connection) throws SQLException {
        this.connection = connection;
        try (PreparedStatement query = connection.prepareStatement(COLUMNS);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                if (!LEFT_OUT.contains(rows.getString(1))) {
                    columnsByTable
                            .computeIfAbsent(rows.getString(1), table -> new ArrayList<>())
                            .add(rows.getString(2));
                }
            }
        }
    }

    /** The rows in which a person stands, by table; each by its columns' names. */
    Map<String, List<Map<String, @Nullable String>>> rows(Collection<String> words) throws SQLException {
        PersonWords person = new PersonWords(words);
        Map<String, List<Map<String, @Nullable String>>> found = new TreeMap<>();
        for (Map.Entry<String, List<String>> table : columnsByTable.entrySet()) {
            List<Map<String, @Nullable String>> rows = rows(table.getKey(), table.getValue(), words, person);
            if (!rows.isEmpty()) {
                found.put(table.getKey(), rows);
            }
        }
        return found;
    }

    private List<Map<String, @Nullable String>> rows(
            String table, List<String> columns, Collection<String> words, PersonWords person) throws SQLException {
        String condition = String.join(
                " OR ",
                columns.stream().map(column -> condition(column, words.size())).toList());
        List<Map<String, @Nullable String>> found = new ArrayList<>();
        try (PreparedStatement query =
                connection.prepareStatement("SELECT * FROM " + quoted(table) + " WHERE " + condition)) {
            int place = 1;
            for (int column = 0; column < columns.size(); column++) {
                place = bind(query, words, place);
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    Map<String, @Nullable String> row = row(rows);
                    if (columns.stream().map(row::get).anyMatch(text -> text != null && person.standIn(text))) {
                        found.add(row);
                    }
                }
            }
        }
        return found;
    }

    private static Map<String, @Nullable String> row(ResultSet rows) throws SQLException {
        ResultSetMetaData about = rows.getMetaData();
        Map<String, @Nullable String> row = new LinkedHashMap<>();
        for (int column = 1; column <= about.getColumnCount(); column++) {
            row.put(about.getColumnName(column), rows.getString(column));
        }
        return row;
    }

    /** Puts something else in a person's place; tells how many rows of each table. */
    Map<String, Long> replace(Collection<String> words, String by) throws SQLException {
        PersonWords person = new PersonWords(words);
        Map<String, Long> changed = new TreeMap<>();
        for (Map.Entry<String, List<String>> table : columnsByTable.entrySet()) {
            for (String column : table.getValue()) {
                for (String text : texts(table.getKey(), column, words)) {
                    String other = person.replaced(text, by);
                    if (!other.equals(text)) {
                        changed.merge(table.getKey(), update(table.getKey(), column, text, other), Long::sum);
                    }
                }
            }
        }
        return changed;
    }

    private Set<String> texts(String table, String column, Collection<String> words) throws SQLException {
        Set<String> texts = new LinkedHashSet<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT DISTINCT " + quoted(column) + " FROM "
                + quoted(table) + " WHERE " + condition(column, words.size()))) {
            bind(query, words, 1);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
        }
        return texts;
    }

    private long update(String table, String column, String before, String after) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE " + quoted(table) + " SET " + quoted(column) + " = ? WHERE " + quoted(column) + " = ?")) {
            update.setString(1, after);
            update.setString(2, before);
            return update.executeUpdate();
        }
    }

    private static String condition(String column, int words) {
        return String.join(" OR ", Collections.nCopies(words, "strpos(lower(" + quoted(column) + "), ?) > 0"));
    }

    private static int bind(PreparedStatement query, Collection<String> words, int first) throws SQLException {
        int place = first;
        for (String word : words) {
            query.setString(place, word.toLowerCase(Locale.ROOT));
            place++;
        }
        return place;
    }

    /** The catalogue's own names, which nobody outside chose. */
    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
