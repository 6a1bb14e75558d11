package dev.deskpulse.plugin.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.plugin.app.LocalService;
import dev.deskpulse.plugin.dashboard.Dashboard;
import dev.deskpulse.plugin.dashboard.DashboardStore;
import dev.deskpulse.plugin.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A dashboard over many made facts: in a real browser, and what its requests take while many look at it. */
record ScreensSpeed(int facts, int viewers) implements Benchmark {
    /** In the settings of benchmarks. */
    private static final String TOKEN = "the-token-of-the-benchmark";

    private static final String TOKEN_OF_LEAD = "the-token-of-the-lead";
    /** The largest project, with nearly half of all tickets, is hidden from the lead. */
    private static final String SEEN = "SELECT 1 FROM kpi_fact WHERE ticket = ? AND project <> 'P0'";

    private static final Path CHROMIUM = Path.of(System.getProperty("deskpulse.chromium", "/usr/bin/chromium"));
    static final int GADGETS = 12;
    /** The page asks for everything anew once a minute; so much lies between the requests of 50 who look at it. */
    private static final Duration BETWEEN = Duration.ofMinutes(1).dividedBy(50L * GADGETS);

    private static final int DAYS = 90;
    private static final double SLOWEST = 0.95;
    private static final double KILO = 1_000;
    static final List<String> OWN = List.of("index.html", "gadget.html", "panel.html", "project.html");
    static final List<String> IN_JIRA = List.of("gadget.html", "panel.html", "project.html", "admin.html");
    /** Where the build puts the pages that Jira Cloud serves, seen from the project's folder. */
    private static final Path FORGE = Path.of(System.getProperty("deskpulse.forge", "plugin/target/forge/static"));

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
            try (PartlySeenSite site = new PartlySeenSite()) {
                return on(site, home, workshop);
            }
        });
    }

    private List<Row> on(PartlySeenSite site, Path home, Workshop workshop) {
        Settings settings = workshop.settings(home, site.address());
        Clock clock =
                Clock.fixed(MadeFacts.TO.atTime(23, 0).atZone(settings.zone()).toInstant(), settings.zone());
        try (Desk desk = Desk.open(settings, clock)) {
            workshop.progress().begin("Making " + facts + " facts", -1);
            MadeFacts.fill(desk.database(), facts);
            DashboardStore.in(desk.database()).save(dashboard());
            // as an analysis leaves them
            desk.customers().tell(workshop.progress());
            site.show(ticket -> isSeen(desk, ticket));
            try (LocalService service = new LocalService(desk, clock)) {
                return over(service.start(), home, workshop);
            }
        }
    }

    private static boolean isSeen(Desk desk, long ticket) {
        return desk.database().read(connection -> {
            try (PreparedStatement query = connection.prepareStatement(SEEN)) {
                query.setString(1, "bench/" + ticket);
                try (ResultSet row = query.executeQuery()) {
                    return row.next();
                }
            }
        });
    }

    private List<Row> over(URI server, Path home, Workshop workshop) {
        List<Row> rows = new ArrayList<>(scripts(workshop));
        String over = name() + ": " + facts + " tickets, ";
        if (Files.isExecutable(CHROMIUM)) {
            workshop.progress().begin("The dashboard in a browser", -1);
            rows.addAll(inBrowser(over, TOKEN, server, home.resolve("profile")));
            rows.addAll(inBrowser(
                    over + "a lead who sees part of the projects, ", TOKEN_OF_LEAD, server, home.resolve("lead")));
        } else {
            workshop.notices()
                    .accept(name() + ": no browser at " + CHROMIUM
                            + "; the system property deskpulse.chromium names another");
        }
        workshop.progress().begin(viewers + " viewers", 4L * viewers * GADGETS);
        rows.addAll(asked(over + viewers + " viewers at the page's pace, ", server, BETWEEN, 1, workshop));
        rows.addAll(asked(
                over + viewers + " viewers who ask without a pause, ", server, Duration.ZERO, 1 + viewers, workshop));
        return rows;
    }

    private static List<Row> inBrowser(String over, String token, URI server, Path profile) {
        URI page = server.resolve("/#/dashboard/bench");
        try (HeadlessBrowser browser = new HeadlessBrowser(CHROMIUM, profile)) {
            browser.sendAlways("Authorization", "Bearer " + token);
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

    private List<Row> scripts(Workshop workshop) {
        List<Row> rows = new ArrayList<>();
        OWN.forEach(page -> rows.add(script(page, new ScriptWeights(file -> resource("/ui/" + file)).of(page))));
        if (Files.isDirectory(FORGE)) {
            ScriptWeights inJira = new ScriptWeights(ScreensSpeed::ofForge);
            IN_JIRA.forEach(page -> rows.add(script(page + " in the Forge app", inJira.of(page))));
        } else {
            workshop.notices().accept(name() + ": no Forge app is built at " + FORGE.toAbsolutePath());
        }
        return rows;
    }

    private Row script(String of, long bytes) {
        return Row.of(name() + ": initial script of " + of + ", compressed", bytes / KILO, "kB");
    }

    private static byte[] ofForge(String file) {
        try {
            return Files.readAllBytes(FORGE.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] resource(String path) {
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

    /** @param ago how many days before the last one the first viewer looks, where each looks at days of their own */
    private List<Row> asked(String how, URI server, Duration between, int ago, Workshop workshop) {
        return List.of(
                Row.of(
                        how + "95 % answered, nothing kept",
                        slowest(server, between, OptionalInt.of(ago), workshop),
                        "ms"),
                Row.of(how + "95 % answered, kept", slowest(server, between, OptionalInt.empty(), workshop), "ms"));
    }

    /**
     * How long 95 % of the answers take at most, in milliseconds. No more requests than viewers are open at a time.
     *
     * @param between from one request to the next
     * @param ago empty where all look at the same days, whose answers are kept
     */
    private double slowest(URI server, Duration between, OptionalInt ago, Workshop workshop) {
        HttpClient http = HttpClient.newHttpClient();
        if (ago.isEmpty()) {
            queries(MadeFacts.TO).forEach(query -> ask(http, server, query));
        }
        ScheduledExecutorService looking = Executors.newScheduledThreadPool(viewers);
        try {
            List<Future<Double>> asked = new ArrayList<>();
            for (int viewer = 0; viewer < viewers; viewer++) {
                LocalDate to = MadeFacts.TO.minusDays(ago.isPresent() ? viewer + ago.getAsInt() : 0);
                for (String query : queries(to)) {
                    long later = between.multipliedBy(asked.size()).toMillis();
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
    static List<String> queries(LocalDate to) {
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

    /** How long the answer took, in milliseconds. */
    static double ask(HttpClient http, URI server, String query) {
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
