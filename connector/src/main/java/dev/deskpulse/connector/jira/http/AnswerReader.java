package dev.deskpulse.connector.jira.http;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** Reads an answer while it arrives. It may be called again, from the start, when the answer breaks off. */
@FunctionalInterface
public interface AnswerReader<T> {
    /**
     * @param parser stands before the first token; {@code parser.readValueAsTree()} works
     * @throws dev.deskpulse.connector.jira.wire.BadShape where the answer is not what the API promises; the caller of
     *     {@link JiraHttp#send} gets a {@code BadAnswer} that names the call
     */
    T read(JsonParser parser) throws IOException;
}
