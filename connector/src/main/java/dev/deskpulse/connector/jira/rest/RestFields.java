package dev.deskpulse.connector.jira.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskpulse.connector.jira.FieldAdmin;
import dev.deskpulse.connector.jira.FieldDefinition;
import dev.deskpulse.connector.jira.http.JiraCall;
import dev.deskpulse.connector.jira.http.JiraHttp;
import dev.deskpulse.connector.jira.wire.WireShapes;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Creates custom fields, without their choices, and puts them on screens. */
public final class RestFields {
    private static final String TYPES = "com.atlassian.jira.plugin.system.customfieldtypes:";

    private final JiraHttp http;
    private final Answers answers;
    private final String api;

    /** @param api the path all calls start with, such as {@code /rest/api/3} */
    public RestFields(JiraHttp http, String api) {
        this.http = http;
        this.answers = new Answers(http);
        this.api = api;
    }

    public FieldDefinition create(String name, String description, FieldAdmin.Kind kind) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("name", name)
                .put("description", description)
                .put("type", TYPES + type(kind))
                .put("searcherKey", TYPES + searcher(kind));
        return answers.read(JiraCall.post(api + "/field").body(body), RestCatalogue::field);
    }

    private static String type(FieldAdmin.Kind kind) {
        return switch (kind) {
            case TEXT -> "textfield";
            case NUMBER -> "float";
            case SELECT -> "select";
        };
    }

    private static String searcher(FieldAdmin.Kind kind) {
        return switch (kind) {
            case TEXT -> "textsearcher";
            case NUMBER -> "exactnumber";
            case SELECT -> "multiselectsearcher";
        };
    }

    /** The screen with its first tab; empty where it has none. */
    public Optional<FieldAdmin.Screen> withTab(JsonNode screen) {
        String id = screen.path("id").asText();
        List<String> tabs =
                answers.array(JiraCall.get(api + "/screens/{screen}/tabs", id), tab -> WireShapes.text(tab, "id"));
        return tabs.stream()
                .findFirst()
                .map(tab ->
                        new FieldAdmin.Screen(id, screen.path("name").asText(), tab, Set.copyOf(fieldsOf(id, tab))));
    }

    private List<String> fieldsOf(String screenId, String tabId) {
        return answers.array(
                JiraCall.get(api + "/screens/{screen}/tabs/{tab}/fields", screenId, tabId),
                field -> WireShapes.text(field, "id"));
    }

    public void addToScreen(FieldAdmin.Screen screen, String fieldId) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("fieldId", fieldId);
        http.execute(JiraCall.post(api + "/screens/{screen}/tabs/{tab}/fields", screen.id(), screen.tabId())
                .body(body));
    }
}
