package dev.deskpulse.connector.jira.datacenter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskpulse.connector.jira.FetchOutcome;
import dev.deskpulse.connector.jira.IssueStub;
import dev.deskpulse.connector.jira.JiraException;
import dev.deskpulse.connector.jira.http.JiraCall;
import dev.deskpulse.connector.jira.http.JiraHttp;
import dev.deskpulse.connector.jira.rest.Halving;
import dev.deskpulse.connector.jira.rest.IssuePages;
import dev.deskpulse.connector.jira.wire.BadShape;
import dev.deskpulse.connector.jira.wire.IssueBody;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads many issues with history in one search; one by itself where it is missing or makes the search fail. */
final class DataCenterIssues {
    private final JiraHttp http;

    DataCenterIssues(JiraHttp http) {
        this.http = http;
    }

    /**
     * @param settled receives an outcome for each issue that is not among the result
     * @return the issues that could be read, by id
     */
    Map<String, IssueBody> read(List<IssueStub> stubs, Set<String> fieldIds, Map<String, FetchOutcome> settled) {
        Map<String, IssueBody> found = new HashMap<>();
        Map<String, String> broken = new HashMap<>();
        Halving.run(
                stubs,
                some -> http.send(search(some, fieldIds), parser -> IssuePages.read(parser, found, broken)),
                (stub, why) -> {}); // it is read alone below, which tells a missing issue from a broken one
        for (IssueStub stub : stubs) {
            if (broken.containsKey(stub.id())) {
                settled.put(stub.id(), new FetchOutcome.Unreadable(stub, broken.getOrDefault(stub.id(), "")));
            } else if (!found.containsKey(stub.id())) {
                alone(stub, found, settled);
            }
        }
        return found;
    }

    /** A bulk search is not refused for the id of an issue that is gone, where the site honours that wish. */
    private static JiraCall search(List<IssueStub> stubs, Set<String> fieldIds) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("jql", stubs.stream().map(IssueStub::id).collect(Collectors.joining(", ", "id in (", ")")))
                .put("startAt", 0)
                .put("maxResults", stubs.size())
                .put("validateQuery", false);
        Set<String> fields = new TreeSet<>(fieldIds);
        fields.addAll(Set.of("comment", "project"));
        fields.forEach(body.putArray("fields")::add);
        body.putArray("expand").add("changelog");
        return JiraCall.post(DataCenterSite.API + "/search")
                .body(body)
                .readOnly()
                .points(stubs.size());
    }

    /** Only a 404 for the issue itself says that it is not there. */
    private void alone(IssueStub stub, Map<String, IssueBody> found, Map<String, FetchOutcome> settled) {
        try {
            found.put(stub.id(), whole(stub.id()));
        } catch (BadShape e) {
            settled.put(stub.id(), new FetchOutcome.Unreadable(stub, String.valueOf(e.getMessage())));
        } catch (JiraException e) {
            settled.put(stub.id(), IssuePages.outcome(stub, e));
        }
    }

    /** One issue with every field and, unlike in a search, with its whole history. */
    IssueBody whole(String issueId) {
        JsonNode issue = http.json(
                JiraCall.get(DataCenterSite.API + "/issue/{issue}", issueId).query("expand", "changelog"));
        return IssueBody.of(issue);
    }
}
