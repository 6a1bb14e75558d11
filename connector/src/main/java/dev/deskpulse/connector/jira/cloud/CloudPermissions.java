package dev.deskpulse.connector.jira.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskpulse.connector.jira.IssueStub;
import dev.deskpulse.connector.jira.http.JiraCall;
import dev.deskpulse.connector.jira.http.JiraHttp;
import dev.deskpulse.connector.jira.rest.Answers;
import dev.deskpulse.connector.jira.rest.RestCatalogue;
import dev.deskpulse.connector.jira.wire.BadShape;
import dev.deskpulse.connector.jira.wire.WireShapes;
import dev.deskpulse.ticket.PersonId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What other people may see, asked in bulk. */
final class CloudPermissions {
    private static final String BROWSE = "BROWSE_PROJECTS";

    /** The site takes no more in one call. */
    private static final int MOST_ISSUES = 1_000;

    private final Answers answers;
    private final RestCatalogue catalogue;

    CloudPermissions(JiraHttp http, RestCatalogue catalogue) {
        this.answers = new Answers(http);
        this.catalogue = catalogue;
    }

    Set<String> visible(PersonId person, List<IssueStub> issues) {
        boolean self = catalogue.myself().id().equals(person);
        Set<String> visible = new HashSet<>();
        for (int from = 0; from < issues.size(); from += MOST_ISSUES) {
            List<IssueStub> some = issues.subList(from, Math.min(from + MOST_ISSUES, issues.size()));
            JiraCall call = JiraCall.post(CloudSite.API + "/permissions/check")
                    .readOnly()
                    .points(some.size())
                    .body(question(person, self, some));
            visible.addAll(answers.read(call, CloudPermissions::granted));
        }
        return visible;
    }

    /** Of itself any account may ask; naming it would need an administrator. */
    private static ObjectNode question(PersonId person, boolean self, List<IssueStub> issues) {
        ObjectNode question = JsonNodeFactory.instance.objectNode();
        if (!self) {
            question.put("accountId", person.value());
        }
        ObjectNode asked = question.putArray("projectPermissions").addObject();
        asked.putArray("permissions").add(BROWSE);
        ArrayNode ids = asked.putArray("issues");
        issues.forEach(issue -> ids.add(Long.parseLong(issue.id())));
        return question;
    }

    private static Set<String> granted(JsonNode answer) {
        JsonNode grants = answer.path("projectPermissions");
        if (!grants.isArray()) {
            throw new BadShape("'projectPermissions' is missing");
        }
        Set<String> granted = new HashSet<>();
        for (JsonNode grant : grants) {
            if (grant.path("permission").asText().equals(BROWSE)) {
                grant.path("issues").forEach(id -> granted.add(id.asText()));
            }
        }
        return granted;
    }

    Set<String> groups(PersonId person) {
        JiraCall call = JiraCall.get(CloudSite.API + "/user/groups").query("accountId", person.value());
        return Set.copyOf(new HashSet<>(answers.array(call, group -> WireShapes.text(group, "name"))));
    }
}
