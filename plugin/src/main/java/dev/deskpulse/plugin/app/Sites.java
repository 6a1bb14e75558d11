package dev.deskpulse.plugin.app;

import dev.deskpulse.connector.jira.JiraSite;
import dev.deskpulse.connector.jira.cloud.CloudSite;
import dev.deskpulse.connector.jira.datacenter.DataCenterSite;
import dev.deskpulse.connector.jira.http.Circuit;
import dev.deskpulse.connector.jira.http.HttpSettings;
import dev.deskpulse.connector.jira.http.JiraHttp;
import dev.deskpulse.connector.jira.http.SignIn;
import dev.deskpulse.connector.jira.http.Timing;
import dev.deskpulse.plugin.settings.Settings;
import java.time.Clock;

/** Chooses the client for a site's deployment. */
public final class Sites {
    private Sites() {}

    /** Prepares a client; no call is made before the first method is called. The caller closes it. */
    public static JiraSite connect(Settings settings, HttpSettings http, Clock clock) {
        return connect(settings, http, clock, circuit(clock));
    }

    /** Shared by all clients of one site. */
    static Circuit circuit(Clock clock) {
        return new Circuit(Timing.system(clock));
    }

    /** The same for one of several clients. */
    static JiraSite connect(Settings settings, HttpSettings http, Clock clock, Circuit circuit) {
        JiraHttp wire = new JiraHttp(settings.jira().access(), http, Timing.system(clock), circuit);
        int parallel = http.limits().parallelRequests();
        return switch (settings.jira().deployment()) {
            case CLOUD ->
                settings.jira().access().signIn() instanceof SignIn.ForgeApp app
                        ? CloudSite.asApp(wire, parallel, app.appId())
                        : new CloudSite(wire, parallel);
            case DATA_CENTER -> new DataCenterSite(wire, parallel);
        };
    }
}
