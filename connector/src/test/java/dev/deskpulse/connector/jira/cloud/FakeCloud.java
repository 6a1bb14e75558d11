package dev.deskpulse.connector.jira.cloud;

import dev.deskpulse.connector.jira.http.HttpSettings;
import dev.deskpulse.connector.jira.http.JiraHttp;
import dev.deskpulse.connector.jira.http.Secret;
import dev.deskpulse.connector.jira.http.SignIn;
import dev.deskpulse.connector.jira.http.SiteAccess;
import dev.deskpulse.connector.jira.http.VirtualTime;
import dev.deskpulse.fixtures.FakeJira;
import dev.deskpulse.fixtures.FakeJiraOptions;
import dev.deskpulse.fixtures.openapi.CheckedBySpecs;
import dev.deskpulse.fixtures.site.FakeIssue;
import dev.deskpulse.fixtures.site.FakeProject;
import dev.deskpulse.fixtures.site.FakeSite;
import dev.deskpulse.fixtures.site.FakeUser;
import dev.deskpulse.fixtures.site.StandardSite;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A help desk on a fake Cloud site, and our side of the wire to it; every request is checked against the OpenAPI. */
final class FakeCloud implements BeforeEachCallback, AfterEachCallback {
    static final Instant MORNING = Instant.parse("2026-11-01T08:00:00Z");

    final SettableClock clock = new SettableClock("2026-11-02T12:00:00Z");
    final VirtualTime time = new VirtualTime(clock.instant());
    final FakeSite site = StandardSite.create(clock)
            .addProject(FakeProject.serviceDesk("10000", "HD", "Help desk"))
            .addProject(FakeProject.software("10001", "OPS", "Operations"))
            .addUser(FakeUser.person("ann", "Ann Agent"))
            .addUser(FakeUser.app("bot", "Bot"))
            .addUser(FakeUser.customer("kim", "Kim 客户"));
    private final CheckedBySpecs specs = CheckedBySpecs.shared();
    private final List<AutoCloseable> open = new ArrayList<>();

    /** The site on the wire, with a check of its own innermost. */
    FakeJira start(FakeJiraOptions options) {
        FakeJira jira = FakeJira.start(site, options.withFilter(specs.filter()));
        open.add(0, jira);
        return jira;
    }

    CloudSite cloud() {
        return cloud(FakeJiraOptions.DEFAULT);
    }

    CloudSite cloud(FakeJiraOptions options) {
        return administrator(start(options));
    }

    CloudSite administrator(FakeJira jira) {
        return signedIn(
                jira.baseUrl(), new SignIn.CloudBasic(StandardSite.ADMIN_EMAIL, Secret.of(StandardSite.ADMIN_TOKEN)));
    }

    CloudSite signedIn(String url, SignIn signIn) {
        CloudSite cloud =
                new CloudSite(new JiraHttp(new SiteAccess(URI.create(url), signIn), HttpSettings.CLOUD, time), 4);
        open.add(0, cloud);
        return cloud;
    }

    List<FakeIssue> add(int count) {
        return IntStream.range(0, count).mapToObj(this::request).toList();
    }

    private FakeIssue request(int number) {
        return site.addIssue(FakeIssue.in("HD", MORNING.plusSeconds(60L * number))
                .summary("包裹 " + number)
                .description("没有收到包裹\n\nWhere is it?")
                .reporter("kim")
                .build());
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
