package dev.deskpulse.plugin.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.deskpulse.progress.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The loop of most integrations: a page of a search, then each issue by itself for its comments and whole history, one
 * call after the other. The calls are those that the Jira REST Java Client's {@code searchJql} and {@code getIssue}
 * send, without that library's own cost; it speaks Data Center's version 2, since Cloud has removed its search.
 */
final class PlainLoop {
    private static final int PAGE = 50;

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper mapper = new ObjectMapper();
    private final URI site;

    PlainLoop(URI site) {
        this.site = site;
    }

    /** Reads so many issues whole. */
    void read(int issues, Progress progress) {
        int read = 0;
        while (read < issues) {
            List<String> keys = page(read, Math.min(PAGE, issues - read));
            if (keys.isEmpty()) {
                throw new IllegalStateException("the site has only " + read + " issues of " + issues);
            }
            keys.forEach(this::issue);
            read += keys.size();
            progress.advance(keys.size());
        }
    }

    private List<String> page(int start, int size) {
        String jql = URLEncoder.encode("ORDER BY key", StandardCharsets.UTF_8);
        JsonNode answer = get("/rest/api/2/search?jql=" + jql + "&startAt=" + start + "&maxResults=" + size
                + "&fields=*all&expand=schema,names,changelog");
        List<String> keys = new ArrayList<>();
        answer.path("issues").forEach(issue -> keys.add(issue.path("key").asText()));
        return keys;
    }

    private void issue(String key) {
        JsonNode answer = get("/rest/api/2/issue/" + key + "?expand=schema,names,transitions,changelog");
        if (!answer.path("changelog").has("histories") || !answer.path("fields").has("comment")) {
            throw new IllegalStateException(key + ": the site gave no history or no comments");
        }
    }

    private JsonNode get(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(site + path))
                .header("Authorization", "Bearer admin-pat")
                .build();
        try {
            HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                if (answer.statusCode() != 200) {
                    throw new IllegalStateException(request.uri().getPath() + " answered " + answer.statusCode());
                }
                return mapper.readTree(body);
            }
        } catch (IOException e) {
            throw new IllegalStateException("the site broke off: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped", e);
        }
    }
}
