package dev.deskpulse.plugin.bench;

import dev.deskpulse.connector.jira.cloud.CloudSite;
import dev.deskpulse.connector.jira.http.HttpStatistics;
import dev.deskpulse.connector.jira.http.JiraHttp;
import dev.deskpulse.connector.jira.http.Timing;
import dev.deskpulse.connector.sync.CompletenessCertificate;
import dev.deskpulse.connector.sync.RunOptions;
import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.progress.Progress;
import java.time.Clock;

/** The real desk, and what its calls cost. */
record BenchDesk(Desk desk, JiraHttp http, Progress progress) implements AutoCloseable {
    static BenchDesk open(Settings settings, Clock clock, Progress progress) {
        JiraHttp http = new JiraHttp(settings.jira().access(), settings.http(), Timing.system(clock));
        int parallel = settings.http().limits().parallelRequests();
        return new BenchDesk(Desk.open(settings, clock, new CloudSite(http, parallel)), http, progress);
    }

    /** @throws IllegalStateException where the run was not complete: its time would mean nothing */
    CompletenessCertificate sync() {
        CompletenessCertificate certificate = desk.sync(RunOptions.USUAL, progress);
        if (!certificate.complete()) {
            throw new IllegalStateException("the sync of a benchmark was not complete: " + certificate.gaps()
                    + " and set aside " + certificate.setAside().size() + " issues");
        }
        return certificate;
    }

    HttpStatistics statistics() {
        return http.statistics();
    }

    @Override
    public void close() {
        desk.close();
    }
}
