package dev.deskpulse.connector.jira.cloud;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskpulse.connector.jira.JiraException;
import dev.deskpulse.connector.jira.JiraHistoryEntry;
import dev.deskpulse.connector.jira.http.JiraCall;
import dev.deskpulse.connector.jira.http.JiraHttp;
import dev.deskpulse.connector.jira.rest.Halving;
import dev.deskpulse.connector.jira.wire.BadShape;
import dev.deskpulse.connector.jira.wire.Counted;
import dev.deskpulse.connector.jira.wire.JsonStream;
import dev.deskpulse.connector.jira.wire.WireShapes;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Reads the whole history of many issues in few calls; of one issue by itself where that fails. Both ways are paged:
 * what a search embeds is cut without a word.
 */
final class CloudHistory {
    private static final int BULK_PAGE = 10_000;
    private static final int SINGLE_PAGE = 100;

    private final JiraHttp http;

    CloudHistory(JiraHttp http) {
        this.http = http;
    }

    /** By issue id. An issue without history is absent; one whose history cannot be read is empty. */
    Map<String, Optional<Counted<JiraHistoryEntry>>> of(List<String> issueIds) {
        Map<String, Optional<Counted<JiraHistoryEntry>>> all = new HashMap<>();
        Halving.run(issueIds, ids -> all.putAll(bulk(ids)), (id, why) -> all.put(id, alone(id)));
        return all;
    }

    private Map<String, Optional<Counted<JiraHistoryEntry>>> bulk(List<String> issueIds) {
        Map<String, Map<String, JiraHistoryEntry>> found = new HashMap<>();
        Set<String> tokens = new HashSet<>();
        Optional<String> token = Optional.empty();
        do {
            JiraCall call = bulkCall(issueIds, token);
            token = http.send(call, parser -> readPage(parser, found));
            if (token.isPresent() && !tokens.add(token.get())) {
                throw new JiraException.BadAnswer(
                        "changelog/bulkfetch answered with a page token that came before", null);
            }
        } while (token.isPresent());
        Map<String, Optional<Counted<JiraHistoryEntry>>> sorted = new HashMap<>();
        found.forEach((id, entries) -> sorted.put(id, Optional.of(Counted.all(WireShapes.byAge(entries.values())))));
        return sorted;
    }

    private static JiraCall bulkCall(List<String> issueIds, Optional<String> token) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        issueIds.forEach(body.putArray("issueIdsOrKeys")::add);
        body.put("maxResults", BULK_PAGE);
        token.ifPresent(next -> body.put("nextPageToken", next));
        return JiraCall.post("/rest/api/3/changelog/bulkfetch")
                .body(body)
                .readOnly()
                .points(issueIds.size());
    }

    /** Reading a page twice, or one that overlaps another, is harmless: entries are kept by their ids. */
    private static Optional<String> readPage(JsonParser parser, Map<String, Map<String, JiraHistoryEntry>> into)
            throws IOException {
        AtomicReference<@Nullable String> next = new AtomicReference<>();
        JsonStream.object(parser, (name, value) -> {
            if (name.equals("issueChangeLogs")) {
                JsonStream.items(value, name, changelog -> add(changelog, into));
            } else if (name.equals("nextPageToken")) {
                next.set(value.getValueAsString());
            }
        });
        return Optional.ofNullable(next.get());
    }

    private static void add(JsonNode changelog, Map<String, Map<String, JiraHistoryEntry>> into) {
        Map<String, JiraHistoryEntry> entries =
                into.computeIfAbsent(WireShapes.text(changelog, "issueId"), id -> new LinkedHashMap<>());
        for (JsonNode node : changelog.path("changeHistories")) {
            JiraHistoryEntry entry = WireShapes.historyEntry(node);
            entries.put(entry.id(), entry);
        }
    }

    /** Empty where even this fails through the issue's own fault. */
    private Optional<Counted<JiraHistoryEntry>> alone(String issueId) {
        try {
            return Optional.of(pages(issueId));
        } catch (BadShape e) {
            return Optional.empty();
        } catch (JiraException e) {
            if (Halving.blamesAnItem(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Counted<JiraHistoryEntry> pages(String issueId) {
        Map<String, JiraHistoryEntry> byId = new LinkedHashMap<>();
        int start = 0;
        int total;
        int count;
        do {
            JsonNode page = http.json(JiraCall.get("/rest/api/3/issue/{issue}/changelog", issueId)
                    .query("startAt", String.valueOf(start))
                    .query("maxResults", String.valueOf(SINGLE_PAGE))
                    .points(SINGLE_PAGE));
            for (JsonNode node : page.path("values")) {
                JiraHistoryEntry entry = WireShapes.historyEntry(node);
                byId.put(entry.id(), entry);
            }
            count = page.path("values").size();
            start += count;
            total = page.path("total").asInt(start);
        } while (count > 0 && start < total);
        return new Counted<>(WireShapes.byAge(byId.values()), total);
    }
}
