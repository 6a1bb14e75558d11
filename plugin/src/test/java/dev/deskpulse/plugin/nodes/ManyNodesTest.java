package dev.deskpulse.plugin.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.fixtures.FakeJira;
import dev.deskpulse.fixtures.FakeJiraOptions;
import dev.deskpulse.fixtures.RecordedRequest;
import dev.deskpulse.fixtures.http.FakeFilter;
import dev.deskpulse.fixtures.scenario.RetailScenario;
import dev.deskpulse.fixtures.scenario.RetailSite;
import dev.deskpulse.fixtures.scenario.ScenarioOptions;
import dev.deskpulse.fixtures.site.FakeSite;
import dev.deskpulse.fixtures.site.StandardSite;
import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.plugin.app.Setup;
import dev.deskpulse.plugin.app.WholeJob;
import dev.deskpulse.plugin.settings.SettingsFile;
import dev.deskpulse.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three processes on one PostgreSQL, over the same site; those at work are killed in turn, and others take over. */
class ManyNodesTest {
    private static final int TICKETS = 150;
    private static final int WAIT_SECONDS = 240;

    @TempDir
    Path folder;

    private final Clock clock = Clock.systemUTC();
    /** It stands still, so that two sites of it are the same. */
    private final Clock siteClock = Clock.fixed(clock.instant(), ZoneOffset.UTC);

    private final Map<String, Node> nodes = new ConcurrentHashMap<>();
    private volatile boolean armed;

    private record Death(String work, String holder, long atNanos) {}

    private final List<Death> deaths = new CopyOnWriteArrayList<>();
    private final List<String> killed = new CopyOnWriteArrayList<>();

    /** None outlives a test that fails. */
    @AfterEach
    void killAll() {
        nodes.values().forEach(Node::kill);
    }

    @Test
    void nodesThatAreKilledAtWorkLeaveWhatOneProcessLeaves() throws Exception {
        FakeSite aloneSite = site();
        Map<String, List<String>> alone = alone(aloneSite);
        FakeSite site = site();
        try (PostgresServer server = PostgresServer.start();
                FakeJira jira = FakeJira.start(site, FakeJiraOptions.DEFAULT.withFilter(killing(server)))) {
            Path settings = settings(
                    "nodes",
                    jira.baseUrl(),
                    server.section("'${NODE}'"),
                    "schedules: {sync: '0/5 * * * * ?', analysis: '1/5 * * * * ?', writeBack: '3/5 * * * * ?',"
                            + " alerts: '0 0 0 1 1 ?', census: '0 0 0 1 1 ?'}");
            Path here = settings("here", jira.baseUrl(), server.section("here"), "");
            try (Desk desk = Desk.open(new SettingsFile(Map.of(), ZoneOffset.UTC).read(here), clock)) {
                makeFields(desk);
            }
            armed = true;
            for (String name : List.of("a", "b", "c")) {
                nodes.put(name, Node.start(name, settings));
            }
            int started = 3;
            while (killed.size() < 3) {
                int before = killed.size();
                until(server, () -> killed.size() > before);
                String name = "d" + started;
                nodes.put(name, Node.start(name, settings));
                started++;
            }
            until(server, () -> isDone(server));
            for (Node node : nodes.values()) {
                node.stop();
            }
            Map<String, List<String>> together;
            try (Desk desk = Desk.open(new SettingsFile(Map.of(), ZoneOffset.UTC).read(here), clock)) {
                assertThat(new WholeJob(desk, clock).run(Progress.SILENT).written())
                        .as("nothing is left to write")
                        .isZero();
                assertThat(desk.audit().verify().problems()).isEmpty();
                together = Rows.of(desk.database());
            }
            assertThat(alone.get("tickets")).hasSize(TICKETS);
            assertThat(Rows.differences(alone, together)).isEmpty();
            assertThat(comments(site)).isEqualTo(comments(aloneSite));
            assertThat(killed).doesNotHaveDuplicates();
        }
    }

    /** Kills whoever reads the site in the middle of the first sync, and twice whoever writes into it. */
    private FakeFilter killing(PostgresServer server) {
        Map<String, Integer> seen = new HashMap<>();
        Set<Integer> killsAtWrite = Set.of(40, 200);
        return (request, next) -> {
            synchronized (seen) {
                RecordedRequest recorded = new RecordedRequest(request.method(), request.path(), "", "");
                if (request.path().endsWith("/bulkfetch") && seen.merge("reads", 1, Integer::sum) == 3) {
                    killHolder(server, "reading");
                } else if (armed && recorded.write()) {
                    int writes = seen.merge("writes", 1, Integer::sum);
                    if (killsAtWrite.contains(writes)) {
                        killHolder(server, "writing");
                    }
                }
            }
            return next.handle(request);
        };
    }

    private void killHolder(PostgresServer server, String work) {
        String holder = server.rows(
                        "SELECT holder FROM lease WHERE work = '" + work + "' AND until > clock_timestamp()")
                .get(0);
        Node node = nodes.get(holder);
        node.kill();
        killed.add(holder);
        deaths.add(new Death(work, holder, System.nanoTime()));
    }

    /** Tells how long it took until somebody else was at the work of one who died. */
    private void takenOver(PostgresServer server) {
        deaths.removeIf(death -> {
            boolean taken = !server.rows("SELECT 1 FROM lease WHERE work = '" + death.work + "' AND holder <> '"
                            + death.holder + "' AND until > clock_timestamp()")
                    .isEmpty();
            if (taken) {
                System.out.printf(
                        "%s was taken over %.1f s after %s was killed%n",
                        death.work, (System.nanoTime() - death.atNanos) / 1e9, death.holder);
            }
            return taken;
        });
    }

    /** Whether all is read, and an analysis and the write-back after it found nothing left to do. */
    private static boolean isDone(PostgresServer server) {
        return !server.rows("SELECT 1 FROM schedule s, schedule a, schedule w WHERE s.task = 'sync' AND s.succeeded"
                        + " AND a.task = 'analysis' AND a.started > s.finished AND a.message LIKE '%\"0 tagged%'"
                        + " AND w.task = 'write-back' AND w.started > a.finished AND w.message LIKE '%\"0 written%'")
                .isEmpty();
    }

    private void until(PostgresServer server, BooleanSupplier happened) throws IOException {
        for (int i = 0; i < WAIT_SECONDS * 4 && nodes.values().stream().anyMatch(Node::runs); i++) {
            takenOver(server);
            if (happened.getAsBoolean() && deaths.isEmpty()) {
                return;
            }
            server.rows("SELECT pg_sleep(0.25)");
        }
        StringBuilder logs = new StringBuilder();
        for (Node node : nodes.values()) {
            logs.append(node.name())
                    .append(node.runs() ? " runs\n" : " ended\n")
                    .append(node.log());
        }
        throw new AssertionError("it has not come to that; killed: " + killed + "\n" + logs);
    }

    /** What is said on the site's tickets, by whomever. */
    private static List<String> comments(FakeSite site) {
        return site.issues().stream()
                .flatMap(issue -> issue.comments().stream().map(comment -> issue.key() + " " + comment.body()))
                .toList();
    }

    private Map<String, List<String>> alone(FakeSite site) throws IOException {
        try (FakeJira jira = FakeJira.start(site, FakeJiraOptions.DEFAULT)) {
            Path settings = settings("alone", jira.baseUrl(), "", "");
            try (Desk desk = Desk.open(new SettingsFile(Map.of(), ZoneOffset.UTC).read(settings), clock)) {
                makeFields(desk);
                new WholeJob(desk, clock).run(Progress.SILENT);
                new WholeJob(desk, clock).run(Progress.SILENT);
                return Rows.of(desk.database());
            } finally {
                // the key stays, for pseudonyms; the log of the other store begins anew
                Files.deleteIfExists(folder.resolve("home/audit.head"));
            }
        }
    }

    private static void makeFields(Desk desk) {
        Setup setup = new Setup(desk.site(), desk.settings().writeBack().fields(), List.of());
        setup.apply(setup.plan());
    }

    private FakeSite site() {
        FakeSite site = StandardSite.create(siteClock);
        RetailSite.load(
                site,
                new RetailScenario(ScenarioOptions.retail(LocalDate.now(clock)).withTickets(TICKETS)),
                ticket -> {});
        return site;
    }

    private Path settings(String name, String jira, String store, String schedules) throws IOException {
        return Files.writeString(folder.resolve(name + ".yml"), """
                zone: Asia/Shanghai
                home: home
                jira: {url: '%s', deployment: cloud, email: admin@example.com, token: admin-token}
                fields: {customer: Customer, channel: Channel, product: Product}
                sync: {batchSize: 50}
                writeBack: {fields: {topic: false}}
                web: {port: 0, token: a-token-of-the-test}
                %s
                %s
                """.formatted(jira, store, schedules));
    }
}
