package dev.deskpulse.plugin.nodes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskpulse.connector.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a store holds, in a form in which two can be compared: without the moments at which it was written, and without topics, which
 * tell of all that was ever seen and so of the way there.
 */
final class Rows {
    private static final Map<String, String> QUERIES = Map.of(
            "tickets", "SELECT id, absence, message_count, document FROM tickets ORDER BY id",
            "people", "SELECT id, display_name, role FROM people ORDER BY id",
            "tags",
                    "SELECT ticket_id, input, model, language, sentiment, sentiment_score, kind, priority, impact, urgency,"
                            + " sentiment_evidence, kind_evidence, priority_reasons FROM ticket_tag ORDER BY ticket_id",
            "facts",
                    "SELECT ticket, project, created_day, resolved_day, first_response_seconds, resolution_seconds,"
                            + " sentiment, kind FROM kpi_fact ORDER BY ticket",
            "written",
                    "SELECT ticket_id, what, name, after_value, pending FROM write_state WHERE what = 'FIELD'"
                            + " ORDER BY ticket_id, what, name",
            "set aside", "SELECT issue_id FROM sync_set_aside ORDER BY 1",
            "corrections", "SELECT ticket_id, what, name, ours, theirs FROM human_correction ORDER BY 1, 2, 3");

    private static final ObjectMapper JSON = new ObjectMapper();

    private Rows() {}

    static Map<String, List<String>> of(Database database) {
        return database.read(connection -> {
            Map<String, List<String>> all = new LinkedHashMap<>();
            for (Map.Entry<String, String> query : QUERIES.entrySet()) {
                try (Statement statement = connection.createStatement();
                        ResultSet rows = statement.executeQuery(query.getValue())) {
                    List<String> found = new ArrayList<>();
                    while (rows.next()) {
                        found.add(withoutOwnWrites(text(rows)));
                    }
                    all.put(query.getKey(), found);
                }
            }
            return all;
        });
    }

    /** How often and when a field was written is the one thing that differs with the way there; what it holds is compared. */
    private static String withoutOwnWrites(String row) {
        int document = row.indexOf("{\"v\":");
        if (document < 0) {
            return row;
        }
        try {
            ObjectNode ticket =
                    (ObjectNode) JSON.readTree(row.substring(document)).get("t");
            ((ObjectNode) ticket.get("lifecycle")).remove("updated");
            Iterator<JsonNode> history = ticket.withArray("history").elements();
            while (history.hasNext()) {
                ObjectNode entry = (ObjectNode) history.next();
                if (entry.path("field").asText().startsWith("customfield_")) {
                    history.remove();
                }
                // numbered over the whole site, with our own among them
                entry.remove(List.of("id", "at"));
            }
            ticket.withArray("slaCycles").forEach(cycle -> ((ObjectNode) cycle).remove("elapsed"));
            return row.substring(0, document) + ticket;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first row in which two tables differ, a table a line; empty where they are the same. */
    static List<String> differences(Map<String, List<String>> wanted, Map<String, List<String>> found) {
        List<String> different = new ArrayList<>();
        wanted.forEach((table, rows) -> {
            List<String> there = found.getOrDefault(table, List.of());
            IntStream.range(0, Math.max(rows.size(), there.size()))
                    .filter(i -> i >= rows.size()
                            || i >= there.size()
                            || !rows.get(i).equals(there.get(i)))
                    .limit(1)
                    .forEach(i -> different.add(table + " (" + rows.size() + " and " + there.size() + " rows)\n  "
                            + (i < rows.size() ? rows.get(i) : "-") + "\n  "
                            + (i < there.size() ? there.get(i) : "-")));
        });
        return different;
    }

    static String text(ResultSet row) throws SQLException {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            columns.add(String.valueOf(row.getObject(i)));
        }
        return String.join(" | ", columns);
    }
}
