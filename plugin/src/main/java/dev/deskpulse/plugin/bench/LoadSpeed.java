package dev.deskpulse.plugin.bench;

import dev.deskpulse.plugin.app.LocalService;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Many viewers on the dashboards of a large desk while a full sync runs into the same store: what their answers take, and how much
 * slower the sync is than without them. The desk's facts are made by the database; so many tickets are read from a site.
 */
record LoadSpeed(int facts, int read, int viewers) implements Benchmark {
    private static final double WANTED_MILLIS = 500;
    private static final Duration PAGE_ASKS = Duration.ofMinutes(1);

    /** What a run told: how fast the sync was, and what answers took, in milliseconds. */
    private record Outcome(double issuesPerSecond, List<Double> answers) {
        double slowest(double share) {
            return answers.get((int) Math.ceil(share * answers.size()) - 1);
        }
    }

    /** Which days a viewer looks at, each of the others' or days of their own. */
    private enum Looking {
        AT_THE_SAME_DAYS,
        AT_DAYS_OF_THEIR_OWN
    }

    @Override
    public String name() {
        return "load";
    }

    @Override
    public List<Row> run(Workshop workshop) {
        try (SiteStarter.Running site = workshop.site(read, "--until", MadeFacts.TO.toString())) {
            Outcome alone = synced(site, workshop, null);
            String over = name() + ": " + facts + " tickets, " + read + " more read from the site, ";
            List<Row> rows = new ArrayList<>();
            rows.add(Row.of(over + "nobody looks", alone.issuesPerSecond(), "issues/s"));
            rows.addAll(rows(
                    over + viewers + " viewers at the same days, ",
                    alone,
                    synced(site, workshop, Looking.AT_THE_SAME_DAYS)));
            rows.addAll(rows(
                    over + viewers + " viewers, each at days of their own, ",
                    alone,
                    synced(site, workshop, Looking.AT_DAYS_OF_THEIR_OWN)));
            return rows;
        }
    }

    private static List<Row> rows(String over, Outcome alone, Outcome watched) {
        double p95 = watched.slowest(0.95);
        return List.of(
                Row.of(over + "95 % answered, against 500 ms", p95, "ms", WANTED_MILLIS / p95),
                Row.of("… 99 % answered", watched.slowest(0.99), "ms"),
                Row.of("… requests answered", watched.answers().size(), "requests"),
                Row.of(
                        "… the sync, against the same without viewers",
                        watched.issuesPerSecond(),
                        "issues/s",
                        watched.issuesPerSecond() / alone.issuesPerSecond()));
    }

    /** Into a store of its own. */
    private Outcome synced(SiteStarter.Running site, Workshop workshop, @Nullable Looking looking) {
        return workshop.inHome(home -> synced(site.url(), home, workshop.at(MadeFacts.TO), looking));
    }

    private Outcome synced(URI site, Path home, Workshop workshop, @Nullable Looking looking) {
        try (BenchDesk desk = workshop.desk(home, site)) {
            workshop.progress().begin("Making " + facts + " facts", -1);
            MadeFacts.fill(desk.desk().database(), "made", facts);
            desk.desk().customers().tell(workshop.progress());
            try (LocalService service = new LocalService(desk.desk(), workshop.clock())) {
                URI server = service.start();
                if (looking == null) {
                    return new Outcome(read / workshop.seconds(desk::sync), List.of());
                }
                return watched(desk, server, workshop, looking);
            }
        }
    }

    private Outcome watched(BenchDesk desk, URI server, Workshop workshop, Looking looking) {
        HttpClient http = HttpClient.newHttpClient();
        // as on any day: the program is warm, and whoever looks at the same days finds them kept
        ScreensSpeed.queries(MadeFacts.TO).forEach(query -> ScreensSpeed.ask(http, server, query));
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        var threads = Executors.newFixedThreadPool(viewers);
        Queue<Future<Double>> asked = new ConcurrentLinkedQueue<>();
        AtomicInteger number = new AtomicInteger();
        long between =
                PAGE_ASKS.dividedBy((long) viewers * ScreensSpeed.GADGETS).toNanos();
        try {
            ScheduledFuture<?> pace = clock.scheduleAtFixedRate(
                    () -> {
                        String query = query(number.getAndIncrement(), looking);
                        asked.add(threads.submit(() -> ScreensSpeed.ask(http, server, query)));
                    },
                    0,
                    between,
                    TimeUnit.NANOSECONDS);
            double seconds = workshop.seconds(desk::sync);
            pace.cancel(false);
            return new Outcome(read / seconds, taken(asked));
        } finally {
            clock.shutdownNow();
            threads.shutdownNow();
        }
    }

    /** One viewer's page after the other. */
    private String query(int number, Looking looking) {
        int viewer = number / ScreensSpeed.GADGETS % viewers;
        LocalDate to = looking == Looking.AT_THE_SAME_DAYS ? MadeFacts.TO : MadeFacts.TO.minusDays(1L + viewer);
        return ScreensSpeed.queries(to).get(number % ScreensSpeed.GADGETS);
    }

    private static List<Double> taken(Queue<Future<Double>> asked) {
        List<Double> taken = new ArrayList<>();
        try {
            for (Future<Double> one : asked) {
                taken.add(one.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a request of the benchmark failed", e);
        }
        taken.sort(null);
        return taken;
    }
}
