package dev.deskpulse.connector.jira.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.deskpulse.connector.jira.FieldAdmin;
import dev.deskpulse.connector.jira.FieldDefinition;
import dev.deskpulse.connector.jira.IssueWriter;
import dev.deskpulse.connector.jira.JiraException;
import dev.deskpulse.connector.jira.RichText;
import dev.deskpulse.connector.jira.text.AdfText;
import dev.deskpulse.fixtures.FakeJira;
import dev.deskpulse.fixtures.FakeJiraOptions;
import dev.deskpulse.fixtures.http.FakeResponse;
import dev.deskpulse.fixtures.site.FakeComment;
import dev.deskpulse.fixtures.site.FakeIssue;
import dev.deskpulse.fixtures.site.FakeLink;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CloudWriterTest {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final RichText TEXT = new RichText(List.of(
            new RichText.Heading("Suspected cause <b>"),
            new RichText.Paragraph(List.of(
                    new RichText.Plain("物流 *late* {code} \"quoted\" "),
                    new RichText.Bold("42 %"),
                    new RichText.Plain(""),
                    new RichText.Link("HD-1", URI.create("https://help.atlassian.net/browse/HD-1")))),
            new RichText.Bullets(
                    List.of(RichText.Paragraph.of("one"), RichText.Paragraph.of("[two|https://evil.example]")))));

    @RegisterExtension
    private final FakeCloud fake = new FakeCloud();

    private String issueId() {
        return String.valueOf(fake.add(1).get(0).id());
    }

    private FakeIssue issue(String id) {
        return fake.site.issue(id).orElseThrow();
    }

    @Test
    void fieldsAreSetWithoutMailingAnyone() {
        String id = issueId();

        fake.cloud().writer().setFields(id, Map.of("summary", NODES.textNode("新的")));

        assertThat(issue(id).summary()).isEqualTo("新的");
        assertThat(fake.site.mailsSent()).isZero();
    }

    @Test
    void anAccountThatMayNotBeSilentWritesAllTheSame() {
        String id = issueId();
        FakeJira jira = fake.start(FakeJiraOptions.DEFAULT.withFilter((request, next) ->
                request.queryValue("notifyUsers").isPresent() ? FakeResponse.empty(403) : next.handle(request)));
        IssueWriter writer = fake.administrator(jira).writer();

        writer.setFields(id, Map.of("summary", NODES.textNode("one")));
        writer.setFields(id, Map.of("summary", NODES.textNode("two")));

        assertThat(issue(id).summary()).isEqualTo("two");
        assertThat(jira.writes()).as("the refused way is tried once").hasSize(3);
    }

    @Test
    void aFieldThatIsRefusedIsNamed() {
        String id = issueId();

        assertThatThrownBy(() -> fake.cloud().writer().setFields(id, Map.of("customfield_99999", NODES.textNode("x"))))
                .isInstanceOfSatisfying(JiraException.Refused.class, refused -> assertThat(refused.fieldErrors())
                        .containsKey("customfield_99999"));
    }

    @Test
    void propertiesComeAndGo() {
        String id = issueId();
        IssueWriter writer = fake.cloud().writer();
        JsonNode value = NODES.objectNode().put("why", "因为");

        assertThat(writer.property(id, "deskpulse")).isEmpty();
        writer.putProperty(id, "deskpulse", value);
        writer.putProperty(id, "deskpulse", value);
        assertThat(writer.property(id, "deskpulse")).contains(value);
        writer.deleteProperty(id, "deskpulse");
        writer.deleteProperty(id, "deskpulse");
        assertThat(writer.property(id, "deskpulse")).isEmpty();
    }

    @Test
    void aPropertyThatIsTooLongIsNotSent() {
        FakeJira jira = fake.start(FakeJiraOptions.DEFAULT);
        IssueWriter writer = fake.administrator(jira).writer();

        assertThatThrownBy(() -> writer.putProperty("1", "deskpulse", NODES.textNode("x".repeat(32_768))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(jira.requests()).isEmpty();
    }

    @Test
    void aCommentIsInternalAndItsTextStaysText() {
        String id = issueId();

        String commentId = fake.cloud().writer().addInternalComment(id, TEXT);

        FakeComment comment = issue(id).comments().get(0);
        assertThat(commentId).isEqualTo(String.valueOf(comment.id()));
        assertThat(comment.internal()).isTrue();
        assertThat(AdfText.of(comment.body()))
                .isEqualTo(
                        "Suspected cause <b>\n物流 *late* {code} \"quoted\" 42 %HD-1\none\n[two|https://evil.example]");
    }

    @Test
    void aCommentIsEditedInPlaceAndRemoved() {
        String id = issueId();
        IssueWriter writer = fake.cloud().writer();
        String commentId = writer.addInternalComment(id, TEXT);

        assertThat(writer.editComment(id, commentId, new RichText(List.of(RichText.Paragraph.of("改了")))))
                .isTrue();
        assertThat(issue(id).comments()).hasSize(1);
        assertThat(AdfText.of(issue(id).comments().get(0).body())).isEqualTo("改了");
        assertThat(issue(id).comments().get(0).internal()).isTrue();

        assertThat(writer.deleteComment(id, commentId)).isTrue();
        assertThat(writer.deleteComment(id, commentId)).isFalse();
        assertThat(writer.editComment(id, commentId, TEXT)).isFalse();
    }

    @Test
    void aFieldIsCreatedWithItsChoicesAndPutOnTheScreen() {
        CloudSite cloud = fake.cloud();

        FieldDefinition field = cloud.fieldAdmin()
                .create("Deskpulse Sentiment", "", FieldAdmin.Kind.SELECT, List.of("negative", "neutral", "positive"));
        cloud.fieldAdmin().create("Deskpulse Sentiment Score", "", FieldAdmin.Kind.NUMBER, List.of());
        FieldAdmin.Screen screen = cloud.fieldAdmin().screens(List.of("HD")).get(0);
        assertThat(screen.fieldIds()).contains("summary").doesNotContain(field.id());
        cloud.fieldAdmin().addToScreen(screen, field.id());

        assertThat(cloud.fieldAdmin().screens(List.of("HD")).get(0).fieldIds()).contains(field.id());
        assertThat(cloud.fields()).contains(field);
        assertThat(fake.site.catalogue().options(field.id()))
                .extracting(option -> option.value())
                .containsExactly("negative", "neutral", "positive");
        String id = issueId();
        cloud.writer().setFields(id, Map.of(field.id(), NODES.objectNode().put("value", "neutral")));
        cloud.writer().setFields(id, Map.of(field.id(), NODES.nullNode()));
    }

    @Test
    void anIssueIsMadeAndTakesFiles() {
        issueId();
        IssueWriter writer = fake.cloud().writer();
        byte[] content = {'P', 'K', 3, 4, 0, (byte) 0xFF, (byte) 0x80, 13, 10, 45, 45};

        IssueWriter.Created made = writer.create("HD", "Task", "客服月报", TEXT);
        writer.attach(made.id(), "报告-zh.xlsx", "application/octet-stream", content);

        assertThat(issue(made.id()).key()).isEqualTo(made.key());
        assertThat(issue(made.id()).summary()).isEqualTo("客服月报");
        assertThat(fake.site.attachments()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("报告-zh.xlsx");
            assertThat(file.issue()).isEqualTo(Long.parseLong(made.id()));
            assertThat(file.content().getBytes(StandardCharsets.ISO_8859_1)).isEqualTo(content);
        });
    }

    @Test
    void anIssueRelatesToAnotherAndIsBroughtToItsEndOnce() {
        IssueWriter writer = fake.cloud().writer();
        List<FakeIssue> two = fake.add(2);
        String id = String.valueOf(two.get(0).id());

        writer.relate(two.get(0).key(), two.get(1).key());
        writer.relate(two.get(0).key(), two.get(1).key());

        assertThat(fake.site.links())
                .containsExactly(
                        new FakeLink("Relates", two.get(0).id(), two.get(1).id()));
        assertThat(writer.isDone(id)).contains(false);
        assertThat(writer.finish(id)).isTrue();
        assertThat(writer.isDone(id)).contains(true);
        assertThat(writer.isDone("987654")).isEmpty();
        assertThatThrownBy(() -> writer.relate(two.get(0).key(), "GONE-1")).isInstanceOf(JiraException.Refused.class);
    }
}
