package dev.deskpulse.connector.jira.http;

import java.util.List;
import java.util.Map;
import okio.ByteString;

/**
 * An answer, whole, whatever its status.
 *
 * @param headers by lower-case name
 * @param contentType in lower case, empty where the answer has none
 */
public record RawAnswer(int status, Map<String, List<String>> headers, String contentType, ByteString body) {
    public RawAnswer {
        headers = Map.copyOf(headers);
    }
}
