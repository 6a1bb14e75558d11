package dev.deskpulse.connector.jira.cloud;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskpulse.connector.jira.RichText;
import java.util.List;

/** Writes rich text as an ADF document. Text only ever becomes the value of a text node, so it needs no escaping. */
final class Adf {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int HEADING_LEVEL = 3;

    private Adf() {}

    static ObjectNode document(RichText text) {
        ObjectNode document = NODES.objectNode().put("type", "doc").put("version", 1);
        ArrayNode content = document.putArray("content");
        text.blocks().forEach(block -> content.add(block(block)));
        return document;
    }

    private static ObjectNode block(RichText.Block block) {
        if (block instanceof RichText.Heading heading) {
            ObjectNode node = node("heading");
            node.putObject("attrs").put("level", HEADING_LEVEL);
            add(node.putArray("content"), text(heading.text()));
            return node;
        }
        if (block instanceof RichText.Bullets bullets) {
            ObjectNode list = node("bulletList");
            ArrayNode items = list.putArray("content");
            bullets.items().forEach(item -> items.add(item(item)));
            return list;
        }
        return paragraph(((RichText.Paragraph) block).spans());
    }

    private static ObjectNode item(RichText.Paragraph paragraph) {
        ObjectNode item = node("listItem");
        item.putArray("content").add(paragraph(paragraph.spans()));
        return item;
    }

    private static ObjectNode paragraph(List<RichText.Span> spans) {
        ObjectNode paragraph = node("paragraph");
        ArrayNode content = paragraph.putArray("content");
        spans.forEach(span -> add(content, span(span)));
        return paragraph;
    }

    private static ObjectNode span(RichText.Span span) {
        if (span instanceof RichText.Bold bold) {
            return marked(text(bold.text()), node("strong"));
        }
        if (span instanceof RichText.Link link) {
            ObjectNode mark = node("link");
            mark.putObject("attrs").put("href", link.target().toString());
            return marked(text(link.text()), mark);
        }
        return text(((RichText.Plain) span).text());
    }

    private static ObjectNode marked(ObjectNode text, ObjectNode mark) {
        text.putArray("marks").add(mark);
        return text;
    }

    /** ADF refuses an empty text node. */
    private static void add(ArrayNode content, ObjectNode text) {
        if (!text.path("text").asText().isEmpty()) {
            content.add(text);
        }
    }

    private static ObjectNode text(String text) {
        return node("text").put("text", text);
    }

    private static ObjectNode node(String type) {
        return NODES.objectNode().put("type", type);
    }
}
