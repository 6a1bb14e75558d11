package dev.deskpulse.connector.jira.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskpulse.connector.jira.JiraException;
import dev.deskpulse.connector.jira.http.JiraCall;
import dev.deskpulse.connector.jira.http.JiraHttp;
import dev.deskpulse.connector.jira.wire.BadShape;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Reads small answers into our own types; one of the wrong shape is a {@link JiraException.BadAnswer}. */
public final class Answers {
    private final JiraHttp http;

    public Answers(JiraHttp http) {
        this.http = http;
    }

    public <T> T read(JiraCall call, Function<JsonNode, T> shape) {
        return read(call, http.json(call), shape);
    }

    private static <T> T read(JiraCall call, JsonNode answer, Function<JsonNode, T> shape) {
        try {
            return shape.apply(answer);
        } catch (BadShape | IllegalArgumentException e) {
            throw new JiraException.BadAnswer(call + ": " + e.getMessage(), e);
        }
    }

    public <T> List<T> array(JiraCall call, Function<JsonNode, T> shape) {
        return read(call, answer -> {
            if (!answer.isArray()) {
                throw new BadShape("the answer is no array");
            }
            List<T> all = new ArrayList<>();
            answer.forEach(item -> all.add(shape.apply(item)));
            return all;
        });
    }

    /** All {@code values} of a call that pages by {@code startAt}; what pages repeat comes once. */
    public <T> List<T> pages(JiraCall call, int size, Function<JsonNode, T> shape) {
        Set<T> all = new LinkedHashSet<>();
        int start = 0;
        boolean last = false;
        while (!last) {
            JiraCall page = call.query("startAt", String.valueOf(start)).query("maxResults", String.valueOf(size));
            JsonNode answer = read(page, Answers::withValues);
            int count = answer.path("values").size();
            for (JsonNode value : answer.path("values")) {
                all.add(read(page, value, shape));
            }
            start += count;
            last = count == 0
                    || answer.path("isLast")
                            .asBoolean(start >= answer.path("total").asInt(start));
        }
        return List.copyOf(all);
    }

    private static JsonNode withValues(JsonNode answer) {
        if (!answer.path("values").isArray()) {
            throw new BadShape("'values' is missing");
        }
        return answer;
    }
}
