package dev.deskpulse.connector.jira.cloud;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskpulse.connector.jira.IssueStub;
import dev.deskpulse.connector.jira.JiraException;
import dev.deskpulse.connector.jira.http.JiraCall;
import dev.deskpulse.connector.jira.http.JiraHttp;
import dev.deskpulse.connector.jira.wire.BadShape;
import dev.deskpulse.connector.jira.wire.JiraTime;
import dev.deskpulse.connector.jira.wire.WireShapes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Walks through {@code search/jql}, page by page. The site's tokens are not trusted: they may repeat, expire or lead in
 * circles. Each issue is handed on once.
 */
final class CloudListing {
    private static final Logger log = LoggerFactory.getLogger(CloudListing.class);
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int PAGE = 5_000;
    private static final int MOST_RESTARTS = 3;

    /** Pages in a row that hold nothing new: then the tokens lead in a circle. */
    private static final int MOST_STALE_PAGES = 3;

    private final JiraHttp http;

    CloudListing(JiraHttp http) {
        this.http = http;
    }

    private record Page(List<IssueStub> stubs, @Nullable String next) {}

    void list(String jql, List<String> fields, Consumer<List<IssueStub>> pages) {
        Map<String, Integer> seen = new HashMap<>();
        for (int walk = 1; !walk(jql, fields, seen, walk, pages); walk++) {
            if (walk > MOST_RESTARTS) {
                throw new JiraException.Unavailable(
                        "the site's page tokens expired " + walk + " times while one listing was read; try again later",
                        null);
            }
            log.warn("a page token of the site has expired: the listing starts again, what was read is not read twice");
        }
    }

    /** @return false where a token expired on the way */
    private boolean walk(
            String jql, List<String> fields, Map<String, Integer> seen, int walk, Consumer<List<IssueStub>> pages) {
        Set<String> tokens = new HashSet<>();
        String token = null;
        int stale = 0;
        while (true) {
            Page page;
            try {
                page = http.send(search(jql, fields, token), CloudListing::read);
            } catch (JiraException.Refused e) {
                if (token != null && e.status() == 400) {
                    return false; // the same query was accepted without a token, so it is the token
                }
                throw e;
            }
            List<IssueStub> fresh = new ArrayList<>();
            boolean moved = false;
            for (IssueStub stub : page.stubs()) {
                @Nullable Integer before = seen.put(stub.id(), walk);
                moved |= before == null || before != walk;
                if (before == null) {
                    fresh.add(stub);
                }
            }
            if (!fresh.isEmpty()) {
                pages.accept(fresh);
            }
            stale = moved ? 0 : stale + 1;
            token = page.next();
            if (page.stubs().isEmpty() || token == null) {
                return true;
            }
            if (!tokens.add(token) || stale >= MOST_STALE_PAGES) {
                log.warn("the site's page tokens lead in a circle after {} issues: the listing ends here", seen.size());
                return true;
            }
        }
    }

    private static JiraCall search(String jql, List<String> fields, @Nullable String token) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("jql", jql).put("maxResults", PAGE);
        fields.forEach(body.putArray("fields")::add);
        if (token != null) {
            body.put("nextPageToken", token);
        }
        return JiraCall.post("/rest/api/3/search/jql").body(body).readOnly().points(PAGE);
    }

    private static Page read(JsonParser parser) throws IOException {
        List<IssueStub> stubs = new ArrayList<>();
        String next = null;
        boolean last = false;
        boolean issues = false;
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw bad("no JSON object");
        }
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            switch (name) {
                case "issues" -> {
                    issues = true;
                    readStubs(parser, stubs);
                }
                case "nextPageToken" -> next = parser.getValueAsString();
                case "isLast" -> last = parser.getValueAsBoolean();
                default -> parser.skipChildren();
            }
        }
        if (!issues) {
            throw bad("no 'issues'");
        }
        return new Page(stubs, last ? null : next);
    }

    private static void readStubs(JsonParser parser, List<IssueStub> into) throws IOException {
        if (!parser.isExpectedStartArrayToken()) {
            throw bad("'issues' is no array");
        }
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            into.add(stub(MAPPER.readTree(parser)));
        }
    }

    private static IssueStub stub(JsonNode issue) {
        try {
            String id = WireShapes.text(issue, "id");
            String key = WireShapes.optionalText(issue, "key");
            JsonNode updated = issue.path("fields").path("updated");
            return new IssueStub(
                    id, key == null ? id : key, updated.isValueNode() ? JiraTime.parse(updated, "updated") : null);
        } catch (BadShape e) {
            throw bad("an issue where " + e.getMessage());
        }
    }

    private static JiraException bad(String what) {
        return new JiraException.BadAnswer(
                "search/jql answered with " + what + ": is something between us and Jira?", null);
    }
}
