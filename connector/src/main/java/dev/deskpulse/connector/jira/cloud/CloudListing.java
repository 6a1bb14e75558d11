package dev.deskpulse.connector.jira.cloud;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskpulse.connector.jira.IssueStub;
import dev.deskpulse.connector.jira.JiraException;
import dev.deskpulse.connector.jira.http.JiraCall;
import dev.deskpulse.connector.jira.http.JiraHttp;
import dev.deskpulse.connector.jira.wire.BadShape;
import dev.deskpulse.connector.jira.wire.JiraTime;
import dev.deskpulse.connector.jira.wire.JsonStream;
import dev.deskpulse.connector.jira.wire.WireShapes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        int number = 1;
        while (!new Walk(jql, fields, pages, seen, number).reachesTheEnd()) {
            if (number++ > MOST_RESTARTS) {
                throw new JiraException.Unavailable(
                        "the site's page tokens expired again and again while one listing was read; try later", null);
            }
            log.warn("a page token of the site has expired: the listing starts again, what was read is not read twice");
        }
    }

    /** One way through the pages, from the first. */
    private final class Walk {
        private final String jql;
        private final List<String> fields;
        private final Consumer<List<IssueStub>> pages;
        private final Map<String, Integer> seen;
        private final int number;
        private final Set<String> tokens = new HashSet<>();
        private @Nullable String token;
        private int stalePages;

        /** @param seen in which walk each issue came last, by its id; shared by all walks of a listing */
        Walk(String jql, List<String> fields, Consumer<List<IssueStub>> pages, Map<String, Integer> seen, int number) {
            this.jql = jql;
            this.fields = fields;
            this.pages = pages;
            this.seen = seen;
            this.number = number;
        }

        /** @return false where a token expired on the way */
        boolean reachesTheEnd() {
            Optional<Page> page = next();
            while (page.isPresent()) {
                take(page.get().stubs());
                token = page.get().next();
                if (token == null || page.get().stubs().isEmpty()) {
                    return true;
                }
                if (!tokens.add(token) || stalePages >= MOST_STALE_PAGES) {
                    log.warn("the site's page tokens lead in a circle after {} issues: the listing ends", seen.size());
                    return true;
                }
                page = next();
            }
            return false;
        }

        /** Empty where the token has expired: the same query was accepted without it. */
        private Optional<Page> next() {
            try {
                return Optional.of(http.send(search(jql, fields, token), CloudListing::read));
            } catch (JiraException.Refused e) {
                if (token == null || e.status() != 400) {
                    throw e;
                }
                return Optional.empty();
            }
        }

        private void take(List<IssueStub> stubs) {
            List<IssueStub> fresh = new ArrayList<>();
            boolean advances = false;
            for (IssueStub stub : stubs) {
                Integer before = seen.put(stub.id(), number);
                advances |= before == null || before != number;
                if (before == null) {
                    fresh.add(stub);
                }
            }
            stalePages = advances ? 0 : stalePages + 1;
            if (!fresh.isEmpty()) {
                pages.accept(fresh);
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
        Reading reading = new Reading();
        JsonStream.object(parser, reading::field);
        return reading.page();
    }

    /** A page on its way in. */
    private static final class Reading {
        private final List<IssueStub> stubs = new ArrayList<>();
        private @Nullable String next;
        private boolean last;
        private boolean complete;

        void field(String name, JsonParser value) throws IOException {
            switch (name) {
                case "issues" -> {
                    JsonStream.items(value, name, issue -> stubs.add(stub(issue)));
                    complete = true;
                }
                case "nextPageToken" -> next = value.getValueAsString();
                case "isLast" -> last = value.getValueAsBoolean();
                default -> {}
            }
        }

        /** Without its issues an answer must not pass as an empty page: that would end the listing. */
        Page page() {
            if (!complete) {
                throw new BadShape("'issues' is missing");
            }
            return new Page(stubs, last ? null : next);
        }
    }

    private static IssueStub stub(JsonNode issue) {
        String id = WireShapes.text(issue, "id");
        String key = WireShapes.optionalText(issue, "key");
        JsonNode updated = issue.path("fields").path("updated");
        return new IssueStub(
                id, key == null ? id : key, updated.isValueNode() ? JiraTime.parse(updated, "updated") : null);
    }
}
