package dev.deskpulse.connector.jira.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskpulse.connector.jira.IssueWriter;
import dev.deskpulse.connector.jira.JiraException;
import dev.deskpulse.connector.jira.RichText;
import dev.deskpulse.connector.jira.http.JiraCall;
import dev.deskpulse.connector.jira.http.JiraHttp;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes into issues of a Cloud site. */
final class CloudWriter implements IssueWriter {
    private static final Logger log = LoggerFactory.getLogger(CloudWriter.class);
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int LONGEST_PROPERTY = 32_768;
    private static final String PROPERTY = "/rest/api/3/issue/{issue}/properties/{property}";
    private static final String COMMENT = "/rest/api/3/issue/{issue}/comment/{comment}";

    private final JiraHttp http;

    /** Set once the site has shown that this account may not edit without mails going out. */
    private final AtomicBoolean mails = new AtomicBoolean();

    CloudWriter(JiraHttp http) {
        this.http = http;
    }

    @Override
    public void setFields(String issueId, Map<String, JsonNode> fields) {
        ObjectNode body = NODES.objectNode();
        body.putObject("fields").setAll(fields);
        silently(JiraCall.put("/rest/api/3/issue/{issue}", issueId).body(body).writesIssue(issueId));
    }

    @Override
    public void putProperty(String issueId, String propertyKey, JsonNode value) {
        int length = value.toString().length();
        if (length > LONGEST_PROPERTY) {
            throw new IllegalArgumentException("property " + propertyKey + " of issue " + issueId + " is " + length
                    + " characters long, Jira takes " + LONGEST_PROPERTY);
        }
        http.execute(JiraCall.put(PROPERTY, issueId, propertyKey).body(value).writesIssue(issueId));
    }

    @Override
    public Optional<JsonNode> property(String issueId, String propertyKey) {
        try {
            JsonNode answer = http.json(JiraCall.get(PROPERTY, issueId, propertyKey));
            return Optional.of(answer.path("value"));
        } catch (JiraException.Refused e) {
            throwUnlessGone(e);
            return Optional.empty();
        }
    }

    @Override
    public void deleteProperty(String issueId, String propertyKey) {
        unlessGone(JiraCall.delete(PROPERTY, issueId, propertyKey).writesIssue(issueId));
    }

    @Override
    public String addInternalComment(String issueId, RichText body) {
        JsonNode answer = http.json(JiraCall.post("/rest/api/3/issue/{issue}/comment", issueId)
                .body(internal(body))
                .writesIssue(issueId));
        String id = answer.path("id").asText("");
        if (id.isEmpty()) {
            throw new JiraException.BadAnswer("the comment on issue " + issueId + " was answered without its id", null);
        }
        return id;
    }

    @Override
    public boolean editComment(String issueId, String commentId, RichText body) {
        try {
            silently(JiraCall.put(COMMENT, issueId, commentId)
                    .body(internal(body))
                    .writesIssue(issueId));
            return true;
        } catch (JiraException.Refused e) {
            throwUnlessGone(e);
            return false;
        }
    }

    @Override
    public boolean deleteComment(String issueId, String commentId) {
        return unlessGone(JiraCall.delete(COMMENT, issueId, commentId).writesIssue(issueId));
    }

    /** The property is what makes a service desk's comment internal; elsewhere it does nothing. */
    private static ObjectNode internal(RichText body) {
        ObjectNode comment = NODES.objectNode();
        comment.set("body", Adf.document(body));
        ObjectNode property = comment.putArray("properties").addObject().put("key", "sd.public.comment");
        property.putObject("value").put("internal", true);
        return comment;
    }

    /** Without mails where the account may do that; else with them, and one warning. */
    private void silently(JiraCall call) {
        if (mails.get()) {
            http.execute(call);
            return;
        }
        try {
            http.execute(call.query("notifyUsers", "false"));
        } catch (JiraException.Refused e) {
            if (e.status() != 403) {
                throw e;
            }
            http.execute(call);
            if (mails.compareAndSet(false, true)) {
                log.warn("the account may not edit issues without mailing their watchers: make it an administrator of"
                        + " the projects, or people get a mail for each edit");
            }
        }
    }

    private boolean unlessGone(JiraCall call) {
        try {
            http.execute(call);
            return true;
        } catch (JiraException.Refused e) {
            throwUnlessGone(e);
            return false;
        }
    }

    private static void throwUnlessGone(JiraException.Refused e) {
        if (e.status() != 404) {
            throw e;
        }
    }
}
