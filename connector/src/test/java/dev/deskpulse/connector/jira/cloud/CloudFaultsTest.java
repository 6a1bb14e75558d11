package dev.deskpulse.connector.jira.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskpulse.connector.jira.FetchOutcome;
import dev.deskpulse.connector.jira.IssueQuery;
import dev.deskpulse.connector.jira.IssueStub;
import dev.deskpulse.connector.jira.JiraException;
import dev.deskpulse.connector.jira.JiraIssue;
import dev.deskpulse.fixtures.FakeJiraOptions;
import dev.deskpulse.fixtures.faults.FaultFilter;
import dev.deskpulse.fixtures.faults.FaultSpec;
import dev.deskpulse.fixtures.faults.Faults;
import dev.deskpulse.fixtures.faults.PageFaults;
import dev.deskpulse.fixtures.http.FakeFilter;
import dev.deskpulse.fixtures.http.FakeResponse;
import dev.deskpulse.fixtures.site.FakeComment;
import dev.deskpulse.fixtures.site.FakeIssue;
import dev.deskpulse.fixtures.site.StandardSite;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloudFaultsTest {
    private static final Set<String> FIELDS = Set.of("summary", "project");

    @RegisterExtension
    private final FakeCloud fake = new FakeCloud();

    private FakeJiraOptions faults(String spec) {
        Faults faults = new Faults(FaultSpec.parse(spec));
        return FakeJiraOptions.DEFAULT
                .withFilter(new FaultFilter(faults, new PageFaults(fake.site, 7, StandardSite.ADMIN)))
                .withFilter(SmallPages.of(7));
    }

    private static List<IssueStub> listed(CloudSite cloud) {
        List<IssueStub> all = new ArrayList<>();
        cloud.list(new IssueQuery(List.of("HD"), null), all::addAll);
        return all;
    }

    private static List<String> read(List<FetchOutcome> outcomes) {
        return outcomes.stream()
                .filter(FetchOutcome.Fetched.class::isInstance)
                .map(outcome -> ((FetchOutcome.Fetched) outcome).issue())
                .filter(issue -> issue.comments().size() == issue.commentTotal())
                .map(JiraIssue::key)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "429:0.3,429-bare:0.3;seed=1",
                "500:0.2,503:0.2;seed=2",
                "truncate:0.3,reset:0.1,garbage:0.1;seed=3",
                "duplicate-page:0.5,reorder-page:0.5;seed=4",
                "429-bare:0.1,500:0.1,truncate:0.1,duplicate-page:0.3;seed=5"
            })
    void everyIssueIsReadWholeWhateverGoesWrong(String spec) {
        List<FakeIssue> issues = fake.add(60);
        fake.site.rewrite(issues.get(9).id(), before -> before.edit()
                .comments(IntStream.range(0, 130)
                        .mapToObj(i -> FakeComment.of("kim", FakeCloud.MORNING.plusSeconds(i), "在吗 " + i))
                        .toList())
                .build());
        CloudSite cloud = fake.cloud(faults(spec));

        List<IssueStub> stubs = listed(cloud);

        assertThat(stubs).extracting(IssueStub::key).hasSize(60).doesNotHaveDuplicates();
        assertThat(read(cloud.fetch(stubs, FIELDS))).hasSize(60).doesNotHaveDuplicates();
    }

    /** Answers of bulk calls that hold the issue are changed; those for the issue alone as well. */
    private static FakeFilter breaking(String path, FakeIssue issue, UnaryOperator<FakeResponse> change) {
        return (request, next) -> {
            FakeResponse answer = next.handle(request);
            boolean asked = request.body().contains("\"" + issue.id() + "\"")
                    || request.path().contains("/issue/" + issue.id());
            return asked && request.path().contains(path) ? change.apply(answer) : answer;
        };
    }

    @Test
    void oneIssueThatMakesTheBulkCallFailHarmsNoOther() {
        List<FakeIssue> issues = fake.add(60);
        CloudSite cloud = fake.cloud(FakeJiraOptions.DEFAULT.withFilter(
                breaking("/issue/", issues.get(33), answer -> FakeResponse.empty(500))));

        List<FetchOutcome> outcomes = cloud.fetch(listed(cloud), FIELDS);

        assertThat(read(outcomes)).hasSize(59);
        assertThat(outcomes.get(33))
                .isInstanceOfSatisfying(FetchOutcome.Unreadable.class, unreadable -> assertThat(unreadable.reason())
                        .contains("500 from"));
    }

    @Test
    void oneIssueOfBottomlessDepthHarmsNoOther() {
        List<FakeIssue> issues = fake.add(40);
        CloudSite cloud = fake.cloud(FakeJiraOptions.DEFAULT.withFilter(
                breaking("/issue/", issues.get(3), answer -> answer.withRaw("{\"issues\":[" + "[".repeat(200_000)))));

        List<FetchOutcome> outcomes = cloud.fetch(listed(cloud), FIELDS);

        assertThat(read(outcomes)).hasSize(39);
        assertThat(outcomes.get(3)).isInstanceOf(FetchOutcome.Unreadable.class);
    }

    @Test
    void historyThatFailsInBulkIsReadByItself() {
        List<FakeIssue> issues = fake.add(30);
        CloudSite cloud = fake.cloud(FakeJiraOptions.DEFAULT.withFilter(
                breaking("/changelog/bulkfetch", issues.get(3), answer -> FakeResponse.empty(500))));

        assertThat(read(cloud.fetch(listed(cloud), FIELDS))).hasSize(30);
    }

    @Test
    void anIssueWhoseHistoryCannotBeReadAtAllIsUnreadable() {
        List<FakeIssue> issues = fake.add(5);
        CloudSite cloud = fake.cloud(FakeJiraOptions.DEFAULT.withFilter(
                breaking("/changelog", issues.get(3), answer -> FakeResponse.empty(500))));

        List<FetchOutcome> outcomes = cloud.fetch(listed(cloud), FIELDS);

        assertThat(read(outcomes)).hasSize(4);
        assertThat(outcomes.get(3))
                .isInstanceOfSatisfying(FetchOutcome.Unreadable.class, unreadable -> assertThat(unreadable.reason())
                        .contains("history"));
    }

    @Test
    void aSiteThatIsDownIsNoFaultOfItsIssues() {
        List<IssueStub> stubs = fake.add(5).stream()
                .map(issue -> new IssueStub(String.valueOf(issue.id()), issue.key(), issue.updated()))
                .toList();
        CloudSite cloud = fake.cloud(FakeJiraOptions.DEFAULT.withFilter((request, next) -> FakeResponse.empty(503)));

        assertThatThrownBy(() -> cloud.fetch(stubs, FIELDS))
                .isInstanceOf(JiraException.Unavailable.class)
                .hasMessageContaining("503 from");
    }
}
