package dev.deskpulse.connector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskpulse.connector.jira.FieldDefinition;
import dev.deskpulse.connector.jira.JiraStatus;
import dev.deskpulse.ticket.AuthorRole;
import dev.deskpulse.ticket.Message;
import dev.deskpulse.ticket.Person;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.Satisfaction;
import dev.deskpulse.ticket.SlaCycle;
import dev.deskpulse.ticket.SourceId;
import dev.deskpulse.ticket.StatusCategory;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TicketMapperTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SD = "com.atlassian.servicedesk:";
    private static final List<FieldDefinition> FIELDS = List.of(
            field("cf_customer", "Customer", "user", ""),
            field("cf_org", "Organizations", "array", SD + "sd-customer-organizations"),
            field("cf_channel", "Channel", "option", ""),
            field("cf_product", "Product", "option-with-child", ""),
            field("cf_region", "Region", "string", ""),
            field("cf_order", "Order", "number", ""),
            field("cf_created", "Ordered", "datetime", ""),
            field("cf_shipped", "Shipped", "date", ""),
            field("cf_nps", "NPS", "number", ""),
            field("cf_sla", "First response", "sd-servicelevelagreement", SD + "sd-sla-field"),
            field("cf_csat", "Satisfaction", "sd-feedback", SD + "sd-request-feedback"),
            field("cf_csat_at", "Satisfaction date", "datetime", SD + "sd-request-feedback-date"),
            field("cf_type", "Request Type", "sd-customerrequesttype", SD + "vp-origin"),
            field("cf_kind", "Deskpulse Kind", "option", ""),
            field("cf_shop", "Shop", "string", ""));
    private static final FieldMapping MAPPING = new FieldMapping(
            "Customer",
            null,
            "Channel",
            "Product",
            "Region",
            "Order",
            "Ordered",
            null,
            "Shipped",
            null,
            "NPS",
            null,
            Map.of("shop", "Shop"),
            Map.of());
    private static final PersonId BOT = new PersonId("bot");

    private static FieldDefinition field(String id, String name, String type, String custom) {
        return new FieldDefinition(id, name, true, type, custom);
    }

    private final TicketMapper mapper = new TicketMapper(
            new SourceId("jira"),
            ResolvedMapping.resolve(MAPPING, FIELDS, Set.of("Deskpulse Kind")),
            List.of(new JiraStatus("5", "Solved", StatusCategory.DONE)),
            Set.of(BOT),
            ZoneId.of("Asia/Shanghai"),
            markup -> "plain: " + markup.path("content").size());

    /** A request with every field filled as a service desk fills it. */
    private static final String WHOLE = """
            {"id": "10042", "key": "HD-42",
             "changelog": {"total": 1, "histories": [
               {"id": "7", "created": "2026-03-02T10:00:00.000+0800", "author": {"accountId": "agent", "displayName": "Li"},
                "items": [{"field": "status", "fieldId": "status", "from": "1", "fromString": "Open", "to": "5", "toString": "Solved"},
                          {"field": "resolution", "fieldId": "resolution", "from": null, "fromString": null, "to": "1", "toString": "Done"}]}]},
             "fields": {
               "summary": "包裹没有到", "description": {"type": "doc", "version": 1, "content": [{}, {}]},
               "issuetype": {"id": "1", "name": "Service Request"},
               "project": {"id": "1", "key": "HD", "name": "Help desk"},
               "status": {"id": "5", "name": "Solved", "statusCategory": {"key": "indeterminate"}},
               "priority": {"id": "3", "name": "High"}, "resolution": {"id": "1", "name": "Done"},
               "resolutiondate": "2026-03-02T10:00:00.000+0800",
               "created": "2026-03-01T09:00:00.000+0800", "updated": "2026-03-02T10:00:01.500+0800",
               "reporter": {"accountId": "buyer", "displayName": "Wang", "accountType": "customer"},
               "assignee": {"accountId": "agent", "displayName": "Li", "accountType": "atlassian"},
               "labels": ["物流", "vip"],
               "comment": {"total": 4, "comments": [
                 {"id": "1", "author": {"accountId": "agent", "displayName": "Li"}, "created": "2026-03-01T09:10:00.000+0800", "updated": "2026-03-01T09:10:00.000+0800", "jsdPublic": true, "body": "查一下"},
                 {"id": "2", "author": {"accountId": "buyer", "displayName": "Wang", "accountType": "customer"}, "created": "2026-03-01T09:20:00.000+0800", "updated": "2026-03-01T09:20:00.000+0800", "jsdPublic": true, "body": "谢谢"},
                 {"id": "3", "author": {"accountId": "bot", "displayName": "Deskpulse", "accountType": "atlassian"}, "created": "2026-03-01T09:30:00.000+0800", "updated": "2026-03-01T09:30:00.000+0800", "jsdPublic": false, "body": "note"},
                 {"id": "4", "created": "2026-03-01T09:40:00.000+0800", "updated": "2026-03-01T09:40:00.000+0800", "body": "anonymous"}]},
               "cf_customer": null,
               "cf_org": [{"id": "1", "name": "华联"}],
               "cf_channel": {"id": "1", "value": "微信"},
               "cf_product": {"value": "手机", "child": {"value": "X2"}},
               "cf_region": " 华东 ", "cf_order": 90071992.0,
               "cf_created": "2026-02-20T08:00:00.000+0800", "cf_shipped": "2026-02-21",
               "cf_nps": 9.0, "cf_csat": {"rating": 4, "comment": {"body": "ok"}}, "cf_csat_at": "2026-03-03T00:00:00.000+0800",
               "cf_type": {"requestType": {"id": "88", "name": "Where is my parcel"}},
               "cf_kind": {"value": "complaint"}, "cf_shop": "Nanjing Rd",
               "cf_sla": {"id": "1", "name": "Time to first response", "completedCycles": [
                 {"startTime": {"friendly": "어제", "epochMillis": 1772326800000}, "stopTime": {"epochMillis": 1772327400000},
                  "breachTime": {"epochMillis": 1772330400000}, "breached": false,
                  "goalDuration": {"millis": 3600000}, "elapsedTime": {"millis": 600000}}]}
             }}
            """;

    private MappedTicket mapped(Consumer<ObjectNode> change) throws JsonProcessingException {
        ObjectNode issue = (ObjectNode) JSON.readTree(WHOLE);
        change.accept((ObjectNode) issue.path("fields"));
        return mapper.map(IssueJson.issue(issue));
    }

    private MappedTicket with(String field, String json) throws JsonProcessingException {
        return mapped(fields -> {
            try {
                fields.set(field, JSON.readTree(json));
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(e);
            }
        });
    }

    @Test
    void wholeIssueBecomesAWholeTicket() throws JsonProcessingException {
        MappedTicket mapped = mapped(fields -> {});
        Ticket ticket = mapped.ticket();

        assertThat(mapped.problems()).isEmpty();
        assertThat(ticket.id()).isEqualTo(TicketId.of(new SourceId("jira"), "10042"));
        assertThat(ticket.key().value()).isEqualTo("HD-42");
        assertThat(ticket.project()).isEqualTo("HD");
        assertThat(ticket.type()).isEqualTo("Service Request");
        assertThat(ticket.summary()).isEqualTo("包裹没有到");
        assertThat(ticket.description()).isEqualTo("plain: 2");
        assertThat(ticket.lifecycle())
                .isEqualTo(new Ticket.Lifecycle(
                        "Solved",
                        StatusCategory.DONE,
                        Instant.parse("2026-03-01T01:00:00Z"),
                        Instant.parse("2026-03-02T02:00:01.500Z"),
                        Instant.parse("2026-03-02T02:00:00Z"),
                        "Done"));
        assertThat(ticket.parties())
                .isEqualTo(new Ticket.Parties(new PersonId("buyer"), new PersonId("agent"), "buyer", "华联"));
        assertThat(ticket.subject().channel()).isEqualTo("微信");
        assertThat(ticket.subject().product()).isEqualTo("手机 / X2");
        assertThat(ticket.subject().region()).isEqualTo("华东");
        assertThat(ticket.subject().orderNumber()).isEqualTo("90071992");
        assertThat(ticket.subject().milestones().created()).isEqualTo("2026-02-20T00:00:00Z");
        assertThat(ticket.subject().milestones().shipped())
                .as("a date is meant in the account's zone")
                .isEqualTo("2026-02-20T16:00:00Z");
        assertThat(ticket.subject().milestones().completed()).isNull();
        assertThat(ticket.priority()).isEqualTo("High");
        assertThat(ticket.labels()).containsExactly("物流", "vip");
        assertThat(ticket.npsAnswer()).isEqualTo(9);
        assertThat(ticket.satisfaction()).isEqualTo(new Satisfaction(4, Instant.parse("2026-03-02T16:00:00Z"), "ok"));
        assertThat(ticket.fields())
                .isEqualTo(Map.of(
                        "cf_kind", "complaint", "shop", "Nanjing Rd", TicketMapper.REQUEST_TYPE, "Where is my parcel"));
        assertThat(ticket.history())
                .extracting(change -> change.id() + " " + change.field() + " " + change.to())
                .containsExactly("7#0 status 5", "7#1 resolution 1");
        assertThat(mapped.people())
                .contains(
                        new Person(new PersonId("buyer"), "Wang", AuthorRole.CUSTOMER),
                        new Person(new PersonId("agent"), "Li", AuthorRole.AGENT),
                        new Person(BOT, "Deskpulse", AuthorRole.AUTOMATION));
    }

    @Test
    void authorsStandOnTheSideTheyAreOn() throws JsonProcessingException {
        assertThat(mapped(fields -> {}).ticket().messages())
                .extracting(Message::role)
                .containsExactly(AuthorRole.AGENT, AuthorRole.CUSTOMER, AuthorRole.AUTOMATION, AuthorRole.CUSTOMER);
    }

    @Test
    void reporterSpeaksForTheCustomerWhateverTheAccountType() throws JsonProcessingException {
        MappedTicket mapped =
                with("reporter", "{\"accountId\":\"agent\",\"displayName\":\"Li\",\"accountType\":\"atlassian\"}");

        assertThat(mapped.ticket().messages().get(0).role()).isEqualTo(AuthorRole.CUSTOMER);
        assertThat(mapped.people())
                .as("but the account is an agent's elsewhere")
                .contains(new Person(new PersonId("agent"), "Li", AuthorRole.AGENT));
    }

    @Test
    void agentWhoReportsForAMappedCustomerStaysAnAgent() throws JsonProcessingException {
        MappedTicket mapped = mapped(fields -> {
            fields.putObject("reporter").put("accountId", "agent").put("displayName", "Li");
            fields.putObject("cf_customer").put("accountId", "buyer").put("displayName", "Wang");
        });

        assertThat(mapped.ticket().parties().customer()).isEqualTo("buyer");
        assertThat(mapped.ticket().messages().get(0).role()).isEqualTo(AuthorRole.AGENT);
    }

    @Test
    void customerMayBeAnAccountNumber() throws JsonProcessingException {
        assertThat(with("cf_customer", "\"VIP-7\"").ticket().parties().customer())
                .isEqualTo("VIP-7");
    }

    @Test
    void runningSlaCycleHasNoStopAndACycleThatIsBrokenIsLeftOut() throws JsonProcessingException {
        MappedTicket mapped = with("cf_sla", """
                {"name": "최초 응답", "completedCycles": [{"startTime": {"friendly": "yesterday"}}],
                 "ongoingCycle": {"startTime": {"epochMillis": 1772326800000}, "breached": true, "paused": true,
                   "goalDuration": {"millis": 3600000}, "elapsedTime": {"millis": 7200000}}}
                """);

        assertThat(mapped.ticket().slaCycles())
                .containsExactly(new SlaCycle(
                        "최초 응답",
                        Instant.ofEpochMilli(1772326800000L),
                        null,
                        null,
                        Duration.ofHours(1),
                        Duration.ofHours(2),
                        true,
                        true));
        assertThat(mapped.problems()).hasSize(1).first().asString().startsWith("cf_sla (First response):");
    }

    @Test
    void slaClocksMayComeInOneArray() throws JsonProcessingException {
        MappedTicket mapped = with("cf_sla", """
                [{"name": "First response", "completedCycles": []},
                 {"name": "Resolution", "completedCycles": [], "ongoingCycle": {"startTime": {"epochMillis": 1772326800000},
                   "goalDuration": {"millis": 3600000}, "elapsedTime": {"millis": 7200000}}}]
                """);

        assertThat(mapped.ticket().slaCycles()).extracting(SlaCycle::name).containsExactly("Resolution");
    }

    @Test
    void slaWithoutARunningCycleMayLackItOrHaveNull() throws JsonProcessingException {
        for (String sla : List.of(
                "null",
                "{\"name\":\"x\",\"completedCycles\":[]}",
                "{\"name\":\"x\",\"completedCycles\":[],\"ongoingCycle\":null}")) {
            assertThat(with("cf_sla", sla).ticket().slaCycles()).isEmpty();
            assertThat(with("cf_sla", sla).problems()).isEmpty();
        }
    }

    @Test
    void brokenValuesAreLeftEmptyAndCountedWithoutTheirContent() throws JsonProcessingException {
        MappedTicket mapped = mapped(fields -> {
            fields.put("cf_nps", 11);
            fields.put("cf_created", "secret text");
            fields.putObject("cf_csat").put("rating", "splendid");
            fields.putObject("cf_region").putObject("deep").put("x", 1);
        });

        assertThat(mapped.ticket().npsAnswer()).isNull();
        assertThat(mapped.ticket().satisfaction()).isNull();
        assertThat(mapped.ticket().subject().milestones().created()).isNull();
        assertThat(mapped.ticket().subject().region()).isNull();
        assertThat(mapped.problems())
                .containsExactlyInAnyOrder(
                        "cf_nps (NPS): not a whole number from 0 to 10",
                        "cf_created (Ordered): not a date",
                        "cf_csat (Satisfaction): not a whole number from 1 to 5",
                        "cf_region (Region): a shape that is not known");
    }

    @Test
    void scoreMayBeAChoiceThatStartsWithItsNumber() throws JsonProcessingException {
        assertThat(with("cf_nps", "{\"value\":\"10 - gladly\"}").ticket().npsAnswer())
                .isEqualTo(10);
        assertThat(with("cf_nps", "\"7\"").ticket().npsAnswer()).isEqualTo(7);
        assertThat(with("cf_nps", "7.5").ticket().npsAnswer()).isNull();
    }

    @Test
    void statusUnknownToTheSiteHasTheCategoryOfItsOwnNode() throws JsonProcessingException {
        assertThat(with(
                                "status",
                                "{\"id\":\"99\",\"name\":\"New here\",\"statusCategory\":{\"key\":\"indeterminate\"}}")
                        .ticket()
                        .lifecycle()
                        .category())
                .isEqualTo(StatusCategory.IN_PROGRESS);
        MappedTicket without = with("status", "{\"id\":\"99\",\"name\":\"Old server\"}");
        assertThat(without.ticket().lifecycle().category()).isEqualTo(StatusCategory.DONE);
        assertThat(without.problems()).hasSize(1);
    }

    @Test
    void issueWithoutAnyFieldIsStillATicket() throws JsonProcessingException {
        MappedTicket mapped = mapper.map(IssueJson.issue(JSON.readTree("{\"id\":\"1\",\"key\":\"HD-1\"}")));

        assertThat(mapped.ticket().project()).isEqualTo("HD");
        assertThat(mapped.ticket().lifecycle().created()).isEqualTo(Instant.EPOCH);
        assertThat(mapped.problems()).isNotEmpty();
    }

    @Test
    void resolutionWithoutADateTakesItFromTheHistory() throws JsonProcessingException {
        assertThat(with("resolutiondate", "null").ticket().lifecycle().resolved())
                .isEqualTo("2026-03-02T02:00:00Z");
    }

    @Test
    void userOfDataCenterIsKnownByKey() throws JsonProcessingException {
        MappedTicket mapped =
                with("assignee", "{\"name\":\"li.na\",\"key\":\"JIRAUSER10100\",\"displayName\":\"Li Na\"}");

        assertThat(mapped.ticket().parties().assignee()).isEqualTo(new PersonId("JIRAUSER10100"));
    }
}
