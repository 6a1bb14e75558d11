package dev.deskpulse.connector.jira.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.deskpulse.connector.jira.FieldDefinition;
import dev.deskpulse.connector.jira.JiraException;
import dev.deskpulse.connector.jira.http.JiraCall;
import dev.deskpulse.connector.jira.http.JiraHttp;
import dev.deskpulse.connector.jira.wire.IssueBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** SLA clocks by the service desk API, for accounts that are shown no SLA field. */
public final class RequestSla {
    /** The made-up field's id; its value is an array of what SLA fields hold. */
    public static final String FIELD = "servicedesk-sla";

    private static final String TYPE = "sd-servicelevelagreement";
    private static final int PAGE = 50;

    private final JiraHttp http;

    RequestSla(JiraHttp http) {
        this.http = http;
    }

    /** The fields, and the made-up one where no real field has its type. */
    static List<FieldDefinition> withStandIn(List<FieldDefinition> fields) {
        if (fields.stream().anyMatch(field -> TYPE.equals(field.schemaType()))) {
            return fields;
        }
        List<FieldDefinition> all = new ArrayList<>(fields);
        all.add(new FieldDefinition(FIELD, "SLA", false, TYPE, null));
        return List.copyOf(all);
    }

    /** Empty where the issue is no request, or its project no service desk. */
    Optional<JsonNode> of(IssueBody issue) {
        JsonNode project = issue.fields().get("project");
        if (project != null
                && !project.path("projectTypeKey").asText("service_desk").equals("service_desk")) {
            return Optional.empty();
        }
        try {
            return Optional.of(pages(issue.id()));
        } catch (JiraException.Refused e) {
            if (e.status() == 404 || e.status() == 403) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private ArrayNode pages(String issueId) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        boolean last = false;
        while (!last) {
            JsonNode page = http.json(JiraCall.get("/rest/servicedeskapi/request/{issue}/sla", issueId)
                    .query("start", String.valueOf(all.size()))
                    .query("limit", String.valueOf(PAGE)));
            page.path("values").forEach(all::add);
            last = page.path("values").isEmpty() || page.path("isLastPage").asBoolean(true);
        }
        return all;
    }
}
