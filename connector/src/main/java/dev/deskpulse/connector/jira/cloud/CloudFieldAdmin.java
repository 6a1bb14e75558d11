package dev.deskpulse.connector.jira.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskpulse.connector.jira.FieldAdmin;
import dev.deskpulse.connector.jira.FieldDefinition;
import dev.deskpulse.connector.jira.JiraException;
import dev.deskpulse.connector.jira.JiraProject;
import dev.deskpulse.connector.jira.http.JiraCall;
import dev.deskpulse.connector.jira.http.JiraHttp;
import dev.deskpulse.connector.jira.wire.BadShape;
import dev.deskpulse.connector.jira.wire.WireShapes;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Creates custom fields on a Cloud site and puts them on screens. */
final class CloudFieldAdmin implements FieldAdmin {
    private static final String TYPES = "com.atlassian.jira.plugin.system.customfieldtypes:";
    private static final int PAGE = 50;
    private static final int MOST_IDS = 40;

    private final JiraHttp http;
    private final CloudCatalogue catalogue;

    CloudFieldAdmin(JiraHttp http, CloudCatalogue catalogue) {
        this.http = http;
        this.catalogue = catalogue;
    }

    @Override
    public FieldDefinition create(String name, String description, Kind kind, List<String> options) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("name", name)
                .put("description", description)
                .put("type", TYPES + type(kind))
                .put("searcherKey", TYPES + searcher(kind));
        FieldDefinition field =
                definition(http.json(JiraCall.post("/rest/api/3/field").body(body)));
        if (kind == Kind.SELECT) {
            addOptions(field, options);
        }
        return field;
    }

    private static FieldDefinition definition(JsonNode field) {
        try {
            return CloudCatalogue.field(field);
        } catch (BadShape e) {
            throw new JiraException.BadAnswer("the new field was answered without what it is: " + e.getMessage(), e);
        }
    }

    private static String type(Kind kind) {
        return switch (kind) {
            case TEXT -> "textfield";
            case NUMBER -> "float";
            case SELECT -> "select";
        };
    }

    private static String searcher(Kind kind) {
        return switch (kind) {
            case TEXT -> "textsearcher";
            case NUMBER -> "exactnumber";
            case SELECT -> "multiselectsearcher";
        };
    }

    private void addOptions(FieldDefinition field, List<String> options) {
        List<String> contexts = catalogue.pages(
                JiraCall.get("/rest/api/3/field/{field}/context", field.id()), PAGE, c -> WireShapes.text(c, "id"));
        if (contexts.isEmpty()) {
            throw new JiraException.BadAnswer(
                    field.id()
                            + " was created, but has no context to put its choices in: add a context and the choices "
                            + String.join(", ", options) + " by hand",
                    null);
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode values = body.putArray("options");
        options.forEach(option -> values.addObject().put("value", option).put("disabled", false));
        http.execute(JiraCall.post("/rest/api/3/field/{field}/context/{context}/option", field.id(), contexts.get(0))
                .body(body));
    }

    @Override
    public List<Screen> screens(List<String> projects) {
        Set<String> ids = screenIds(projects);
        return catalogue.pages(JiraCall.get("/rest/api/3/screens"), PAGE, screen -> screen).stream()
                .filter(screen ->
                        ids.isEmpty() || ids.contains(screen.path("id").asText()))
                .flatMap(screen -> withTab(screen).stream())
                .toList();
    }

    /** Empty where the site does not tell: then every screen is meant. */
    private Set<String> screenIds(List<String> projects) {
        try {
            Set<String> projectIds = catalogue.projects().stream()
                    .filter(project -> projects.contains(project.key()))
                    .map(JiraProject::id)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            Set<String> schemes = ids("/rest/api/3/issuetypescreenscheme/project", "projectId", projectIds).stream()
                    .map(value -> value.path("issueTypeScreenScheme").path("id").asText())
                    .collect(Collectors.toSet());
            Set<String> screenSchemes =
                    ids("/rest/api/3/issuetypescreenscheme/mapping", "issueTypeScreenSchemeId", schemes).stream()
                            .map(value -> value.path("screenSchemeId").asText())
                            .collect(Collectors.toSet());
            return ids("/rest/api/3/screenscheme", "id", screenSchemes).stream()
                    .flatMap(scheme -> scheme.path("screens").properties().stream())
                    .map(screen -> screen.getValue().asText())
                    .collect(Collectors.toSet());
        } catch (JiraException.Refused e) {
            if (e.status() == 404) {
                return Set.of();
            }
            throw e;
        }
    }

    /** The values of a paged call for some ids; none where there are too many ids for one address, or no id. */
    private List<JsonNode> ids(String template, String parameter, Collection<String> ids) {
        if (ids.isEmpty() || ids.size() > MOST_IDS) {
            return List.of();
        }
        JiraCall call = JiraCall.get(template);
        for (String id : ids) {
            call = call.query(parameter, id);
        }
        return catalogue.pages(call, PAGE, value -> value);
    }

    private Optional<Screen> withTab(JsonNode screen) {
        String id = screen.path("id").asText();
        List<String> tabs = catalogue.array(
                JiraCall.get("/rest/api/3/screens/{screen}/tabs", id), tab -> WireShapes.text(tab, "id"));
        return tabs.stream()
                .findFirst()
                .map(tab -> new Screen(id, screen.path("name").asText(), tab, Set.copyOf(fieldsOf(id, tab))));
    }

    private List<String> fieldsOf(String screenId, String tabId) {
        return catalogue.array(
                JiraCall.get("/rest/api/3/screens/{screen}/tabs/{tab}/fields", screenId, tabId),
                field -> WireShapes.text(field, "id"));
    }

    @Override
    public void addToScreen(Screen screen, String fieldId) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("fieldId", fieldId);
        http.execute(JiraCall.post("/rest/api/3/screens/{screen}/tabs/{tab}/fields", screen.id(), screen.tabId())
                .body(body));
    }
}
