package dev.deskpulse.connector.jira.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskpulse.connector.jira.Deployment;
import dev.deskpulse.connector.jira.FetchOutcome;
import dev.deskpulse.connector.jira.IssueQuery;
import dev.deskpulse.connector.jira.IssueStub;
import dev.deskpulse.connector.jira.JiraComment;
import dev.deskpulse.connector.jira.JiraException;
import dev.deskpulse.connector.jira.JiraHistoryEntry;
import dev.deskpulse.connector.jira.JiraIssue;
import dev.deskpulse.connector.jira.JiraProject;
import dev.deskpulse.connector.jira.http.Secret;
import dev.deskpulse.connector.jira.http.SignIn;
import dev.deskpulse.fixtures.FakeJira;
import dev.deskpulse.fixtures.FakeJiraOptions;
import dev.deskpulse.fixtures.FakeJiraOptions.ChangelogTimes;
import dev.deskpulse.fixtures.site.Access;
import dev.deskpulse.fixtures.site.FakeComment;
import dev.deskpulse.fixtures.site.FakeHistory;
import dev.deskpulse.fixtures.site.FakeIssue;
import dev.deskpulse.fixtures.site.FakeUser;
import dev.deskpulse.fixtures.site.StandardSite;
import dev.deskpulse.ticket.AuthorRole;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.StatusCategory;
import java.net.URI;
import java.time.Duration;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CloudSiteTest {
    private static final Set<String> FIELDS = Set.of("summary", "description", "status", "project", "updated");

    @RegisterExtension
    private final FakeCloud fake = new FakeCloud();

    private static List<IssueStub> listed(CloudSite cloud, IssueQuery query) {
        List<IssueStub> all = new ArrayList<>();
        cloud.list(query, page -> {
            assertThat(page).isNotEmpty();
            all.addAll(page);
        });
        return all;
    }

    private static IssueQuery everything() {
        return new IssueQuery(List.of(), null);
    }

    private static JiraIssue only(CloudSite cloud, FakeIssue issue) {
        IssueStub stub = new IssueStub(String.valueOf(issue.id()), issue.key(), issue.updated());
        FetchOutcome outcome = cloud.fetch(List.of(stub), FIELDS).get(0);
        assertThat(outcome).isInstanceOf(FetchOutcome.Fetched.class);
        return ((FetchOutcome.Fetched) outcome).issue();
    }

    @Test
    void theSitePresentsItself() {
        CloudSite cloud = fake.cloud();

        assertThat(cloud.info().deployment()).isEqualTo(Deployment.CLOUD);
        assertThat(cloud.info().serverTime()).isEqualTo(fake.clock.instant());
        assertThat(cloud.myself().zone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(cloud.projects())
                .containsExactly(
                        new JiraProject("10000", "HD", "Help desk", true),
                        new JiraProject("10001", "OPS", "Operations", false));
        assertThat(cloud.statuses())
                .anySatisfy(status -> assertThat(status.category()).isEqualTo(StatusCategory.DONE))
                .anySatisfy(status -> assertThat(status.name()).isEqualTo("Waiting for customer"));
        assertThat(cloud.fields()).extracting(field -> field.id()).contains("summary", "comment", RequestSla.FIELD);
    }

    @Test
    void permissionsAreAskedForAProjectAndForTheSite() {
        CloudSite cloud = fake.cloud();

        assertThat(cloud.granted(Set.of("BROWSE_PROJECTS", "EDIT_ISSUES"), "HD"))
                .containsExactlyInAnyOrder("BROWSE_PROJECTS", "EDIT_ISSUES");
        assertThat(cloud.granted(Set.of("ADMINISTER"), "")).containsExactly("ADMINISTER");
        assertThat(cloud.granted(Set.of("BROWSE_PROJECTS"), "NOPE")).isEmpty();
    }

    @Test
    void aScopedTokenWorksThroughTheGatewayOnly() {
        FakeJira jira = fake.start(FakeJiraOptions.DEFAULT);
        Secret token = Secret.of(StandardSite.ADMIN_SCOPED_TOKEN);
        URI gateway = URI.create(jira.baseUrl());
        String cloudId = FakeJiraOptions.DEFAULT.cloudId();

        CloudSite through = fake.signedIn(
                "https://help.atlassian.net",
                new SignIn.CloudGateway(gateway, cloudId, StandardSite.ADMIN_EMAIL, token));
        assertThat(through.myself().id().value()).isEqualTo(StandardSite.ADMIN);

        CloudSite direct = fake.signedIn(jira.baseUrl(), new SignIn.CloudBasic(StandardSite.ADMIN_EMAIL, token));
        assertThatThrownBy(direct::myself)
                .isInstanceOf(JiraException.Refused.class)
                .hasMessageContaining("works only through the gateway");
    }

    @Test
    void listingGivesEachIssueOnceInStableOrder() {
        fake.add(7);

        List<IssueStub> stubs = listed(fake.cloud(), new IssueQuery(List.of("HD"), null));

        assertThat(stubs)
                .extracting(IssueStub::key)
                .containsExactly("HD-1", "HD-2", "HD-3", "HD-4", "HD-5", "HD-6", "HD-7");
        assertThat(stubs.get(0).updated()).isEqualTo(FakeCloud.MORNING);
        assertThat(listed(fake.cloud(), everything())).isEqualTo(stubs);
        assertThat(listed(fake.cloud(), new IssueQuery(List.of("OPS"), null))).isEmpty();
    }

    @Test
    void aPersonsJqlFindsItsIssuesOrIsRefusedWithTheSitesReason() {
        fake.add(3);
        List<IssueStub> found = new ArrayList<>();

        fake.cloud().matching(List.of("HD"), "key in (HD-3, HD-1) ORDER BY updated DESC", found::addAll);

        assertThat(found).extracting(IssueStub::key).containsExactly("HD-1", "HD-3");
        assertThatThrownBy(() -> fake.cloud().matching(List.of(), "colour = red", found::addAll))
                .isInstanceOfSatisfying(JiraException.Refused.class, refused -> assertThat(refused.status())
                        .isEqualTo(400))
                .hasMessageContaining("colour");
    }

    @Test
    void theCensusHasIdsAndKeysAlone() {
        FakeIssue issue = fake.add(1).get(0);
        List<IssueStub> all = new ArrayList<>();

        fake.cloud().census(List.of(), all::addAll);

        assertThat(all).containsExactly(new IssueStub(String.valueOf(issue.id()), "HD-1", null));
    }

    @Test
    void timesAreComparedInTheAccountsZone() {
        fake.site.addUser(FakeUser.person(StandardSite.ADMIN, "Administrator").withTimeZone("Asia/Shanghai"));
        FakeIssue late = fake.add(61).get(60);

        List<IssueStub> stubs =
                listed(fake.cloud(), new IssueQuery(List.of(), late.updated().plusSeconds(59)));

        assertThat(stubs).extracting(IssueStub::key).containsExactly(late.key());
    }

    @Test
    void anIssueIsFetchedWhole() {
        FakeIssue issue = fake.add(1).get(0);
        issue = fake.site.rewrite(issue.id(), before -> before.edit()
                .comment(FakeComment.of("kim", FakeCloud.MORNING.plusSeconds(300), "在吗？"))
                .comment(FakeComment.internal("ann", FakeCloud.MORNING.plusSeconds(400), "checking"))
                .comment(FakeComment.of("bot", FakeCloud.MORNING.plusSeconds(500), "We got it"))
                .history(FakeHistory.statusChange(
                        "ann", FakeCloud.MORNING.plusSeconds(600), StandardSite.OPEN, StandardSite.RESOLVED))
                .build());
        CloudSite cloud = fake.cloud();

        JiraIssue fetched = only(cloud, issue);

        assertThat(fetched.key()).isEqualTo("HD-1");
        assertThat(fetched.fields().keySet()).containsAll(FIELDS).doesNotContain("comment");
        assertThat(cloud.plainText(Objects.requireNonNull(fetched.fields().get("description"))))
                .isEqualTo("没有收到包裹\nWhere is it?");
        assertThat(fetched.comments()).extracting(JiraComment::text).containsExactly("在吗？", "checking", "We got it");
        assertThat(fetched.comments()).extracting(JiraComment::isPublic).containsExactly(true, false, true);
        assertThat(fetched.comments())
                .extracting(comment ->
                        comment.author() == null ? null : comment.author().role())
                .containsExactly(AuthorRole.CUSTOMER, AuthorRole.AGENT, AuthorRole.AUTOMATION);
        assertThat(fetched.history()).hasSize(1);
        JiraHistoryEntry.Item item = fetched.history().get(0).items().get(0);
        assertThat(item.field()).isEqualTo("status");
        assertThat(item.toText()).isEqualTo("Resolved");
    }

    @Test
    void commentsPastTheEmbeddedCutAreFetched() {
        FakeIssue issue = fake.add(1).get(0);
        fake.site.rewrite(issue.id(), before -> before.edit()
                .comments(IntStream.range(0, 250)
                        .mapToObj(i -> FakeComment.of("kim", FakeCloud.MORNING.plusSeconds(i), "第 " + i))
                        .toList())
                .build());

        JiraIssue fetched = only(fake.cloud(), issue);

        assertThat(fetched.commentTotal()).isEqualTo(250);
        assertThat(fetched.comments()).hasSize(250);
        assertThat(fetched.comments().get(249).text()).isEqualTo("第 249");
    }

    @ParameterizedTest
    @EnumSource
    void historyIsWholeHoweverItsTimesAreWritten(ChangelogTimes times) {
        FakeIssue issue = fake.add(1).get(0);
        fake.site.rewrite(issue.id(), before -> before.edit()
                .history(IntStream.range(0, 150)
                        .mapToObj(i -> FakeHistory.statusChange(
                                "ann", FakeCloud.MORNING.plusSeconds(i), StandardSite.OPEN, StandardSite.REOPENED))
                        .toList())
                .build());

        JiraIssue fetched = only(fake.cloud(FakeJiraOptions.DEFAULT.withChangelogTimes(times)), issue);

        assertThat(fetched.history()).hasSize(150).isSortedAccordingTo((a, b) -> a.created()
                .compareTo(b.created()));
        assertThat(fetched.history().get(149).created()).isEqualTo(FakeCloud.MORNING.plusSeconds(149));
        assertThat(fetched.historyTotal()).isEqualTo(150);
    }

    @Test
    void outcomesComeInTheOrderAskedAndAGoneIssueHarmsNoOther() {
        List<FakeIssue> issues = fake.add(120);
        List<IssueStub> stubs = new ArrayList<>(listed(fake.cloud(), everything()));
        Collections.reverse(stubs);
        fake.site.deleteIssue(issues.get(17).id());

        List<FetchOutcome> outcomes = fake.cloud().fetch(stubs, FIELDS);

        assertThat(outcomes).extracting(FetchOutcome::stub).isEqualTo(stubs);
        assertThat(outcomes).filteredOn(FetchOutcome.Fetched.class::isInstance).hasSize(119);
        assertThat(outcomes.get(120 - 1 - 17)).isInstanceOf(FetchOutcome.NotFound.class);
    }

    @Test
    void anExpiredTokenRestartsTheListing() {
        fake.add(20);
        AtomicInteger searches = new AtomicInteger();
        CloudSite cloud = fake.cloud(FakeJiraOptions.DEFAULT
                .withTokenLife(Duration.ofMinutes(1))
                .withFilter((request, next) -> {
                    if (request.path().endsWith("/search/jql") && searches.incrementAndGet() == 3) {
                        fake.clock.advance(Duration.ofMinutes(2));
                    }
                    return next.handle(request);
                })
                .withFilter(SmallPages.of(7)));

        assertThat(listed(cloud, everything()))
                .extracting(IssueStub::id)
                .hasSize(20)
                .doesNotHaveDuplicates();
        assertThat(searches).hasValue(6);
    }

    @Test
    void whoSeesWhichIssuesIsAskedOfTheSite() {
        fake.site.access().setSecurityLevel("Staff", Set.of(StandardSite.ADMIN));
        fake.site.addUser(FakeUser.person("bea", "Bea"));
        FakeIssue open = fake.add(1).get(0);
        FakeIssue secured = fake.add(1).get(0);
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

        CloudSite site = fake.cloud();

        assertThat(site.visible(new PersonId("ann"), all)).containsExactly(String.valueOf(open.id()));
        assertThat(site.visible(new PersonId("bea"), all)).containsExactly(String.valueOf(other.id()));
        assertThat(site.visible(site.myself().id(), all)).hasSize(3);
        assertThat(site.visible(new PersonId("ann"), List.of(new IssueStub("999999", "HD-999999", null))))
                .isEmpty();
    }

    @Test
    void theGroupsOfSomebodyAreTold() {
        fake.site.access().setGroups("ann", Set.of("leads", "jira-administrators"));
        CloudSite site = fake.cloud();
        assertThat(site.groups(new PersonId("ann"))).containsExactlyInAnyOrder("leads", "jira-administrators");
        assertThat(site.groups(site.myself().id())).isEmpty();
    }

    @Test
    void whatOthersSeeIsForAdministratorsToAsk() {
        FakeJira jira = fake.start(FakeJiraOptions.DEFAULT);
        fake.site.access().addToken("ann", Access.TokenKind.API_TOKEN, "anns");
        CloudSite site = fake.signedIn(jira.baseUrl(), new SignIn.CloudBasic("ann@example.com", Secret.of("anns")));
        FakeIssue issue = fake.add(1).get(0);
        List<IssueStub> asked = List.of(new IssueStub(String.valueOf(issue.id()), issue.key(), null));

        assertThat(site.visible(new PersonId("ann"), asked)).hasSize(1);
        assertThatThrownBy(() -> site.visible(new PersonId("bot"), asked))
                .isInstanceOfSatisfying(JiraException.Refused.class, refused -> assertThat(refused.status())
                        .isEqualTo(403));
    }
}
