package dev.deskpulse.connector.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskpulse.connector.fuzz.Hostile;
import dev.deskpulse.connector.jira.FieldDefinition;
import dev.deskpulse.connector.jira.JiraIssue;
import dev.deskpulse.connector.jira.text.AdfText;
import dev.deskpulse.connector.jira.wire.BadShape;
import dev.deskpulse.connector.jira.wire.Counted;
import dev.deskpulse.connector.jira.wire.IssueBody;
import dev.deskpulse.ticket.SourceId;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Issues with anything anywhere: a ticket, or a named refusal, and nothing else. */
class IssuesFuzzTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> NAMES = List.of(
            "id",
            "key",
            "fields",
            "summary",
            "description",
            "status",
            "statusCategory",
            "name",
            "created",
            "updated",
            "reporter",
            "assignee",
            "accountId",
            "displayName",
            "accountType",
            "project",
            "issuetype",
            "priority",
            "labels",
            "comment",
            "comments",
            "total",
            "author",
            "body",
            "properties",
            "value",
            "internal",
            "changelog",
            "histories",
            "items",
            "field",
            "fieldId",
            "from",
            "toString",
            "completedCycles",
            "ongoingCycle",
            "goalDuration",
            "millis",
            "breached",
            "startTime",
            "epochMillis",
            "rating",
            "customfield_1",
            "customfield_2",
            "customfield_3",
            "customfield_4");
    private static final List<String> TEXTS = List.of(
            "10001", "HD-1", "2026-11-10T04:00:00.000+0000", "2026-11-10", "new", "done", "customer", "doc", "true");

    private final TicketMapper mapper = new TicketMapper(
            new SourceId("fuzz"),
            ResolvedMapping.resolve(FieldMapping.NONE, fields(), Set.of()),
            List.of(),
            Set.of(),
            ZoneOffset.UTC,
            AdfText::of);

    private static List<FieldDefinition> fields() {
        return List.of(
                new FieldDefinition("customfield_1", "Time to resolution", true, "sd-servicelevelagreement", null),
                new FieldDefinition("customfield_2", "Satisfaction", true, "sd-feedback", null),
                new FieldDefinition("customfield_3", "Request type", true, "vp-origin", null),
                new FieldDefinition("customfield_4", "Organizations", true, "sd-customer-organizations", null));
    }

    @Provide
    Arbitrary<JsonNode> anything() {
        return Hostile.json(NAMES, TEXTS, 5);
    }

    /** One part of a good issue is something else. */
    @Provide
    Arbitrary<JsonNode> spoilt() {
        Arbitrary<String> where = Arbitraries.of(
                "/id",
                "/key",
                "/fields/summary",
                "/fields/description",
                "/fields/status",
                "/fields/created",
                "/fields/updated",
                "/fields/reporter",
                "/fields/project",
                "/fields/issuetype",
                "/fields/priority",
                "/fields/labels",
                "/fields/comment",
                "/fields/comment/comments",
                "/fields/customfield_1",
                "/fields/customfield_2",
                "/fields/customfield_3",
                "/fields/customfield_4",
                "/changelog",
                "/changelog/histories");
        return Combinators.combine(where, Hostile.json(NAMES, TEXTS, 3)).as(IssuesFuzzTest::spoilt);
    }

    private static JsonNode spoilt(String where, JsonNode by) {
        try {
            JsonNode issue = JSON.readTree("""
                    {"id": "10001", "key": "HD-1", "fields": {
                      "summary": "Where is it", "description": null, "project": {"key": "HD"},
                      "issuetype": {"name": "Question"}, "created": "2026-11-10T04:00:00.000+0000",
                      "updated": "2026-11-10T04:00:00.000+0000",
                      "status": {"id": "1", "name": "Open", "statusCategory": {"key": "new"}},
                      "comment": {"total": 0, "comments": []}},
                     "changelog": {"total": 0, "histories": []}}""");
            String parent = where.substring(0, where.lastIndexOf('/'));
            ((ObjectNode) issue.at(parent)).set(where.substring(where.lastIndexOf('/') + 1), by);
            return issue;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Property
    void anythingIsAnIssueOrRefusedByName(@ForAll("anything") JsonNode answer) {
        refusedByNameOrMapped(answer);
    }

    @Property
    void anIssueWithASpoiltPartIsMappedOrRefusedByName(@ForAll("spoilt") JsonNode issue) {
        refusedByNameOrMapped(issue);
    }

    private void refusedByNameOrMapped(JsonNode answer) {
        IssueBody body;
        try {
            body = IssueBody.of(answer);
        } catch (BadShape e) {
            assertThat(e).hasMessageNotContaining("null pointer");
            return;
        }
        JiraIssue issue = body.with(
                body.fields(),
                new Counted<>(body.comments(), body.commentTotal()),
                new Counted<>(body.history(), body.historyTotal()));
        @Nullable Throwable failure = catchThrowable(() -> mapper.map(issue));
        assertThat(failure).satisfiesAnyOf(none -> assertThat(none).isNull(), named -> assertThat(named)
                .isInstanceOf(BadShape.class));
    }
}
