package dev.deskpulse.scheduler;

import dev.deskpulse.connector.jira.cloud.CloudSite;
import dev.deskpulse.connector.jira.http.HttpSettings;
import dev.deskpulse.connector.jira.http.JiraHttp;
import dev.deskpulse.connector.jira.http.Secret;
import dev.deskpulse.connector.jira.http.SignIn;
import dev.deskpulse.connector.jira.http.SiteAccess;
import dev.deskpulse.connector.jira.http.Timing;
import dev.deskpulse.fixtures.FakeJira;
import dev.deskpulse.fixtures.site.StandardSite;
import java.net.URI;
import java.time.Clock;

/** The real client of Jira Cloud, signed in at a fake site as its administrator. */
public final class FakeCloudSite {
    private static final int AT_ONCE = 4;

    private FakeCloudSite() {}

    public static CloudSite of(FakeJira jira) {
        return new CloudSite(
                new JiraHttp(
                        new SiteAccess(
                                URI.create(jira.baseUrl()),
                                new SignIn.CloudBasic(StandardSite.ADMIN_EMAIL, Secret.of(StandardSite.ADMIN_TOKEN))),
                        HttpSettings.CLOUD,
                        Timing.system(Clock.systemUTC())),
                AT_ONCE);
    }
}
