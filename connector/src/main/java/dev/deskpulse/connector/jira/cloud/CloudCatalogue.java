package dev.deskpulse.connector.jira.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskpulse.connector.jira.Deployment;
import dev.deskpulse.connector.jira.FieldDefinition;
import dev.deskpulse.connector.jira.JiraException;
import dev.deskpulse.connector.jira.JiraProject;
import dev.deskpulse.connector.jira.JiraStatus;
import dev.deskpulse.connector.jira.JiraUser;
import dev.deskpulse.connector.jira.Myself;
import dev.deskpulse.connector.jira.SiteInfo;
import dev.deskpulse.connector.jira.http.JiraCall;
import dev.deskpulse.connector.jira.http.JiraHttp;
import dev.deskpulse.connector.jira.wire.BadShape;
import dev.deskpulse.connector.jira.wire.JiraTime;
import dev.deskpulse.connector.jira.wire.WireShapes;
import java.net.URI;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** What the site is and has: everything but issues. */
final class CloudCatalogue {
    private static final int PAGE = 100;

    private final JiraHttp http;

    CloudCatalogue(JiraHttp http) {
        this.http = http;
    }

    SiteInfo info() {
        return read(
                JiraCall.get("/rest/api/3/serverInfo"),
                info -> new SiteInfo(
                        URI.create(WireShapes.text(info, "baseUrl")),
                        Deployment.CLOUD,
                        WireShapes.text(info, "version"),
                        JiraTime.parse(info.path("serverTime"), "serverTime")));
    }

    Myself myself() {
        return read(JiraCall.get("/rest/api/3/myself"), me -> {
            JiraUser user = WireShapes.user(me);
            if (user == null) {
                throw new BadShape("'accountId' is missing");
            }
            return new Myself(user.id(), user.displayName(), zone(WireShapes.text(me, "timeZone")));
        });
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new BadShape("the account's time zone is unknown to this Java: set another in the account's profile");
        }
    }

    List<FieldDefinition> fields() {
        List<FieldDefinition> fields = array(JiraCall.get("/rest/api/3/field"), CloudCatalogue::field);
        return RequestSla.withStandIn(fields);
    }

    static FieldDefinition field(JsonNode field) {
        JsonNode schema = field.path("schema");
        return new FieldDefinition(
                WireShapes.text(field, "id"),
                WireShapes.text(field, "name"),
                field.path("custom").asBoolean(),
                WireShapes.optionalText(schema, "type"),
                WireShapes.optionalText(schema, "custom"));
    }

    List<JiraStatus> statuses() {
        return array(
                JiraCall.get("/rest/api/3/status"),
                status -> new JiraStatus(
                        WireShapes.text(status, "id"),
                        WireShapes.text(status, "name"),
                        WireShapes.category(status.path("statusCategory"))));
    }

    List<JiraProject> projects() {
        return pages(JiraCall.get("/rest/api/3/project/search").query("orderBy", "key"), PAGE, CloudCatalogue::project);
    }

    private static JiraProject project(JsonNode project) {
        return new JiraProject(
                WireShapes.text(project, "id"),
                WireShapes.text(project, "key"),
                WireShapes.text(project, "name"),
                project.path("projectTypeKey").asText().equals("service_desk"));
    }

    Set<String> granted(Set<String> permissions, String projectKey) {
        JiraCall call = JiraCall.get("/rest/api/3/mypermissions")
                .query("permissions", String.join(",", new TreeSet<>(permissions)));
        try {
            JsonNode answer = http.json(projectKey.isEmpty() ? call : call.query("projectKey", projectKey));
            return granted(answer.path("permissions"), permissions);
        } catch (JiraException.Refused e) {
            if (e.status() != 404 || projectKey.isEmpty()) {
                throw e;
            }
            http.execute(call); // works without the project: so it is the project that the account may not even see
            return Set.of();
        }
    }

    private static Set<String> granted(JsonNode answer, Set<String> asked) {
        Set<String> granted = new LinkedHashSet<>();
        for (String permission : asked) {
            if (answer.path(permission).path("havePermission").asBoolean()) {
                granted.add(permission);
            }
        }
        return granted;
    }

    private <T> T read(JiraCall call, Function<JsonNode, T> shape) {
        JsonNode answer = http.json(call);
        try {
            return shape.apply(answer);
        } catch (BadShape | IllegalArgumentException e) {
            throw new JiraException.BadAnswer(call + ": " + e.getMessage(), e);
        }
    }

    <T> List<T> array(JiraCall call, Function<JsonNode, T> shape) {
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
    <T> List<T> pages(JiraCall call, int size, Function<JsonNode, T> shape) {
        Set<T> all = new LinkedHashSet<>();
        int start = 0;
        boolean last = false;
        while (!last) {
            JiraCall page = call.query("startAt", String.valueOf(start)).query("maxResults", String.valueOf(size));
            JsonNode answer = read(page, CloudCatalogue::withValues);
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

    private static <T> T read(JiraCall call, JsonNode value, Function<JsonNode, T> shape) {
        try {
            return shape.apply(value);
        } catch (BadShape e) {
            throw new JiraException.BadAnswer(call + ": " + e.getMessage(), e);
        }
    }

    private static JsonNode withValues(JsonNode answer) {
        if (!answer.path("values").isArray()) {
            throw new BadShape("'values' is missing");
        }
        return answer;
    }
}
