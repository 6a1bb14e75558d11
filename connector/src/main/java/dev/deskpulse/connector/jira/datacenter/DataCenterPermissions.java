package dev.deskpulse.connector.jira.datacenter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskpulse.connector.jira.IssueStub;
import dev.deskpulse.connector.jira.JiraException;
import dev.deskpulse.connector.jira.http.JiraCall;
import dev.deskpulse.connector.jira.http.JiraHttp;
import dev.deskpulse.connector.jira.http.Workers;
import dev.deskpulse.connector.jira.rest.Answers;
import dev.deskpulse.connector.jira.wire.WireShapes;
import dev.deskpulse.ticket.PersonId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What other people may see. Data Center has no bulk check: who sees an issue is asked an issue at a time, by the login
 * name.
 */
final class DataCenterPermissions {
    /** Others whose names begin alike may be listed too; the site gives no more. */
    private static final int MOST_USERS = 100;

    private final Answers answers;
    private final Workers workers;

    DataCenterPermissions(JiraHttp http, Workers workers) {
        this.answers = new Answers(http);
        this.workers = workers;
    }

    Set<String> visible(PersonId person, List<IssueStub> issues) {
        String name = answers.read(user(person), user -> WireShapes.text(user, "name"));
        Set<String> visible = new HashSet<>();
        workers.inOrder(issues, issue -> sees(person, name, issue) ? Optional.of(issue.id()) : Optional.<String>empty())
                .forEach(id -> id.ifPresent(visible::add));
        return visible;
    }

    private boolean sees(PersonId person, String name, IssueStub issue) {
        JiraCall call = JiraCall.get(DataCenterSite.API + "/user/viewissue/search")
                .query("username", name)
                .query("issueKey", issue.key())
                .query("maxResults", String.valueOf(MOST_USERS));
        try {
            return answers.array(call, user -> WireShapes.text(user, "key")).contains(person.value());
        } catch (JiraException.Refused e) {
            if (e.status() == 404) {
                return false;
            }
            throw e;
        }
    }

    Set<String> groups(PersonId person) {
        return answers.read(user(person).query("expand", "groups"), user -> {
            Set<String> groups = new HashSet<>();
            for (JsonNode group : user.path("groups").path("items")) {
                groups.add(WireShapes.text(group, "name"));
            }
            return groups;
        });
    }

    private static JiraCall user(PersonId person) {
        return JiraCall.get(DataCenterSite.API + "/user").query("key", person.value());
    }
}
