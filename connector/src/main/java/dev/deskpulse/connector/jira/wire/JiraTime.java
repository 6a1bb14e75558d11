package dev.deskpulse.connector.jira.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** Reads every form in which Jira writes a moment: text with any offset form, seconds or milliseconds. */
public final class JiraTime {
    private static final DateTimeFormatter TEXT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXXXX][XXXX][X]")
            .toFormatter();

    /** As seconds this is the year 5138, as milliseconds March 1973: before Jira, either way only one can be meant. */
    private static final long MILLISECONDS_FROM = 100_000_000_000L;

    private JiraTime() {}

    /** @throws BadShape where it is none of them */
    public static Instant parse(JsonNode node, String what) {
        if (node.isNumber()) {
            return ofNumber(node.asLong());
        }
        String text = node.asText("");
        if (text.matches("-?\\d{1,17}")) {
            return ofNumber(Long.parseLong(text));
        }
        try {
            return OffsetDateTime.parse(text, TEXT).toInstant();
        } catch (DateTimeException e) {
            throw new BadShape(what + " is not a time");
        }
    }

    private static Instant ofNumber(long number) {
        boolean seconds = number > -MILLISECONDS_FROM && number < MILLISECONDS_FROM;
        return seconds ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
    }
}
