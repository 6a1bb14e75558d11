package dev.deskpulse.connector.jira.datacenter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskpulse.connector.jira.FieldAdmin;
import dev.deskpulse.connector.jira.FieldDefinition;
import dev.deskpulse.connector.jira.http.JiraCall;
import dev.deskpulse.connector.jira.http.JiraHttp;
import dev.deskpulse.connector.jira.rest.RestFields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Creates custom fields on a Data Center site and puts them on screens. */
final class DataCenterFieldAdmin implements FieldAdmin {
    private static final int PAGE = 100;

    private final JiraHttp http;
    private final RestFields fields;

    DataCenterFieldAdmin(JiraHttp http) {
        this.http = http;
        this.fields = new RestFields(http, DataCenterSite.API);
    }

    /** A choice becomes a text field: no call of Data Center makes a field's choices. */
    @Override
    public FieldDefinition create(String name, String description, Kind kind, List<String> options) {
        return fields.create(name, description, kind == Kind.SELECT ? Kind.TEXT : kind);
    }

    /** All screens: the API does not tell which of them a project uses. */
    @Override
    public List<Screen> screens(List<String> projects) {
        return allScreens().stream()
                .flatMap(screen -> fields.withTab(screen).stream())
                .toList();
    }

    /** Older releases answer with an array, newer ones with a page of {@code values}. */
    private List<JsonNode> allScreens() {
        List<JsonNode> all = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        boolean more = true;
        while (more) {
            JsonNode answer = http.json(JiraCall.get(DataCenterSite.API + "/screens")
                    .query("startAt", String.valueOf(all.size()))
                    .query("maxResults", String.valueOf(PAGE)));
            JsonNode values = answer.isArray() ? answer : answer.path("values");
            int before = all.size();
            values.forEach(screen -> {
                if (ids.add(screen.path("id").asText())) {
                    all.add(screen);
                }
            });
            more = all.size() > before && !answer.path("isLast").asBoolean(false);
        }
        return all;
    }

    @Override
    public void addToScreen(Screen screen, String fieldId) {
        fields.addToScreen(screen, fieldId);
    }
}
