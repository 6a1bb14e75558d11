package dev.deskpulse.plugin.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.plugin.app.LocalService;
import dev.deskpulse.plugin.dashboard.Dashboard;
import dev.deskpulse.plugin.dashboard.DashboardStore;
import dev.deskpulse.plugin.settings.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** A dashboard over many made facts: in a real browser, and what its requests take while many look at it. */
record ScreensSpeed(int facts, int viewers) implements Benchmark {
    private static final URI NO_SITE = URI.create("http://127.0.0.1:9");
    /** In the settings of benchmarks. */
    private static final String TOKEN = "the-token-of-the-benchmark";

    private static final Path CHROMIUM = Path.of(System.getProperty("deskpulse.chromium", "/usr/bin/chromium"));
    private static final int GADGETS = 12;
    /** The page asks for everything anew once a minute; so much lies between the requests of 50 who look at it. */
    private static final Duration BETWEEN = Duration.ofMinutes(1).dividedBy(50L * GADGETS);

    private static final int DAYS = 90;
    private static final double SLOWEST = 0.95;
    private static final double KILO = 1_000;
    private static final List<String> PAGES = List.of("index.html", "gadget.html", "panel.html", "project.html");
    private static final Pattern SCRIPT = Pattern.compile("(?:src|href)=\"\\./(assets/[^\"]+\\.js)\"");

    /** Complete: every gadget is there and none waits any more. */
    private static final String WATCH = """
            (() => {
              const look = () => {
                const all = document.querySelectorAll('.gadget').length === %d;
                if (all && !document.querySelector('[aria-busy=true]')) {
                  window.completeAfter = performance.now();
                } else {
                  requestAnimationFrame(look);
                }
              };
              requestAnimationFrame(look);
            })()""".formatted(GADGETS);

    private static final String LARGEST = """
            Math.max(...performance.getEntriesByType('resource')
                .filter((one) => one.name.includes('/api/')).map((one) => one.transferSize))""";

    @Override
    public String name() {
        return "screens";
    }

    @Override
    public List<Row> run(Workshop workshop) {
        return workshop.inHome(home -> {
            Settings settings = workshop.settings(home, NO_SITE);
            Clock clock = Clock.fixed(
                    MadeFacts.TO.atTime(23, 0).atZone(settings.zone()).toInstant(), settings.zone());
            try (Desk desk = Desk.open(settings, clock)) {
                workshop.progress().begin("Making " + facts + " facts", -1);
                MadeFacts.fill(desk.database(), facts);
                DashboardStore.in(desk.database()).save(dashboard());
                // as an analysis leaves them
                desk.customers().tell(workshop.progress());
                try (LocalService service = new LocalService(desk, clock)) {
                    return over(service.start(), home, workshop);
                }
            }
        });
    }

    private List<Row> over(URI server, Path home, Workshop workshop) {
        List<Row> rows = new ArrayList<>(scripts());
        String over = name() + ": " + facts + " tickets, ";
        if (Files.isExecutable(CHROMIUM)) {
            workshop.progress().begin("The dashboard in a browser", -1);
            rows.addAll(inBrowser(over, server, home));
        } else {
            workshop.notices()
                    .accept(name() + ": no browser at " + CHROMIUM
                            + "; the system property deskpulse.chromium names another");
        }
        workshop.progress().begin(viewers + " viewers", 2L * viewers * GADGETS);
        String asked = over + viewers + " viewers at the page's pace, ";
        rows.add(Row.of(asked + "95 % answered, nothing kept", slowest(server, true, workshop), "ms"));
        rows.add(Row.of(asked + "95 % answered, kept", slowest(server, false, workshop), "ms"));
        return rows;
    }

    private static List<Row> inBrowser(String over, URI server, Path home) {
        URI page = server.resolve("/#/dashboard/bench");
        try (HeadlessBrowser browser = new HeadlessBrowser(CHROMIUM, home.resolve("profile"))) {
            browser.sendAlways("Authorization", "Bearer " + TOKEN);
            browser.runFirst(WATCH);
            browser.open(page);
            double cold = browser.above0("window.completeAfter ?? 0");
            double largest = browser.evaluate(LARGEST).asDouble();
            browser.open(URI.create("about:blank"));
            browser.open(page);
            double warm = browser.above0("window.completeAfter ?? 0");
            return List.of(
                    Row.of(over + "a dashboard of " + GADGETS + " gadgets complete in the browser, cold", cold, "ms"),
                    Row.of(over + "… again, warm", warm, "ms"),
                    Row.of(over + "… its largest answer", largest / KILO, "kB"));
        }
    }

    /** What each page's script weighs before it has asked for anything: its own and what that needs at once. */
    private List<Row> scripts() {
        return PAGES.stream()
                .map(page ->
                        Row.of(name() + ": initial script of " + page + ", compressed", scriptOf(page) / KILO, "kB"))
                .toList();
    }

    private static double scriptOf(String page) {
        Matcher scripts = SCRIPT.matcher(new String(resource("/ui/" + page), StandardCharsets.UTF_8));
        double size = 0;
        while (scripts.find()) {
            size += compressed(resource("/ui/" + scripts.group(1)));
        }
        return size;
    }

    private static int compressed(byte[] bytes) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.size();
    }

    private static byte[] resource(String path) {
        try (InputStream file = ScreensSpeed.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException(path + " is missing from the program");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read from the program", e);
        }
    }

    private static Dashboard dashboard() {
        try {
            return new ObjectMapper()
                    .readValue(resource("/dev/deskpulse/plugin/bench/dashboard.json"), Dashboard.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * How long 95 % of the answers take at most, in milliseconds, while requests come at the page's own pace.
     *
     * @param differing whether each viewer looks at other days, so that no answer is kept of another's
     */
    private double slowest(URI server, boolean differing, Workshop workshop) {
        HttpClient http = HttpClient.newHttpClient();
        if (!differing) {
            queries(MadeFacts.TO).forEach(query -> ask(http, server, query));
        }
        ScheduledExecutorService looking = Executors.newScheduledThreadPool(viewers);
        try {
            List<Future<Double>> asked = new ArrayList<>();
            for (int viewer = 0; viewer < viewers; viewer++) {
                LocalDate to = MadeFacts.TO.minusDays(differing ? viewer + 1L : 0);
                for (String query : queries(to)) {
                    long later = BETWEEN.multipliedBy(asked.size()).toMillis();
                    asked.add(looking.schedule(() -> ask(http, server, query), later, TimeUnit.MILLISECONDS));
                }
            }
            List<Double> taken = new ArrayList<>();
            for (Future<Double> one : asked) {
                taken.add(one.get());
                workshop.progress().advance(1);
            }
            taken.sort(null);
            return taken.get((int) Math.ceil(SLOWEST * taken.size()) - 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a request of the benchmark failed", e);
        } finally {
            looking.shutdownNow();
        }
    }

    /** What the gadgets of a usual dashboard ask. */
    private static List<String> queries(LocalDate to) {
        String days = "&from=" + to.minusDays(DAYS - 1L) + "&to=" + to;
        return List.of(
                "kpi=volume&kpi=first-response&kpi=resolution&kpi=csat&each=whole&compare=previous" + days,
                "kpi=volume&kpi=first-response&kpi=resolution&kpi=csat&each=day" + days,
                "kpi=volume&each=day" + days,
                "kpi=volume&each=week&by=kind" + days,
                "kpi=volume&by=channel" + days,
                "kpi=complaints&by=product&top=12" + days,
                "kpi=volume&by=weekday&by=hour&top=24" + days,
                "kpi=volume&kpi=first-response&kpi=fcr&by=agent&top=50" + days,
                "kpi=volume&by=channel&by=kind" + days,
                "kpi=order-stages&by=stage" + days,
                "kpi=sentiment&each=week" + days,
                "kpi=sla&each=week" + days);
    }

    private static double ask(HttpClient http, URI server, String query) {
        HttpRequest request = HttpRequest.newBuilder(server.resolve("/api/figures?" + query))
                .header("Authorization", "Bearer " + TOKEN)
                .build();
        long begun = System.nanoTime();
        try {
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(query + ": " + new String(answer.body(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        return (System.nanoTime() - begun) / 1e6;
    }
}
