package dev.deskpulse.connector.jira.datacenter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.deskpulse.connector.jira.Deployment;
import dev.deskpulse.connector.jira.FetchOutcome;
import dev.deskpulse.connector.jira.IssueQuery;
import dev.deskpulse.connector.jira.IssueStub;
import dev.deskpulse.connector.jira.JiraComment;
import dev.deskpulse.connector.jira.JiraException;
import dev.deskpulse.connector.jira.JiraIssue;
import dev.deskpulse.connector.jira.JiraProject;
import dev.deskpulse.connector.jira.RichText;
import dev.deskpulse.fixtures.FakeJira;
import dev.deskpulse.fixtures.FakeJiraOptions;
import dev.deskpulse.fixtures.RecordedRequest;
import dev.deskpulse.fixtures.http.FakeResponse;
import dev.deskpulse.fixtures.site.Access;
import dev.deskpulse.fixtures.site.FakeComment;
import dev.deskpulse.fixtures.site.FakeHistory;
import dev.deskpulse.fixtures.site.FakeIssue;
import dev.deskpulse.fixtures.site.FakeUser;
import dev.deskpulse.fixtures.site.StandardSite;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.StatusCategory;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DataCenterSiteTest {
    private static final Set<String> FIELDS = Set.of("summary", "description", "status", "updated");
    private static final IssueQuery EVERYTHING = new IssueQuery(List.of(), null);

    @RegisterExtension
    private final FakeDataCenter fake = new FakeDataCenter();

    private static List<IssueStub> listed(DataCenterSite site, IssueQuery query) {
        List<IssueStub> all = new ArrayList<>();
        site.list(query, page -> {
            assertThat(page).isNotEmpty();
            all.addAll(page);
        });
        return all;
    }

    private static IssueStub stub(FakeIssue issue) {
        return new IssueStub(String.valueOf(issue.id()), issue.key(), issue.updated());
    }

    private static JiraIssue only(DataCenterSite site, FakeIssue issue) {
        FetchOutcome outcome = site.fetch(List.of(stub(issue)), FIELDS).get(0);
        assertThat(outcome).isInstanceOf(FetchOutcome.Fetched.class);
        return ((FetchOutcome.Fetched) outcome).issue();
    }

    private List<String> keys(String project, int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(n -> project + "-" + n).toList();
    }

    @Test
    void theSitePresentsItself() {
        DataCenterSite site = fake.dataCenter();

        assertThat(site.info().deployment()).isEqualTo(Deployment.DATA_CENTER);
        assertThat(site.info().serverTime()).isEqualTo(FakeDataCenter.NOW);
        assertThat(site.info().version()).startsWith("10.");
        assertThat(site.myself().zone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(site.projects())
                .containsExactly(
                        new JiraProject("10000", "HD", "Help desk", true),
                        new JiraProject("10001", "OPS", "Operations", false));
        assertThat(site.statuses())
                .anySatisfy(status -> assertThat(status.category()).isEqualTo(StatusCategory.DONE));
        assertThat(site.fields()).extracting(field -> field.id()).contains("summary", "comment");
    }

    @Test
    void permissionsAreAskedForAProjectAndForTheSite() {
        DataCenterSite site = fake.dataCenter();
        fake.site.access().revoke(StandardSite.ADMIN, "OPS", Access.BROWSE);

        assertThat(site.granted(Set.of("BROWSE_PROJECTS", "EDIT_ISSUES"), "HD"))
                .containsExactlyInAnyOrder("BROWSE_PROJECTS", "EDIT_ISSUES");
        assertThat(site.granted(Set.of("BROWSE_PROJECTS"), "OPS")).isEmpty();
        assertThat(site.granted(Set.of("ADMINISTER"), "")).containsExactly("ADMINISTER");
        assertThat(site.granted(Set.of("BROWSE_PROJECTS"), "NOPE")).isEmpty();
    }

    @Test
    void aWrongTokenIsRefusedWithTheMend() {
        fake.site.access().revokeToken(StandardSite.ADMIN_PAT);

        assertThatThrownBy(fake.dataCenter()::myself)
                .isInstanceOf(JiraException.Refused.class)
                .hasMessageContaining("personal access token")
                .hasMessageNotContaining(StandardSite.ADMIN_PAT);
    }

    @Test
    void listingGoesByKeyAndGivesEachIssueOnce() {
        fake.add("HD", 25);
        fake.add("OPS", 3);
        FakeJira jira = fake.start(FakeJiraOptions.DEFAULT.withFilter(FakeDataCenter.smallPages(4)));

        List<IssueStub> stubs = listed(fake.dataCenter(jira), EVERYTHING);

        List<String> expected = new ArrayList<>(keys("HD", 1, 25));
        expected.addAll(keys("OPS", 1, 3));
        assertThat(stubs).extracting(IssueStub::key).containsExactlyElementsOf(expected);
        assertThat(stubs.get(0).updated()).isEqualTo(FakeDataCenter.MORNING);
        assertThat(jira.requests())
                .extracting(RecordedRequest::body)
                .noneMatch(body -> body.contains("startAt") && !body.contains("\"startAt\":0"));
    }

    @Test
    void aPersonsJqlFindsItsIssuesOrIsRefusedWithTheSitesReason() {
        fake.add("HD", 3);
        List<IssueStub> found = new ArrayList<>();

        fake.dataCenter().matching(List.of("HD"), "key in (HD-3, HD-1) ORDER BY updated DESC", found::addAll);

        assertThat(found).extracting(IssueStub::key).containsExactly("HD-1", "HD-3");
        assertThatThrownBy(() -> fake.dataCenter().matching(List.of("HD"), "colour = red", found::addAll))
                .isInstanceOfSatisfying(JiraException.Refused.class, refused -> assertThat(refused.status())
                        .isEqualTo(400))
                .hasMessageContaining("colour");
    }

    @Test
    void censusGoesPastTenThousandIssues() {
        fake.add("HD", 10_050);
        List<IssueStub> all = new ArrayList<>();

        fake.dataCenter().census(List.of("HD"), all::addAll);

        assertThat(all).extracting(IssueStub::id).hasSize(10_050).doesNotHaveDuplicates();
        assertThat(all.get(0).updated()).isNull();
    }

    @Test
    void issuesThatGoBetweenPagesHideNoOther() {
        List<FakeIssue> issues = fake.add("HD", 12);
        AtomicInteger searches = new AtomicInteger();
        FakeJira jira = fake.start(
                FakeJiraOptions.DEFAULT.withFilter(FakeDataCenter.smallPages(5)).withFilter((request, next) -> {
                    if (request.path().endsWith("/search") && searches.incrementAndGet() == 2) {
                        fake.site.deleteIssue(issues.get(4).id());
                        fake.site.edits().moveToProject(issues.get(3).id(), "ann", "OPS");
                    }
                    return next.handle(request);
                }));

        assertThat(listed(fake.dataCenter(jira), new IssueQuery(List.of("HD"), null)))
                .extracting(IssueStub::key)
                .containsExactlyElementsOf(keys("HD", 1, 12));
    }

    @Test
    void aListingEndsAlsoWhereWholePagesGo() {
        List<FakeIssue> issues = fake.add("HD", 8);
        AtomicInteger searches = new AtomicInteger();
        FakeJira jira = fake.start(
                FakeJiraOptions.DEFAULT.withFilter(FakeDataCenter.smallPages(3)).withFilter((request, next) -> {
                    if (request.path().endsWith("/search") && searches.incrementAndGet() == 2) {
                        issues.subList(0, 3).forEach(issue -> fake.site.deleteIssue(issue.id()));
                    }
                    return next.handle(request);
                }));

        assertThat(listed(fake.dataCenter(jira), EVERYTHING))
                .extracting(IssueStub::key)
                .containsExactlyElementsOf(keys("HD", 1, 8));
    }

    @Test
    void timesAreComparedInTheAccountsZone() {
        fake.site.addUser(FakeUser.person(StandardSite.ADMIN, "Administrator").withTimeZone("Asia/Shanghai"));
        FakeIssue late = fake.add("HD", 61).get(60);

        List<IssueStub> stubs = listed(
                fake.dataCenter(), new IssueQuery(List.of(), late.updated().plusSeconds(59)));

        assertThat(stubs).extracting(IssueStub::key).containsExactly(late.key());
    }

    @Test
    void anIssueIsFetchedWholeAndInternalCommentsAreKnown() {
        FakeIssue issue = fake.add("HD", 1).get(0);
        Instant at = FakeDataCenter.MORNING;
        fake.site.rewrite(issue.id(), before -> before.edit()
                .comment(FakeComment.of("kim", at.plusSeconds(300), "在*吗*？"))
                .history(FakeHistory.statusChange("ann", at.plusSeconds(600), StandardSite.OPEN, StandardSite.RESOLVED))
                .build());
        DataCenterSite site = fake.dataCenter();
        site.writer()
                .addInternalComment(
                        String.valueOf(issue.id()), new RichText(List.of(RichText.Paragraph.of("checking"))));

        JiraIssue fetched = only(site, issue);

        assertThat(fetched.fields().keySet()).containsAll(FIELDS).doesNotContain("comment");
        assertThat(site.plainText(Objects.requireNonNull(fetched.fields().get("description"))))
                .isEqualTo("没有 收到包裹\nWhere is it?");
        assertThat(fetched.comments()).extracting(JiraComment::isPublic).containsExactly(true, false);
        assertThat(fetched.comments().get(1).text()).isEqualTo("checking");
        assertThat(fetched.history().get(0).items().get(0).toText()).isEqualTo("Resolved");
    }

    @Test
    void commentsAndHistoryPastTheCutAreFetched() {
        FakeIssue desk = fake.add("HD", 1).get(0);
        FakeIssue operations = fake.add("OPS", 1).get(0);
        for (FakeIssue issue : List.of(desk, operations)) {
            fake.site.rewrite(issue.id(), before -> before.edit()
                    .comments(IntStream.range(0, 250)
                            .mapToObj(i -> FakeComment.of("kim", FakeDataCenter.MORNING.plusSeconds(i), "第 " + i))
                            .toList())
                    .history(IntStream.range(0, 150)
                            .mapToObj(i -> FakeHistory.statusChange(
                                    "ann",
                                    FakeDataCenter.MORNING.plusSeconds(i),
                                    StandardSite.OPEN,
                                    StandardSite.REOPENED))
                            .toList())
                    .build());
        }
        DataCenterSite site = fake.dataCenter();

        for (FakeIssue issue : List.of(desk, operations)) {
            JiraIssue fetched = only(site, issue);
            assertThat(fetched.comments()).hasSize(250);
            assertThat(fetched.commentTotal()).isEqualTo(250);
            assertThat(fetched.comments().get(249).text()).isEqualTo("第 249");
            assertThat(fetched.history()).hasSize(150);
            assertThat(fetched.historyTotal()).isEqualTo(150);
        }
    }

    @Test
    void outcomesComeInTheOrderAskedAndAGoneIssueHarmsNoOther() {
        List<FakeIssue> issues = fake.add("HD", 70);
        DataCenterSite site = fake.dataCenter();
        List<IssueStub> stubs = new ArrayList<>(listed(site, EVERYTHING));
        Collections.reverse(stubs);
        fake.site.deleteIssue(issues.get(17).id());

        List<FetchOutcome> outcomes = site.fetch(stubs, FIELDS);

        assertThat(outcomes).extracting(FetchOutcome::stub).isEqualTo(stubs);
        assertThat(outcomes).filteredOn(FetchOutcome.Fetched.class::isInstance).hasSize(69);
        assertThat(outcomes.get(70 - 1 - 17)).isInstanceOf(FetchOutcome.NotFound.class);
    }

    @Test
    void anIssueThatTheSiteFailsOnHarmsNoOther() {
        List<FakeIssue> issues = fake.add("HD", 12);
        String broken = String.valueOf(issues.get(5).id());
        FakeJira jira = fake.start(FakeJiraOptions.DEFAULT.withFilter((request, next) ->
                request.body().contains(broken) || request.path().contains("/issue/" + broken)
                        ? FakeResponse.ok(JsonNodeFactory.instance.objectNode()).withRaw("<html>oops")
                        : next.handle(request)));

        List<FetchOutcome> outcomes = fake.dataCenter(jira)
                .fetch(issues.stream().map(DataCenterSiteTest::stub).toList(), FIELDS);

        assertThat(outcomes).filteredOn(FetchOutcome.Fetched.class::isInstance).hasSize(11);
        assertThat(outcomes.get(5)).isInstanceOf(FetchOutcome.Unreadable.class);
    }

    @Test
    void whoSeesWhichIssuesIsAskedOfTheSite() {
        fake.site.access().setSecurityLevel("Staff", Set.of(StandardSite.ADMIN));
        fake.site.addUser(FakeUser.person("bea", "Bea"));
        FakeIssue open = fake.add("HD", 1).get(0);
        FakeIssue secured = fake.add("HD", 1).get(0);
        fake.site.rewrite(
                secured.id(), before -> before.edit().security("Staff").build());
        FakeIssue other = fake.site.addIssue(
                FakeIssue.in("OPS", open.created()).summary("o").build());
        fake.site.access().restrict("OPS");
        fake.site.access().grant("bea", "OPS", Access.BROWSE);
        fake.site.access().revoke("bea", "HD", Access.BROWSE);
        List<IssueStub> all = Stream.of(open, secured, other)
                .map(issue -> new IssueStub(String.valueOf(issue.id()), issue.key(), null))
                .toList();

        DataCenterSite site = fake.dataCenter();

        assertThat(site.visible(new PersonId("JIRAUSER-ann"), all)).containsExactly(String.valueOf(open.id()));
        assertThat(site.visible(new PersonId("JIRAUSER-bea"), all)).containsExactly(String.valueOf(other.id()));
        assertThat(site.visible(site.myself().id(), all)).hasSize(3);
        assertThat(site.visible(new PersonId("JIRAUSER-ann"), List.of(new IssueStub("999999", "HD-999999", null))))
                .isEmpty();
    }

    @Test
    void theGroupsOfSomebodyAreTold() {
        fake.site.access().setGroups("ann", Set.of("leads", "jira-administrators"));
        DataCenterSite site = fake.dataCenter();
        assertThat(site.groups(new PersonId("JIRAUSER-ann"))).containsExactlyInAnyOrder("leads", "jira-administrators");
        assertThat(site.groups(site.myself().id())).isEmpty();
    }
}
