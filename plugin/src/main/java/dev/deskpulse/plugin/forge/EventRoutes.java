package dev.deskpulse.plugin.forge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.deskpulse.plugin.event.ToldIssues;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Takes what Jira tells: issues that were changed, commented or deleted, the app's own life, and the regular call that renews the
 * token. Answered at once; what follows is worked later.
 */
final class EventRoutes {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NO_CONTENT = 204;

    /** After these there may be tickets that no event will name. */
    private static final Set<String> LIFE = Set.of("avi:forge:installed:app", "avi:forge:upgraded:app");

    private final ToldIssues told;

    EventRoutes(ToldIssues told) {
        this.told = told;
    }

    void addTo(RoutesConfig routes) {
        routes.post("/forge/events", this::take);
    }

    private void take(Context request) throws IOException {
        JsonNode body = JSON.readTree(request.bodyAsBytes());
        // Forge's remotes get some events bare and some inside of an envelope.
        JsonNode event = Stream.of(body, body.path("event"), body.path("payload"))
                .filter(node -> node.has("eventType"))
                .findFirst()
                .orElse(body);
        JsonNode issue = event.path("issue");
        String id = issue.path("id").asText("");
        String key = issue.path("key").asText("");
        if (ToldIssues.names(id, key)) {
            told.add(id, key);
        } else if (LIFE.contains(event.path("eventType").asText(""))) {
            told.wake();
        }
        request.status(NO_CONTENT);
    }
}
