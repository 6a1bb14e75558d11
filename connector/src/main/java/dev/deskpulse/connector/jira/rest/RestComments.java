package dev.deskpulse.connector.jira.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskpulse.connector.jira.JiraComment;
import dev.deskpulse.connector.jira.http.JiraCall;
import dev.deskpulse.connector.jira.http.JiraHttp;
import dev.deskpulse.connector.jira.wire.Counted;
import dev.deskpulse.connector.jira.wire.WireShapes;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads all comments of an issue that has more than the site embeds. */
public final class RestComments {
    private static final int PAGE = 100;

    private final JiraHttp http;
    private final String api;

    /** @param api the path all calls start with, such as {@code /rest/api/3} */
    public RestComments(JiraHttp http, String api) {
        this.http = http;
        this.api = api;
    }

    /** Stops where the site has no more, and says what total it named, so that a gap shows. */
    public Counted<JiraComment> of(String issueId) {
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

    /** Data Center tells in a comment's properties alone whether customers see it. */
    private JiraCall page(String issueId, int start) {
        return JiraCall.get(api + "/issue/{issue}/comment", issueId)
                .query("startAt", String.valueOf(start))
                .query("maxResults", String.valueOf(PAGE))
                .query("orderBy", "created")
                .query("expand", "properties")
                .points(PAGE);
    }
}
