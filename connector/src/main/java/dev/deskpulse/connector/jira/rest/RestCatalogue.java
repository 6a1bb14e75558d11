package dev.deskpulse.connector.jira.rest;

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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the site is and has: everything but issues. */
public final class RestCatalogue {
    private static final int PAGE = 100;

    private final JiraHttp http;
    private final Answers answers;
    private final String api;
    private final Deployment deployment;

    /** @param api the path all calls start with, such as {@code /rest/api/3} */
    public RestCatalogue(JiraHttp http, String api, Deployment deployment) {
        this.http = http;
        this.answers = new Answers(http);
        this.api = api;
        this.deployment = deployment;
    }

    public SiteInfo info() {
        return answers.read(
                JiraCall.get(api + "/serverInfo"),
                info -> new SiteInfo(
                        URI.create(WireShapes.text(info, "baseUrl")),
                        deployment,
                        WireShapes.text(info, "version"),
                        JiraTime.parse(info.path("serverTime"), "serverTime")));
    }

    public Myself myself() {
        return answers.read(JiraCall.get(api + "/myself"), me -> {
            JiraUser user = WireShapes.user(me);
            if (user == null) {
                throw new BadShape("the account's id is missing");
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

    public List<FieldDefinition> fields() {
        return answers.array(JiraCall.get(api + "/field"), RestCatalogue::field);
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

    public List<JiraStatus> statuses() {
        return answers.array(
                JiraCall.get(api + "/status"),
                status -> new JiraStatus(
                        WireShapes.text(status, "id"),
                        WireShapes.text(status, "name"),
                        WireShapes.category(status.path("statusCategory"))));
    }

    /** Cloud shows projects page by page, Data Center all at once. */
    public List<JiraProject> projects() {
        return deployment == Deployment.CLOUD
                ? answers.pages(
                        JiraCall.get(api + "/project/search").query("orderBy", "key"), PAGE, RestCatalogue::project)
                : answers.array(JiraCall.get(api + "/project"), RestCatalogue::project);
    }

    private static JiraProject project(JsonNode project) {
        return new JiraProject(
                WireShapes.text(project, "id"),
                WireShapes.text(project, "key"),
                WireShapes.text(project, "name"),
                project.path("projectTypeKey").asText().equals("service_desk"));
    }

    public Set<String> granted(Set<String> permissions, String projectKey) {
        JiraCall all = JiraCall.get(api + "/mypermissions");
        JiraCall call = deployment == Deployment.CLOUD
                ? all.query("permissions", String.join(",", new TreeSet<>(permissions)))
                : all; // Data Center answers with all there are
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
}
