package dev.deskpulse.connector.jira.cloud;

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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads the fields of many issues in one call; of one by itself where it is missing or makes the bulk call fail. */
final class CloudIssues {
    /** Addresses much longer than this are cut by proxies. */
    private static final int LONGEST_QUERY = 1_500;

    private final JiraHttp http;

    CloudIssues(JiraHttp http) {
        this.http = http;
    }

    /**
     * @param settled receives an outcome for each issue that is not among the result
     * @return the issues that could be read, by id
     */
    Map<String, IssueBody> read(List<IssueStub> stubs, Set<String> fieldIds, Map<String, FetchOutcome> settled) {
        List<String> fields = fields(fieldIds);
        Map<String, IssueBody> found = new HashMap<>();
        Map<String, String> broken = new HashMap<>();
        Halving.run(
                stubs,
                some -> http.send(call(some, fields), parser -> IssuePages.read(parser, found, broken)),
                (stub, why) -> broken.put(stub.id(), String.valueOf(why.getMessage())));
        for (IssueStub stub : stubs) {
            if (broken.containsKey(stub.id())) {
                settled.put(stub.id(), new FetchOutcome.Unreadable(stub, broken.getOrDefault(stub.id(), "")));
            } else if (!found.containsKey(stub.id())) {
                alone(stub, fields, found, settled);
            }
        }
        return found;
    }

    private static List<String> fields(Set<String> asked) {
        Set<String> all = new TreeSet<>(asked);
        all.remove(RequestSla.FIELD);
        all.add("comment");
        return new ArrayList<>(all);
    }

    private static JiraCall call(List<IssueStub> stubs, List<String> fields) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        stubs.forEach(stub -> body.withArray("issueIdsOrKeys").add(stub.id()));
        fields.forEach(body.putArray("fields")::add);
        return JiraCall.post("/rest/api/3/issue/bulkfetch")
                .body(body)
                .readOnly()
                .points(stubs.size());
    }

    /** Only a 404 for the issue itself says that it is not there: a bulk answer may lack it for other reasons. */
    private void alone(
            IssueStub stub, List<String> fields, Map<String, IssueBody> found, Map<String, FetchOutcome> settled) {
        String joined = String.join(",", fields);
        try {
            JsonNode issue = http.json(JiraCall.get("/rest/api/3/issue/{issue}", stub.id())
                    .query("fields", joined.length() > LONGEST_QUERY ? "*all" : joined));
            found.put(stub.id(), IssueBody.of(issue));
        } catch (BadShape e) {
            settled.put(stub.id(), new FetchOutcome.Unreadable(stub, String.valueOf(e.getMessage())));
        } catch (JiraException e) {
            settled.put(stub.id(), IssuePages.outcome(stub, e));
        }
    }
}
