package dev.deskpulse.connector.jira.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskpulse.connector.jira.JiraComment;
import dev.deskpulse.connector.jira.http.JiraCall;
import dev.deskpulse.connector.jira.http.JiraHttp;
import dev.deskpulse.connector.jira.wire.Counted;
import dev.deskpulse.connector.jira.wire.WireShapes;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads all comments of an issue that has more than the site embeds. */
final class CloudComments {
    private static final int PAGE = 100;

    private final JiraHttp http;

    CloudComments(JiraHttp http) {
        this.http = http;
    }

    /** Stops where the site has no more, and says what total it named, so that a gap shows. */
    Counted<JiraComment> of(String issueId) {
        Map<String, JiraComment> byId = new LinkedHashMap<>();
        int start = 0;
        int total;
        int count;
        do {
            JsonNode page = http.json(page(issueId, start));
            for (JsonNode comment : page.path("comments")) {
                JiraComment read = WireShapes.comment(comment);
                byId.put(read.id(), read);
            }
            count = page.path("comments").size();
            start += count;
            total = page.path("total").asInt(start);
        } while (count > 0 && start < total);
        return new Counted<>(WireShapes.inOrder(byId.values()), total);
    }

    private static JiraCall page(String issueId, int start) {
        return JiraCall.get("/rest/api/3/issue/{issue}/comment", issueId)
                .query("startAt", String.valueOf(start))
                .query("maxResults", String.valueOf(PAGE))
                .query("orderBy", "created")
                .points(PAGE);
    }
}
