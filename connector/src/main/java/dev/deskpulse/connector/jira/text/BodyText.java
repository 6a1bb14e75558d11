package dev.deskpulse.connector.jira.text;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Plain text of a description, comment or other rich field, whichever markup it is in. */
public final class BodyText {
    private BodyText() {}

    /**
     * Lines separated by {@code \n}, without leading or trailing space.
     *
     * @param body an ADF document, wiki markup as JSON text, or null; anything else gives an empty text
     */
    public static String of(@Nullable JsonNode body) {
        if (body == null || body.isNull()) {
            return "";
        }
        return body.isTextual() ? WikiText.of(body.asText()) : AdfText.of(body);
    }
}
