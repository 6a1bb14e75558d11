package dev.deskpulse.plugin.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * One and more real processes on one PostgreSQL: reading and tagging.
 *
 * @param most processes
 */
record NodeSpeed(int tickets, int most) implements Benchmark {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Override
    public String name() {
        return "nodes";
    }

    @Override
    public List<Row> run(Workshop workshop) {
        String url = workshop.postgres();
        if (url == null) {
            workshop.notices().accept("nodes: not measured; --postgres names an empty database");
            return List.of();
        }
        List<Row> rows = new ArrayList<>();
        try (SiteStarter.Running site = workshop.site(tickets)) {
            for (int nodes = 1; nodes <= most; nodes++) {
                rows.addAll(throughput(workshop, site, url, nodes));
            }
        }
        return rows;
    }

    private List<Row> throughput(Workshop workshop, SiteStarter.Running site, String url, int nodes) {
        workshop.progress().begin(nodes + " processes", -1);
        return workshop.inHome(home -> {
            try (NodeStore store = NodeStore.make(url, "bench_nodes_" + nodes);
                    NodeProcesses processes = new NodeProcesses(settings(workshop, home, site, store))) {
                processes.start(nodes);
                until(processes, () -> store.tagged() == tickets && store.synced());
                String over = name() + ": " + tickets + " tickets, processes: " + nodes;
                return List.of(
                        Row.of(over + ", read and stored", store.readRate(), "tickets/s"),
                        Row.of(over + ", tagged, from the first one stored on", store.taggedRate(), "tickets/s"));
            }
        });
    }

    private static Path settings(Workshop workshop, Path home, SiteStarter.Running site, NodeStore store) {
        return workshop.settingsFile(
                home,
                site.url(),
                text -> text.replace("  sync: 0 0 0 1 1 ?", "  sync: 0/15 * * * * ?")
                                .replace("  analysis: 0 0 0 1 1 ?", "  analysis: 5/15 * * * * ?")
                        + store.section("${NODE}")
                        + "\nwriteBack: {enabled: false}\n");
    }

    private static double since(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    private static void until(NodeProcesses processes, BooleanSupplier happened) {
        long begun = System.nanoTime();
        while (!happened.getAsBoolean()) {
            processes.requireRunning();
            if (since(begun) > PATIENCE.toSeconds()) {
                throw new IllegalStateException("the processes have not come to it in " + PATIENCE);
            }
            try {
                Thread.sleep(LOOK_AGAIN.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("the benchmark was interrupted", e);
            }
        }
    }
}
