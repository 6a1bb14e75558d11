package dev.deskpulse.plugin.nodes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.deskpulse.fixtures.FakeJira;
import dev.deskpulse.fixtures.FakeJiraOptions;
import dev.deskpulse.fixtures.faults.FaultFilter;
import dev.deskpulse.fixtures.faults.FaultSpec;
import dev.deskpulse.fixtures.faults.Faults;
import dev.deskpulse.fixtures.faults.PageFaults;
import dev.deskpulse.fixtures.scenario.RetailScenario;
import dev.deskpulse.fixtures.scenario.RetailSite;
import dev.deskpulse.fixtures.scenario.ScenarioOptions;
import dev.deskpulse.fixtures.site.FakeIssue;
import dev.deskpulse.fixtures.site.FakeSite;
import dev.deskpulse.fixtures.site.StandardSite;
import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.plugin.app.Setup;
import dev.deskpulse.plugin.settings.SettingsFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real process, every task again and again, over a site that fails now and then and that people edit, while viewers ask. In a
 * short time it shows that all of this works; {@code scripts/soak MINUTES} shows whether anything grows.
 */
@EnabledOnOs(OS.LINUX)
class SoakTest {
    private static final long SECONDS = Long.getLong("deskpulse.soak.seconds", 20);
    private static final int SEED = Integer.getInteger("deskpulse.seed", 11);
    private static final long SAMPLE_SECONDS = Math.min(10, SECONDS / 5);
    private static final int TICKETS = 300;
    private static final int START_SECONDS = 300;
    private static final long EDIT_MILLIS = 500;
    private static final long ASK_MILLIS = 250;
    private static final String FAULTS =
            "500:0.02,429:0.01,503:0.01,reset:0.02,truncate:0.01,garbage:0.01,duplicate-page:0.05;seed=" + SEED;
    private static final String TOKEN = "a-token-of-the-test";
    private static final String DAYS = "&from=2025-01-01&to=2030-12-31";
    private static final List<String> ASKED = List.of(
            "figures?kpi=volume&kpi=first-response&kpi=csat&each=day" + DAYS,
            "figures?kpi=volume&by=channel&by=kind" + DAYS,
            "desk",
            "findings",
            "admin/health",
            "schedules",
            "tickets/HD-1/panel",
            "admin/metrics");
    private static final Pattern USED = Pattern.compile("(?m)^ (?!Metaspace)[^\\n]*\\bused (\\d+)K");
    private static final double MEBIBYTE = 1 << 20;

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger edits = new AtomicInteger();
    private int asked;
    private final AtomicInteger answered = new AtomicInteger();
    private final Map<String, Integer> refused = new TreeMap<>();
    private final Map<String, Growth> growth = new TreeMap<>();

    @Test
    void nothingGrowsWhileEverythingGoesOn() throws Exception {
        Clock clock = Clock.systemUTC();
        FakeSite site = StandardSite.create(clock);
        RetailSite.load(
                site,
                new RetailScenario(ScenarioOptions.retail(LocalDate.now(clock)).withTickets(TICKETS)),
                ticket -> {});
        Faults faults = new Faults(FaultSpec.parse(FAULTS));
        FaultFilter failing = new FaultFilter(faults, new PageFaults(site, SEED, StandardSite.ADMIN));
        boolean[] faulty = {false};
        try (FakeJira jira = FakeJira.start(
                site,
                FakeJiraOptions.DEFAULT
                        .withJournal(0)
                        .withFilter(
                                (request, next) -> faulty[0] ? failing.filter(request, next) : next.handle(request)))) {
            int port = freePort();
            Path settings = settings(jira.baseUrl(), port);
            makeFields(settings, clock);
            faulty[0] = true;
            Node node = Node.start("soak", settings);
            ScheduledExecutorService people = Executors.newScheduledThreadPool(2);
            try {
                URI api = URI.create("http://127.0.0.1:" + port + "/api/");
                awaitPage(node, api);
                List<Future<?>> going = List.of(
                        people.scheduleAtFixedRate(() -> edit(site), EDIT_MILLIS, EDIT_MILLIS, TimeUnit.MILLISECONDS),
                        people.scheduleAtFixedRate(() -> ask(api), ASK_MILLIS, ASK_MILLIS, TimeUnit.MILLISECONDS));
                watch(node);
                assertThat(going).as("nobody has stopped by a failure").noneMatch(Future::isDone);
            } finally {
                people.shutdownNow();
                assertThat(people.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
                node.stop();
            }
            System.out.printf(
                    "%d edits, %d requests answered, refused %s, faults of the site %s%n",
                    edits.get(), answered.get(), refused, faults.counts());
            growth.forEach((what, grown) -> System.out.printf(
                    "%-22s median %9.1f, growth per hour %9.2f: %s%n",
                    what, grown.median(), grown.perHour(), grown.isFlat() ? "flat" : "grows"));
            assertThat(edits.get()).isPositive();
            assertThat(answered.get()).as(node.log()).isPositive();
            assertThat(growth).containsKeys("heap MiB", "threads", "open files", "store MiB");
        }
    }

    /** The page is served when the whole job has run once. */
    private void awaitPage(Node node, URI api) throws IOException, InterruptedException {
        for (int i = 0; i < START_SECONDS && answered.get() == 0; i++) {
            assertThat(node.runs()).as(node.log()).isTrue();
            TimeUnit.SECONDS.sleep(1);
            ask(api);
        }
        refused.clear();
    }

    private void watch(Node node) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        for (double seconds = 0; seconds < SECONDS; seconds = (System.nanoTime() - begun) / 1e9) {
            TimeUnit.SECONDS.sleep(SAMPLE_SECONDS);
            assertThat(node.runs()).as(node.log()).isTrue();
            sample(node, (System.nanoTime() - begun) / 1e9);
        }
    }

    private void sample(Node node, double seconds) throws IOException, InterruptedException {
        Path process = Path.of("/proc", Long.toString(node.pid()));
        jcmd(node, "GC.run");
        Matcher used = USED.matcher(jcmd(node, "GC.heap_info"));
        double heap = 0;
        while (used.find()) {
            heap += Long.parseLong(used.group(1)) * 1024 / MEBIBYTE;
        }
        add("heap MiB", seconds, heap);
        String status = Files.readString(process.resolve("status"));
        add("threads", seconds, number(status, "Threads:\\s+(\\d+)"));
        add("resident MiB", seconds, number(status, "VmRSS:\\s+(\\d+)") * 1024 / MEBIBYTE);
        try (Stream<Path> open = Files.list(process.resolve("fd"))) {
            add("open files", seconds, (double) open.count());
        }
        try (Stream<Path> files = Files.list(folder.resolve("home"))) {
            add(
                    "store MiB",
                    seconds,
                    files.filter(file -> file.toString().contains(".duckdb"))
                                    .mapToLong(file -> file.toFile().length())
                                    .sum()
                            / MEBIBYTE);
        }
    }

    private void add(String what, double seconds, double value) {
        growth.computeIfAbsent(what, name -> new Growth()).add(seconds, value);
        System.out.printf("%6.0f s %-14s %9.1f%n", seconds, what, value);
    }

    private static double number(String text, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern + " in " + text).isTrue();
        return Double.parseDouble(found.group(1));
    }

    private static String jcmd(Node node, String command) throws IOException, InterruptedException {
        Process asked = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(node.pid()),
                        command)
                .redirectErrorStream(true)
                .start();
        String said = new String(asked.getInputStream().readAllBytes(), UTF_8);
        assertThat(asked.waitFor()).as(said).isZero();
        return said;
    }

    /** A ticket gets another summary. */
    private void edit(FakeSite site) {
        List<FakeIssue> issues = List.copyOf(site.issues());
        FakeIssue issue = issues.get(random.nextInt(issues.size()));
        int number = edits.incrementAndGet();
        site.edits()
                .setField(
                        issue.id(),
                        StandardSite.ADMIN,
                        "summary",
                        TextNode.valueOf("Edit " + number + ": it is still broken and I am furious"));
    }

    private void ask(URI api) {
        String what = ASKED.get(asked++ % ASKED.size());
        HttpRequest request = HttpRequest.newBuilder(api.resolve(what))
                .header("Authorization", "Bearer " + TOKEN)
                .build();
        String outcome;
        try {
            int status =
                    http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
            outcome = status == 200 ? "" : what + " " + status;
        } catch (IOException e) {
            outcome = "no answer";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        if (outcome.isEmpty()) {
            answered.incrementAndGet();
        } else {
            refused.merge(outcome, 1, Integer::sum);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void makeFields(Path settings, Clock clock) {
        try (Desk desk = Desk.open(new SettingsFile(Map.of(), ZoneOffset.UTC).read(settings), clock)) {
            Setup setup = new Setup(desk.site(), desk.settings().writeBack().fields(), List.of());
            setup.apply(setup.plan());
        }
    }

    private Path settings(String jira, int port) throws IOException {
        return Files.writeString(folder.resolve("deskpulse.yml"), """
                zone: Asia/Shanghai
                home: home
                jira: {url: '%s', deployment: cloud, email: admin@example.com, token: admin-token}
                fields: {customer: Customer, channel: Channel, product: Product}
                web: {port: %d, token: %s}
                limits: {timeout: 3s}
                schedules:
                  sync: 0/5 * * * * ?
                  census: 30 * * * * ?
                  analysis: 2/10 * * * * ?
                  writeBack: 7/10 * * * * ?
                  alerts: 4/10 * * * * ?
                """.formatted(jira, port, TOKEN));
    }
}
