package dev.deskpulse.plugin.bench;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.deskpulse.connector.sync.CompletenessCertificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** A run that finds a few changes among many issues. */
record IncrementalSync(int issues, int changed) implements Benchmark {
    @Override
    public String name() {
        return "incremental";
    }

    @Override
    public List<Row> run(Workshop workshop) {
        try (SiteStarter.Running site = workshop.site(issues)) {
            return workshop.inHome(home -> {
                try (BenchDesk desk = workshop.desk(home, site.url())) {
                    desk.sync();
                    change(desk);
                    return measure(desk, workshop);
                }
            });
        }
    }

    /** Through the site's API, as people's edits come. */
    private void change(BenchDesk desk) {
        Map<String, ?> held =
                desk.desk().tickets().held(desk.desk().settings().jira().source());
        int step = Math.max(1, held.size() / changed);
        List<String> ids = held.keySet().stream().sorted().toList();
        for (int number = 0; number < changed; number++) {
            desk.desk()
                    .site()
                    .writer()
                    .setFields(ids.get(number * step), Map.of("summary", TextNode.valueOf("Changed " + number)));
        }
    }

    private List<Row> measure(BenchDesk desk, Workshop workshop) {
        Duration before = desk.statistics().onTheWire();
        AtomicLong fetched = new AtomicLong();
        double seconds = workshop.seconds(() -> {
            CompletenessCertificate certificate = desk.sync();
            fetched.set(certificate.fetched());
        });
        if (fetched.get() < changed) {
            throw new IllegalStateException("read " + fetched + " issues although " + changed + " had changed");
        }
        double network = desk.statistics().onTheWire().minus(before).toNanos() / 1e9;
        String what = name() + ": " + fetched + " changed of " + issues;
        return List.of(
                Row.of(what, seconds, "s"),
                Row.of(what + ", with a request under way", network, "s"),
                Row.of(what + ", beyond the network, against 3 s", seconds - network, "s", (seconds - network) / 3));
    }
}
