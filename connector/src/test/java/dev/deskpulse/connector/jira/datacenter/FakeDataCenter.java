package dev.deskpulse.connector.jira.datacenter;

import dev.deskpulse.connector.jira.http.HttpSettings;
import dev.deskpulse.connector.jira.http.JiraHttp;
import dev.deskpulse.connector.jira.http.Secret;
import dev.deskpulse.connector.jira.http.SignIn;
import dev.deskpulse.connector.jira.http.SiteAccess;
import dev.deskpulse.connector.jira.http.VirtualTime;
import dev.deskpulse.fixtures.FakeJira;
import dev.deskpulse.fixtures.FakeJiraOptions;
import dev.deskpulse.fixtures.http.FakeFilter;
import dev.deskpulse.fixtures.http.FakeRequest;
import dev.deskpulse.fixtures.openapi.CheckedBySpecs;
import dev.deskpulse.fixtures.site.FakeIssue;
import dev.deskpulse.fixtures.site.FakeProject;
import dev.deskpulse.fixtures.site.FakeSite;
import dev.deskpulse.fixtures.site.FakeUser;
import dev.deskpulse.fixtures.site.StandardSite;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A help desk on a fake Data Center, and our side of the wire; every request is checked against the OpenAPI. */
final class FakeDataCenter implements BeforeEachCallback, AfterEachCallback {
    static final Instant MORNING = Instant.parse("2026-11-01T08:00:00Z");
    static final Instant NOW = Instant.parse("2026-11-02T12:00:00Z");

    final FakeSite site = StandardSite.create(Clock.fixed(NOW, ZoneOffset.UTC))
            .addProject(FakeProject.serviceDesk("10000", "HD", "Help desk"))
            .addProject(FakeProject.software("10001", "OPS", "Operations"))
            .addUser(FakeUser.person("ann", "Ann Agent"))
            .addUser(FakeUser.person("kim", "Kim 客户"));
    private final CheckedBySpecs specs = CheckedBySpecs.shared();
    private final List<AutoCloseable> open = new ArrayList<>();

    FakeJira start(FakeJiraOptions options) {
        FakeJira jira = FakeJira.start(site, options.withFilter(specs.filter()));
        open.add(0, jira);
        return jira;
    }

    DataCenterSite dataCenter() {
        return dataCenter(start(FakeJiraOptions.DEFAULT));
    }

    DataCenterSite dataCenter(FakeJira jira) {
        DataCenterSite opened = new DataCenterSite(http(jira), 4);
        open.add(0, opened);
        return opened;
    }

    JiraHttp http(FakeJira jira) {
        SiteAccess access =
                new SiteAccess(URI.create(jira.baseUrl()), new SignIn.PersonalToken(Secret.of(StandardSite.ADMIN_PAT)));
        JiraHttp http = new JiraHttp(access, HttpSettings.DATA_CENTER, new VirtualTime(NOW));
        open.add(0, http);
        return http;
    }

    /** The site as its administrator may have set it up: with at most so many issues a page. */
    static FakeFilter smallPages(int size) {
        return (request, next) -> next.handle(new FakeRequest(
                request.method(),
                request.path(),
                request.origin(),
                request.gateway(),
                request.query(),
                request.headers(),
                request.body().replace("\"maxResults\":1000", "\"maxResults\":" + size),
                request.route(),
                request.pathValues(),
                request.signIn()));
    }

    List<FakeIssue> add(String project, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> site.addIssue(FakeIssue.in(project, MORNING.plusSeconds(60L * number))
                        .summary("包裹 " + number)
                        .description("*没有* 收到包裹\n\nWhere is it?")
                        .reporter("kim")
                        .build()))
                .toList();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        specs.beforeEach(context);
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        for (AutoCloseable closeable : open) {
            closeable.close();
        }
        specs.afterEach(context);
    }
}
