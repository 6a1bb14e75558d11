package dev.deskpulse.connector.jira.datacenter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.deskpulse.connector.jira.Deployment;
import dev.deskpulse.connector.jira.FetchOutcome;
import dev.deskpulse.connector.jira.IssueStub;
import dev.deskpulse.connector.jira.JiraException;
import dev.deskpulse.connector.jira.JiraIssue;
import dev.deskpulse.connector.jira.http.JiraHttp;
import dev.deskpulse.connector.jira.rest.RestCatalogue;
import dev.deskpulse.fixtures.FakeJira;
import dev.deskpulse.fixtures.FakeJiraOptions;
import dev.deskpulse.fixtures.http.FakeResponse;
import dev.deskpulse.fixtures.site.FakeComment;
import dev.deskpulse.fixtures.site.FakeHistory;
import dev.deskpulse.fixtures.site.FakeIssue;
import dev.deskpulse.fixtures.site.StandardSite;
import dev.deskpulse.jirarestclient.IssueFacts;
import dev.deskpulse.jirarestclient.RestClient;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AtlassianFactsTest {
    @RegisterExtension
    private final FakeDataCenter fake = new FakeDataCenter();

    @Test
    void theClientSaysTheSameOfTheSiteAsOurOwnReader() {
        JiraHttp http = fake.http(fake.start(FakeJiraOptions.DEFAULT));
        SiteFacts theirs = new AtlassianFacts(http);
        RestCatalogue ours = new RestCatalogue(http, DataCenterSite.API, Deployment.DATA_CENTER);

        assertThat(theirs.info()).isEqualTo(ours.info());
        assertThat(theirs.fields()).hasSizeGreaterThan(10).isEqualTo(ours.fields());
    }

    @Test
    void theClientSaysTheSameOfAnIssueAsOurOwnReader() {
        FakeIssue issue = fake.add("HD", 1).get(0);
        fake.site.rewrite(issue.id(), before -> before.edit()
                .comments(IntStream.range(0, 130)
                        .mapToObj(i -> FakeComment.of("kim", FakeDataCenter.MORNING.plusSeconds(i), "第 " + i))
                        .toList())
                .history(IntStream.range(0, 130)
                        .mapToObj(i -> FakeHistory.statusChange(
                                "ann", FakeDataCenter.MORNING.plusSeconds(i), StandardSite.OPEN, StandardSite.REOPENED))
                        .toList())
                .build());
        FakeJira jira = fake.start(FakeJiraOptions.DEFAULT);

        IssueFacts theirs = AtlassianFacts.over(fake.http(jira)).issue(issue.key());
        JiraIssue ours = fetched(fake.dataCenter(jira), issue);

        assertThat(theirs.summary()).isEqualTo("包裹 0");
        assertThat(theirs.comments())
                .isEqualTo(ours.comments().stream()
                        .map(c -> new IssueFacts.Comment(Long.parseLong(c.id()), c.created(), c.text()))
                        .toList());
        assertThat(theirs.history())
                .isEqualTo(ours.history().stream()
                        .flatMap(entry -> entry.items().stream()
                                .map(item -> new IssueFacts.Change(
                                        entry.created(), item.field(), item.fromText(), item.toText())))
                        .toList());
    }

    private static JiraIssue fetched(DataCenterSite site, FakeIssue issue) {
        IssueStub stub = new IssueStub(String.valueOf(issue.id()), issue.key(), issue.updated());
        return ((FetchOutcome.Fetched)
                        site.fetch(List.of(stub), Set.of("summary")).get(0))
                .issue();
    }

    @Test
    void theClientWaitsWhereTheSiteAsksToSlowDown() {
        AtomicInteger calls = new AtomicInteger();
        FakeJira jira = fake.start(FakeJiraOptions.DEFAULT.withFilter((request, next) -> calls.incrementAndGet() == 1
                ? FakeResponse.empty(429).withHeader("Retry-After", "7")
                : next.handle(request)));
        JiraHttp http = fake.http(jira);

        assertThat(new AtlassianFacts(http).info().version()).startsWith("10.");

        assertThat(http.statistics().waited()).isGreaterThanOrEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void aRefusalOrAStrangeAnswerIsOurOwnException() {
        SiteFacts strange = new AtlassianFacts(fake.http(fake.start(FakeJiraOptions.DEFAULT.withFilter(
                (request, next) -> FakeResponse.ok(JsonNodeFactory.instance.objectNode())))));
        assertThatThrownBy(strange::info).isInstanceOf(JiraException.BadAnswer.class);
        assertThatThrownBy(strange::fields).isInstanceOf(JiraException.BadAnswer.class);

        fake.site.access().revokeToken(StandardSite.ADMIN_PAT);
        SiteFacts refused = new AtlassianFacts(fake.http(fake.start(FakeJiraOptions.DEFAULT)));
        assertThatThrownBy(refused::fields)
                .isInstanceOf(JiraException.Refused.class)
                .hasMessageContaining("personal access token");
    }

    @Test
    void everyClassOfTheClientAndItsLibrariesIsRelocated() throws IOException, URISyntaxException {
        Path jar = Path.of(RestClient.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (JarFile file = new JarFile(jar.toFile())) {
            assertThat(file.stream().map(JarEntry::getName).filter(name -> name.endsWith(".class")))
                    .hasSizeGreaterThan(500)
                    .allMatch(name -> name.startsWith("dev/deskpulse/jirarestclient/"));
        }
    }
}
