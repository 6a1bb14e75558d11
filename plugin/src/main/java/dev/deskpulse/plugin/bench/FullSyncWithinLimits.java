package dev.deskpulse.plugin.bench;

import dev.deskpulse.connector.jira.http.HttpStatistics;
import dev.deskpulse.connector.jira.http.JiraCall;
import dev.deskpulse.connector.jira.http.JiraHttp;
import dev.deskpulse.connector.jira.http.Timing;
import dev.deskpulse.plugin.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The same full sync while the site refuses what a tenant's limits do not allow; and one endpoint asked as often as the
 * client dares, since a sync that reads a hundred issues in one call may never come near its limits.
 */
record FullSyncWithinLimits(int issues, int calls) implements Benchmark {
    private static final JiraCall CALL = JiraCall.get("/rest/api/3/serverInfo");

    @Override
    public String name() {
        return "full-sync-limits";
    }

    @Override
    public List<Row> run(Workshop workshop) {
        try (SiteStarter.Running site = workshop.site(issues, "--limits")) {
            return workshop.inHome(home -> {
                Settings settings = workshop.settings(home, site.url());
                List<Row> rows = new ArrayList<>(sync(workshop, settings));
                rows.addAll(oneEndpoint(workshop, settings));
                return rows;
            });
        }
    }

    private List<Row> sync(Workshop workshop, Settings settings) {
        try (BenchDesk desk = BenchDesk.open(settings, workshop.clock(), workshop.progress())) {
            double seconds = workshop.seconds(desk::sync);
            HttpStatistics cost = desk.statistics();
            Map.Entry<String, Long> busiest = cost.byEndpoint().entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .orElseThrow();
            double rate = (double) busiest.getValue() / seconds;
            return List.of(
                    Row.of(name() + ": " + issues + " issues", issues / seconds, "issues/s"),
                    Row.of(
                            name() + ": busiest endpoint (" + busiest.getKey() + "), of the allowed rate",
                            rate,
                            "requests/s",
                            rate / allowed(settings)),
                    answers429(name() + ": 429 answers to the sync, of its requests", cost));
        }
    }

    private List<Row> oneEndpoint(Workshop workshop, Settings settings) {
        workshop.progress().begin("Asking one endpoint as often as allowed", calls);
        try (JiraHttp http = new JiraHttp(settings.jira().access(), settings.http(), Timing.system(workshop.clock()))) {
            int threads = settings.http().limits().parallelRequests();
            double seconds = workshop.seconds(() -> ask(http, threads, workshop));
            // A full bucket stands ready at the start, and fills again from then on.
            double most = allowed(settings) * (1 + seconds);
            return List.of(
                    Row.of(
                            name() + ": one endpoint as often as allowed, of what the site allows",
                            calls / seconds,
                            "requests/s",
                            calls / most),
                    answers429(name() + ": 429 answers to it, of its requests", http.statistics()));
        }
    }

    private void ask(JiraHttp http, int threads, Workshop workshop) {
        List<Thread> all = IntStream.range(0, threads)
                .mapToObj(number -> new Thread(() -> {
                    for (int call = number; call < calls; call += threads) {
                        http.execute(CALL);
                        workshop.progress().advance(1);
                    }
                }))
                .toList();
        all.forEach(Thread::start);
        try {
            for (Thread thread : all) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped", e);
        }
        if (http.statistics().requests() < calls) {
            throw new IllegalStateException("some calls failed; the messages above say why");
        }
    }

    private static double allowed(Settings settings) {
        return settings.http().limits().readsPerSecond();
    }

    private static Row answers429(String name, HttpStatistics cost) {
        return Row.of(name, (double) cost.throttled(), "answers", (double) cost.throttled() / (double) cost.requests());
    }
}
