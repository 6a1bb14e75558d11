package dev.deskpulse.connector.jira.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.deskpulse.connector.jira.FieldDefinition;
import dev.deskpulse.connector.jira.IssueWriter;
import dev.deskpulse.connector.jira.JiraException;
import dev.deskpulse.connector.jira.http.AppToken;
import dev.deskpulse.connector.jira.http.HttpSettings;
import dev.deskpulse.connector.jira.http.JiraHttp;
import dev.deskpulse.connector.jira.http.Secret;
import dev.deskpulse.connector.jira.http.SignIn;
import dev.deskpulse.connector.jira.http.SiteAccess;
import dev.deskpulse.fixtures.FakeJira;
import dev.deskpulse.fixtures.FakeJiraOptions;
import dev.deskpulse.fixtures.RecordedRequest;
import dev.deskpulse.fixtures.site.Access.TokenKind;
import dev.deskpulse.fixtures.site.FakeField;
import dev.deskpulse.fixtures.site.FakeUser;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A Forge app on the wire: its token comes from outside and changes, and its fields are its own. */
class AppWriterTest {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String APP = "d9e4002b-120b-426b-834b-402a4a5adce7";
    private static final String OTHER_APP = "11112222-120b-426b-834b-402a4a5adce7";
    private static final String MOOD = "customfield_10201";
    private static final String SCORE = "customfield_10202";
    private static final String FOREIGN = "customfield_10203";
    private static final String ORDINARY = "customfield_10204";

    @RegisterExtension
    final FakeCloud fake = new FakeCloud();

    private final AppToken token = new AppToken();
    private final FakeJira jira = installed();
    private final CloudSite cloud = connected(token);

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void fieldsOfTheAppAreWrittenInOneCall() {
        IssueWriter writer = cloud.writer();
        String id = String.valueOf(fake.add(1).get(0).id());
        Map<String, JsonNode> values = new LinkedHashMap<>();
        values.put(MOOD, writer.choice("Worsening"));
        values.put(SCORE, NODES.numberNode(-0.5));
        writer.setFields(id, values);
        assertThat(jira.writes())
                .extracting(RecordedRequest::path)
                .containsExactly("/ex/jira/" + FakeJiraOptions.DEFAULT.cloudId() + "/rest/api/3/app/field/value");
        assertThat(field(id, MOOD)).isEqualTo(NODES.textNode("Worsening"));
        assertThat(field(id, SCORE)).isEqualTo(NODES.numberNode(-0.5));
        writer.setFields(id, Map.of(MOOD, NODES.nullNode()));
        assertThat(field(id, MOOD)).isNull();
    }

    @Test
    void onlyTheAppsOwnFieldsAreItsToWrite() {
        IssueWriter writer = cloud.writer();
        assertThat(cloud.fields().stream().filter(writer::writes).map(FieldDefinition::id))
                .containsExactlyInAnyOrder(MOOD, SCORE);
        assertThat(fake.administrator(jira).fields().stream()
                        .filter(fake.administrator(jira).writer()::writes)
                        .map(FieldDefinition::id))
                .contains(ORDINARY, "summary")
                .doesNotContain(MOOD, SCORE, FOREIGN);
    }

    @Test
    void anotherAppsFieldIsRefused() {
        IssueWriter writer = cloud.writer();
        String id = String.valueOf(fake.add(1).get(0).id());
        assertThatThrownBy(() -> writer.setFields(id, Map.of(FOREIGN, NODES.textNode("x"))))
                .isInstanceOfSatisfying(JiraException.Refused.class, refused -> assertThat(refused.status())
                        .isEqualTo(403));
    }

    @Test
    void beforeJiraHasCalledThereIsNoTokenAndTheMessageSaysWhenOneComes() {
        CloudSite early = connected(new AppToken());
        assertThatThrownBy(early::myself)
                .isInstanceOf(JiraException.Unavailable.class)
                .hasMessageContaining("Jira has not called this process")
                .hasMessageContaining("docs/forge.md");
        early.close();
    }

    @Test
    void eachCallUsesTheLatestToken() {
        assertThat(cloud.myself().id().value()).isEqualTo(APP);
        fake.site.access().revokeToken("first-token");
        assertThatThrownBy(cloud::myself)
                .isInstanceOf(JiraException.Refused.class)
                .hasMessageContaining("no longer takes the app's token")
                .hasMessageNotContaining("first-token");
        fake.site.access().addToken(APP, TokenKind.SCOPED_TOKEN, "second-token");
        token.renew(Secret.of("second-token"));
        assertThat(cloud.myself().id().value()).isEqualTo(APP);
        assertThat(token.toString()).doesNotContain("second-token");
    }

    private FakeJira installed() {
        fake.site.addUser(FakeUser.app(APP, "Deskpulse"));
        fake.site.access().addToken(APP, TokenKind.SCOPED_TOKEN, "first-token");
        fake.site.catalogue().addField(FakeField.ofApp(10_201, "Deskpulse Mood", "string", APP, "mood"));
        fake.site.catalogue().addField(FakeField.ofApp(10_202, "Deskpulse Sentiment Score", "number", APP, "score"));
        fake.site.catalogue().addField(FakeField.ofApp(10_203, "Deskpulse Mood", "string", OTHER_APP, "mood"));
        fake.site.catalogue().addField(FakeField.text(10_204, "Deskpulse Mood"));
        token.renew(Secret.of("first-token"));
        return fake.start(FakeJiraOptions.DEFAULT);
    }

    private CloudSite connected(AppToken appToken) {
        SignIn signIn =
                new SignIn.ForgeApp(URI.create(jira.baseUrl()), FakeJiraOptions.DEFAULT.cloudId(), APP, appToken);
        JiraHttp http = new JiraHttp(new SiteAccess(URI.create(jira.baseUrl()), signIn), HttpSettings.CLOUD, fake.time);
        return CloudSite.asApp(http, 4, APP);
    }

    private @Nullable JsonNode field(String id, String fieldId) {
        return fake.site.issue(id).orElseThrow().fields().get(fieldId);
    }
}
