package dev.deskpulse.connector.jira.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.deskpulse.connector.jira.JiraComment;
import dev.deskpulse.connector.jira.JiraHistoryEntry;
import dev.deskpulse.ticket.StatusCategory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads answers of real sites. Skipped, and says so, where the folder of recorded answers is missing. */
class RecordedAnswersTest {
    private static final Path RECORDED = Path.of(System.getProperty("deskpulse.shared", "../shared"), "recorded");

    @BeforeAll
    static void needsTheRecordedAnswers() {
        boolean present = Files.isDirectory(RECORDED);
        if (!present && "true".equals(System.getenv("CI"))) {
            throw new IllegalStateException("no recorded answers in " + RECORDED + ", and CI=true asks for them");
        }
        assumeThat(present).as("recorded answers in %s", RECORDED).isTrue();
    }

    private static JsonNode recorded(String name) throws IOException {
        return new ObjectMapper().readTree(RECORDED.resolve(name).toFile());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cloud-agile-issue-EE-1-changelog-comments.json",
                "cloud-agile-issue-EE-2-changelog-2comments.json",
                "cloud-agile-issue-K5-2.json",
                "cloud-jirametrics-SP-10.json",
                "cloud-jirametrics-SP-15.json",
                "cloud-agile-board-issues-10.json"
            })
    void issuesAreReadWhole(String name) throws IOException {
        JsonNode file = recorded(name);
        List<JsonNode> issues = new ArrayList<>();
        (file.isArray() ? file : List.of(file)).forEach(issues::add);

        for (JsonNode issue : issues) {
            IssueBody body = IssueBody.of(issue);
            assertThat(body.id()).isEqualTo(issue.path("id").asText());
            assertThat(body.comments())
                    .hasSize(issue.at("/fields/comment/comments").size());
            assertThat(body.history()).hasSize(issue.at("/changelog/histories").size());
            assertThat(body.history()).isSortedAccordingTo((a, b) -> a.created().compareTo(b.created()));
            assertThat(body.fields()).containsKeys("status", "project").doesNotContainKey("comment");
        }
    }

    @Test
    void aCommentInAdfIsRead() throws IOException {
        JiraComment comment = WireShapes.comment(recorded("cloud-v3-issue-comment-adf-airbyte.json"));

        assertThat(comment.text()).isEqualTo("Linked related issue!");
        assertThat(comment.created()).isEqualTo(Instant.parse("2021-04-15T07:08:48.998Z"));
        assertThat(comment.isPublic()).isTrue();
    }

    @Test
    void aFullPageOfHistoryIsRead() throws IOException {
        List<JiraHistoryEntry> entries = new ArrayList<>();
        recorded("cloud-v3-issue-changelog-values.json")
                .path("values")
                .forEach(node -> entries.add(WireShapes.historyEntry(node)));

        assertThat(entries).hasSize(100).allSatisfy(entry -> assertThat(entry.items())
                .isNotEmpty());
        assertThat(entries.get(0).created()).isEqualTo(Instant.parse("2021-01-25T03:09:27.985Z"));
        assertThat(entries.get(0).items().get(0).field()).isEqualTo("description");
        assertThat(entries.get(0).items().get(0).toText()).contains("平均域");
    }

    @Test
    void statusesAndUsersAreRead() throws IOException {
        List<StatusCategory> categories = new ArrayList<>();
        recorded("cloud-v2-status.json")
                .forEach(status -> categories.add(WireShapes.category(status.path("statusCategory"))));
        assertThat(categories).hasSize(53).contains(StatusCategory.values());

        recorded("cloud-v2-users.json")
                .forEach(user -> assertThat(WireShapes.user(user)).isNotNull());
    }
}
