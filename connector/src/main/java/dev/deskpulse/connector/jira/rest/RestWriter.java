package dev.deskpulse.connector.jira.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskpulse.connector.jira.Deployment;
import dev.deskpulse.connector.jira.FieldDefinition;
import dev.deskpulse.connector.jira.IssueWriter;
import dev.deskpulse.connector.jira.JiraException;
import dev.deskpulse.connector.jira.RichText;
import dev.deskpulse.connector.jira.http.JiraCall;
import dev.deskpulse.connector.jira.http.JiraHttp;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes into issues; what differs between the deployments is the markup of comments. */
public class RestWriter implements IssueWriter {
    private static final Logger log = LoggerFactory.getLogger(RestWriter.class);
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int LONGEST_PROPERTY = 32_768;

    private final JiraHttp http;
    private final Deployment deployment;
    private final Function<RichText, JsonNode> markup;
    private final String links;
    private final String all;
    private final String issue;
    private final String property;
    private final String comment;

    /** Set once the site has shown that this account may not edit without mails going out. */
    private final AtomicBoolean mails = new AtomicBoolean();

    /**
     * @param api the path all calls start with, such as {@code /rest/api/3}
     * @param markup writes a comment's text as this API takes it
     */
    public RestWriter(JiraHttp http, String api, Deployment deployment, Function<RichText, JsonNode> markup) {
        this.http = http;
        this.deployment = deployment;
        this.markup = markup;
        this.links = api + "/issueLink";
        this.all = api + "/issue";
        this.issue = all + "/{issue}";
        this.property = issue + "/properties/{property}";
        this.comment = issue + "/comment/{comment}";
    }

    @Override
    public void setFields(String issueId, Map<String, JsonNode> fields) {
        ObjectNode body = NODES.objectNode();
        body.putObject("fields").setAll(fields);
        silently(JiraCall.put(issue, issueId).body(body).writesIssue(issueId));
    }

    @Override
    public boolean writes(FieldDefinition field) {
        return !field.ofAnApp();
    }

    @Override
    public JsonNode choice(String value) {
        return switch (deployment) {
            case CLOUD -> NODES.objectNode().put("value", value);
            case DATA_CENTER -> NODES.textNode(value);
        };
    }

    @Override
    public void putProperty(String issueId, String propertyKey, JsonNode value) {
        int length = value.toString().length();
        if (length > LONGEST_PROPERTY) {
            throw new IllegalArgumentException("property " + propertyKey + " of issue " + issueId + " is " + length
                    + " characters long, Jira takes " + LONGEST_PROPERTY);
        }
        http.execute(JiraCall.put(property, issueId, propertyKey).body(value).writesIssue(issueId));
    }

    @Override
    public Optional<JsonNode> property(String issueId, String propertyKey) {
        try {
            JsonNode answer = http.json(JiraCall.get(property, issueId, propertyKey));
            return Optional.of(answer.path("value"));
        } catch (JiraException.Refused e) {
            throwUnlessGone(e);
            return Optional.empty();
        }
    }

    @Override
    public void deleteProperty(String issueId, String propertyKey) {
        unlessGone(JiraCall.delete(property, issueId, propertyKey).writesIssue(issueId));
    }

    @Override
    public String addInternalComment(String issueId, RichText body) {
        return added(issueId, internal(body));
    }

    @Override
    public String addPublicComment(String issueId, RichText body) {
        ObjectNode written = NODES.objectNode();
        written.set("body", markup.apply(body));
        return added(issueId, written);
    }

    private String added(String issueId, ObjectNode written) {
        JsonNode answer = http.json(
                JiraCall.post(issue + "/comment", issueId).body(written).writesIssue(issueId));
        String id = answer.path("id").asText("");
        if (id.isEmpty()) {
            throw new JiraException.BadAnswer("the comment on issue " + issueId + " was answered without its id", null);
        }
        return id;
    }

    @Override
    public boolean editComment(String issueId, String commentId, RichText body) {
        try {
            JiraCall edit = JiraCall.put(comment, issueId, commentId)
                    .body(internal(body))
                    .writesIssue(issueId);
            if (deployment == Deployment.CLOUD) {
                silently(edit);
            } else {
                http.execute(edit); // Data Center does not know the wish to be silent here
            }
            return true;
        } catch (JiraException.Refused e) {
            throwUnlessGone(e);
            return false;
        }
    }

    @Override
    public Created create(String project, String type, String summary, RichText description) {
        ObjectNode body = NODES.objectNode();
        ObjectNode fields = body.putObject("fields");
        fields.putObject("project").put("key", project);
        fields.putObject("issuetype").put("name", type);
        fields.put("summary", summary);
        fields.set("description", markup.apply(description));
        JsonNode answer = http.json(JiraCall.post(all).body(body));
        String id = answer.path("id").asText("");
        String key = answer.path("key").asText("");
        if (id.isEmpty() || key.isEmpty()) {
            throw new JiraException.BadAnswer(
                    "a new issue in " + project + " was answered without its id and key", null);
        }
        return new Created(id, key);
    }

    @Override
    public void attach(String issueId, String name, String contentType, byte[] content) {
        http.json(JiraCall.post(issue + "/attachments", issueId)
                .file(name, contentType, content)
                .writesIssue(issueId));
    }

    @Override
    public void relate(String issueKey, String other) {
        ObjectNode body = NODES.objectNode();
        // The one kind that every new site has.
        body.putObject("type").put("name", "Relates");
        body.putObject("inwardIssue").put("key", issueKey);
        body.putObject("outwardIssue").put("key", other);
        // The same link said twice is one link.
        http.execute(JiraCall.post(links).body(body).repeatable().writesIssue(issueKey));
    }

    @Override
    public Optional<Boolean> isDone(String issueId) {
        try {
            JsonNode answer = http.json(JiraCall.get(issue, issueId).query("fields", "status"));
            return Optional.of(isEnd(answer.path("fields").path("status")));
        } catch (JiraException.Refused e) {
            throwUnlessGone(e);
            return Optional.empty();
        }
    }

    @Override
    public boolean finish(String issueId) {
        String path = issue + "/transitions";
        for (JsonNode way : http.json(JiraCall.get(path, issueId)).path("transitions")) {
            if (isEnd(way.path("to"))) {
                ObjectNode body = NODES.objectNode();
                body.putObject("transition").put("id", way.path("id").asText());
                http.execute(JiraCall.post(path, issueId).body(body).writesIssue(issueId));
                return true;
            }
        }
        return false;
    }

    private static boolean isEnd(JsonNode status) {
        return status.path("statusCategory").path("key").asText().equals("done");
    }

    @Override
    public boolean deleteComment(String issueId, String commentId) {
        return unlessGone(JiraCall.delete(comment, issueId, commentId).writesIssue(issueId));
    }

    /** The property is what makes a service desk's comment internal; elsewhere it does nothing. */
    private ObjectNode internal(RichText body) {
        ObjectNode written = NODES.objectNode();
        written.set("body", markup.apply(body));
        ObjectNode hidden = written.putArray("properties").addObject().put("key", "sd.public.comment");
        hidden.putObject("value").put("internal", true);
        return written;
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
