package dev.deskpulse.connector.jira.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.function.Consumer;

/** Walks through a large answer while it arrives, so that only one item of it is in memory at a time. */
public final class JsonStream {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonStream() {}

    /** Takes one field's value. */
    @FunctionalInterface
    public interface FieldReader {
        /**
         * @param value stands on the value's first token; what is not read is skipped
         */
        void read(String name, JsonParser value) throws IOException;
    }

    /**
     * Reads the object that is the whole answer.
     *
     * @throws BadShape where it is no object
     */
    public static void object(JsonParser parser, FieldReader fields) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new BadShape("the answer is no JSON object");
        }
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            fields.read(name, parser);
            parser.skipChildren();
        }
    }

    /**
     * Reads the objects of the array that the parser stands on.
     *
     * @throws BadShape where it is no array of objects
     */
    public static void items(JsonParser parser, String what, Consumer<JsonNode> item) throws IOException {
        if (!parser.isExpectedStartArrayToken()) {
            throw new BadShape("'" + what + "' is no array");
        }
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            item.accept(MAPPER.readTree(parser));
        }
        if (!parser.hasToken(JsonToken.END_ARRAY)) {
            throw new BadShape("'" + what + "' holds something that is no object");
        }
    }
}
