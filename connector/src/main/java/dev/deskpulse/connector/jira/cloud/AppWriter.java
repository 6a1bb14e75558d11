package dev.deskpulse.connector.jira.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskpulse.connector.jira.Deployment;
import dev.deskpulse.connector.jira.FieldDefinition;
import dev.deskpulse.connector.jira.http.JiraCall;
import dev.deskpulse.connector.jira.http.JiraHttp;
import dev.deskpulse.connector.jira.rest.RestWriter;
import java.util.Map;

/**
 * Writes as a Forge app: the fields are its own, on whatever screens they are, and their choices are texts. All fields of
 * an issue go in one call, which mails nobody.
 */
final class AppWriter extends RestWriter {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JiraHttp http;
    private final String appId;

    AppWriter(JiraHttp http, String appId) {
        super(http, CloudSite.API, Deployment.CLOUD, Adf::document);
        this.http = http;
        this.appId = appId;
    }

    @Override
    public void setFields(String issueId, Map<String, JsonNode> fields) {
        ObjectNode body = NODES.objectNode();
        ArrayNode updates = body.putArray("updates");
        fields.forEach((field, value) -> {
            ObjectNode update = updates.addObject().put("customField", field);
            update.putArray("issueIds").add(Long.parseLong(issueId));
            update.set("value", value);
        });
        // Sent twice it sets the same values twice.
        http.execute(JiraCall.post(CloudSite.API + "/app/field/value")
                .body(body)
                .repeatable()
                .writesIssue(issueId));
    }

    @Override
    public boolean writes(FieldDefinition field) {
        return field.ofApp(appId);
    }

    @Override
    public JsonNode choice(String value) {
        return NODES.textNode(value);
    }
}
