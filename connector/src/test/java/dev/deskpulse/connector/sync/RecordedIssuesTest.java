package dev.deskpulse.connector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskpulse.connector.jira.FieldDefinition;
import dev.deskpulse.connector.jira.JiraIssue;
import dev.deskpulse.ticket.SlaCycle;
import dev.deskpulse.ticket.SourceId;
import dev.deskpulse.ticket.Ticket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Answers of real sites, Cloud and Data Center, from Jira 4 to today. */
class RecordedIssuesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SHARED = Path.of(System.getProperty("deskpulse.shared", "../shared"));

    private final TicketMapper mapper = new TicketMapper(
            new SourceId("recorded"),
            ResolvedMapping.resolve(FieldMapping.NONE, slaFields(), Set.of()),
            List.of(),
            Set.of(),
            ZoneOffset.UTC,
            JsonNode::asText);

    @BeforeAll
    static void recordingsAreThere() {
        boolean there = Files.isDirectory(SHARED.resolve("recorded"));
        if ("true".equals(System.getenv("CI"))) {
            assertThat(there).as("recorded answers in " + SHARED).isTrue();
        }
        Assumptions.assumeTrue(there, "skipped: no recorded answers in " + SHARED);
    }

    private static List<FieldDefinition> slaFields() {
        return Stream.of("customfield_12118", "customfield_12151", "customfield_12152", "customfield_11038")
                .map(id -> new FieldDefinition(id, id, true, "sd-servicelevelagreement", null))
                .toList();
    }

    /** Every whole issue in the recordings, by file and position. */
    private static Map<String, JsonNode> recorded() throws IOException {
        Map<String, JsonNode> issues = new TreeMap<>();
        List<Path> files = new ArrayList<>();
        for (String folder : List.of("recorded", "datasets/jira-json/issue", "datasets/jira-json/search")) {
            try (Stream<Path> found = Files.list(SHARED.resolve(folder))) {
                found.filter(file -> file.toString().endsWith(".json"))
                        .filter(file -> !file.toString().contains("invalid"))
                        .forEach(files::add);
            }
        }
        for (Path file : files) {
            JsonNode content = JSON.readTree(file.toFile());
            JsonNode list = content.isArray() ? content : content.path("issues");
            List<JsonNode> found = new ArrayList<>();
            (list.isArray() ? list : JSON.createArrayNode().add(content)).forEach(found::add);
            found.stream()
                    .filter(issue -> issue.has("id") && issue.has("key") && issue.has("fields"))
                    .forEach(issue -> issues.put(
                            file.getFileName() + "#" + issue.path("id").asText(), issue));
        }
        return issues;
    }

    @Test
    void everyRecordedIssueBecomesATicketWithNothingLeftEmptyThatWasThere() throws IOException {
        Map<String, JsonNode> issues = recorded();
        assertThat(issues).hasSizeGreaterThan(40);
        issues.forEach((file, json) -> {
            JiraIssue issue = IssueJson.issue(json);
            MappedTicket mapped = mapper.map(issue);
            Ticket ticket = mapped.ticket();
            JsonNode fields = json.path("fields");
            assertThat(ticket.id().nativeId())
                    .as(file)
                    .isEqualTo(json.path("id").asText());
            assertThat(ticket.summary())
                    .as(file)
                    .isEqualTo(fields.path("summary").asText("").strip());
            assertThat(ticket.type())
                    .as(file)
                    .isEqualTo(fields.path("issuetype").path("name").asText(""));
            assertThat(ticket.lifecycle().status())
                    .as(file)
                    .isEqualTo(fields.path("status").path("name").asText(""));
            assertThat(ticket.messages()).as(file).hasSameSizeAs(issue.comments());
            assertThat(ticket.history())
                    .as(file)
                    .hasSize(issue.history().stream()
                            .mapToInt(entry -> entry.items().size())
                            .sum());
            assertThat(ticket.parties().reporter() != null)
                    .as(file)
                    .isEqualTo(fields.path("reporter").isObject());
            assertThat(ticket.parties().assignee() != null)
                    .as(file)
                    .isEqualTo(fields.path("assignee").isObject());
            assertThat(ticket.lifecycle().resolved() != null)
                    .as(file)
                    .isEqualTo(fields.path("resolutiondate").isTextual());
            assertThat(mapped.problems().stream().filter(problem -> !problem.startsWith("status:")))
                    .as(file)
                    .isEmpty();
        });
    }

    @Test
    void slaFieldsOfAKoreanSiteAreReadFromTheirNumbers() throws IOException {
        JsonNode recorded = JSON.readTree(SHARED.resolve("recorded/cloud-jsm-sla-customfields-2026-07.json")
                .toFile());
        JsonNode issue = ((ObjectNode) recorded).put("id", "49224");

        List<SlaCycle> cycles = mapper.map(IssueJson.issue(issue)).ticket().slaCycles();

        assertThat(cycles).extracting(SlaCycle::name).containsExactly("최초 응답 SLA", "해결 시간 SLA");
        assertThat(cycles.get(0).isOngoing()).isFalse();
        assertThat(cycles.get(0).elapsed()).hasMillis(3_700_376);
        assertThat(cycles.get(1).isOngoing()).isTrue();
        assertThat(cycles.get(1).goal()).hasHours(120);
    }
}
