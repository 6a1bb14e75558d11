package dev.deskpulse.plugin.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.function.LongPredicate;

/** As much of a Jira site as is asked who sees what: the account of the settings sees every ticket, everybody else some. */
final class PartlySeenSite implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private volatile LongPredicate seen = ticket -> false;

    PartlySeenSite() {
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(
                "/rest/api/3/myself",
                asked -> answer(
                        asked,
                        JSON.createObjectNode()
                                .put("accountId", "bench")
                                .put("displayName", "bench")
                                .put("timeZone", "UTC")));
        server.createContext(
                "/rest/api/3/permissions/check",
                asked -> answer(asked, granted(JSON.readTree(asked.getRequestBody()))));
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Which tickets everybody else sees from now on, by their numbers. */
    void show(LongPredicate tickets) {
        seen = tickets;
    }

    private ObjectNode granted(JsonNode question) {
        boolean another = question.has("accountId");
        ObjectNode answer = JSON.createObjectNode();
        ObjectNode grant = answer.putArray("projectPermissions").addObject().put("permission", "BROWSE_PROJECTS");
        ArrayNode issues = grant.putArray("issues");
        question.at("/projectPermissions/0/issues").forEach(issue -> {
            if (!another || seen.test(issue.asLong())) {
                issues.add(issue.asLong());
            }
        });
        return answer;
    }

    private static void answer(HttpExchange asked, JsonNode body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        asked.getResponseHeaders().add("Content-Type", "application/json");
        asked.sendResponseHeaders(200, bytes.length);
        asked.getResponseBody().write(bytes);
        asked.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
