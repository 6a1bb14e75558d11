package dev.deskpulse.scheduler.writeback;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.deskpulse.connector.jira.RichText;
import dev.deskpulse.connector.store.StoreException;
import dev.deskpulse.connector.store.StoreJson;

/** Keeps a comment's text in the ledger, so that an earlier one can be put back. */
final class CommentJson {
    private static final ObjectMapper MAPPER = StoreJson.MAPPER
            .copy()
            .addMixIn(RichText.Block.class, Blocks.class)
            .addMixIn(RichText.Span.class, Spans.class);

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    @JsonSubTypes({
        @JsonSubTypes.Type(value = RichText.Heading.class, name = "heading"),
        @JsonSubTypes.Type(value = RichText.Paragraph.class, name = "paragraph"),
        @JsonSubTypes.Type(value = RichText.Bullets.class, name = "bullets")
    })
    private interface Blocks {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    @JsonSubTypes({
        @JsonSubTypes.Type(value = RichText.Plain.class, name = "plain"),
        @JsonSubTypes.Type(value = RichText.Bold.class, name = "bold"),
        @JsonSubTypes.Type(value = RichText.Link.class, name = "link")
    })
    private interface Spans {}

    private CommentJson() {}

    static String write(RichText text) {
        try {
            return MAPPER.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a comment's text is always JSON", e);
        }
    }

    static RichText read(String json) {
        try {
            return MAPPER.readValue(json, RichText.class);
        } catch (JsonProcessingException e) {
            throw new StoreException("The write ledger holds a comment that is no JSON; restore it from a backup", e);
        }
    }
}
