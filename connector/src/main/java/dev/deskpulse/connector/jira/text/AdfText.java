package dev.deskpulse.connector.jira.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.StringJoiner;

/** Plain text of an ADF document (Atlassian Document Format). Nodes never seen before give the text of their children. */
public final class AdfText {
    private static final int DEEPEST = 100;

    /** Nodes that stand within a line; every other node with content stands on lines of its own. */
    private static final Set<String> INLINE = Set.of(
            "text", "hardBreak", "mention", "emoji", "inlineCard", "date", "status", "mediaInline", "inlineExtension");

    private AdfText() {}

    public static String of(JsonNode document) {
        Lines lines = new Lines();
        node(document, lines, 0);
        return lines.toString();
    }

    private static void node(JsonNode node, Lines lines, int depth) {
        if (depth > DEEPEST || lines.isFull()) {
            return;
        }
        String type = node.path("type").asText();
        if (type.equals("tableRow")) {
            row(node, lines, depth);
        } else if (INLINE.contains(type)) {
            lines.add(inline(type, node));
        } else {
            block(node, lines, depth);
        }
    }

    private static void block(JsonNode node, Lines lines, int depth) {
        boolean unknownLeaf = !node.path("content").isArray();
        lines.breakLine();
        lines.add(unknownLeaf ? leaf(node) : node.path("attrs").path("title").asText(""));
        lines.breakLine();
        children(node, lines, depth);
        lines.breakLine();
    }

    private static void children(JsonNode node, Lines lines, int depth) {
        for (JsonNode child : node.path("content")) {
            node(child, lines, depth + 1);
        }
    }

    /** One line a row, or a table would read as a column of words. */
    private static void row(JsonNode row, Lines lines, int depth) {
        StringJoiner cells = new StringJoiner(" | ");
        for (JsonNode cell : row.path("content")) {
            Lines text = new Lines();
            children(cell, text, depth + 1);
            cells.add(text.toString().replace('\n', ' '));
        }
        lines.breakLine().add(cells.toString()).breakLine();
    }

    private static String inline(String type, JsonNode node) {
        return switch (type) {
            case "text" -> node.path("text").asText("");
            case "hardBreak" -> "\n";
            case "date" -> date(node.path("attrs").path("timestamp").asText(""));
            default -> leaf(node);
        };
    }

    /** A mention's name, an emoji's character, a card's address, a picture's description. */
    private static String leaf(JsonNode node) {
        if (node.path("text").isTextual()) {
            return node.path("text").asText();
        }
        for (String name : new String[] {"text", "shortName", "url", "alt"}) {
            JsonNode value = node.path("attrs").path(name);
            if (value.isTextual() && !value.asText().isBlank()) {
                return value.asText();
            }
        }
        return "";
    }

    private static String date(String millis) {
        try {
            return Instant.ofEpochMilli(Long.parseLong(millis))
                    .atZone(ZoneOffset.UTC)
                    .toLocalDate()
                    .toString();
        } catch (NumberFormatException | DateTimeException e) {
            return ""; // a date that is none says nothing
        }
    }
}
