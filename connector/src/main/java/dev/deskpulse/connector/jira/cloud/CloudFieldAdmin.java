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
import dev.deskpulse.connector.jira.rest.Answers;
import dev.deskpulse.connector.jira.rest.RestCatalogue;
import dev.deskpulse.connector.jira.rest.RestFields;
import dev.deskpulse.connector.jira.wire.WireShapes;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Creates custom fields on a Cloud site and puts them on screens. */
final class CloudFieldAdmin implements FieldAdmin {
    private static final int PAGE = 50;
    private static final int MOST_IDS = 40;

    private final JiraHttp http;
    private final Answers answers;
    private final RestCatalogue catalogue;
    private final RestFields fields;

    CloudFieldAdmin(JiraHttp http, RestCatalogue catalogue) {
        this.http = http;
        this.answers = new Answers(http);
        this.catalogue = catalogue;
        this.fields = new RestFields(http, CloudSite.API);
    }

    @Override
    public FieldDefinition create(String name, String description, Kind kind, List<String> options) {
        FieldDefinition field = fields.create(name, description, kind);
        if (kind == Kind.SELECT) {
            addOptions(field, options);
        }
        return field;
    }

    private void addOptions(FieldDefinition field, List<String> options) {
        List<String> contexts = answers.pages(
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
        return answers.pages(JiraCall.get("/rest/api/3/screens"), PAGE, screen -> screen).stream()
                .filter(screen ->
                        ids.isEmpty() || ids.contains(screen.path("id").asText()))
                .flatMap(screen -> fields.withTab(screen).stream())
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
        return answers.pages(call, PAGE, value -> value);
    }

    @Override
    public void addToScreen(Screen screen, String fieldId) {
        fields.addToScreen(screen, fieldId);
    }
}
