package dev.deskpulse.plugin.bench;

import java.util.List;

/** {@code deskpulse sync} in a process of its own with 1 GiB of heap: all the memory that it took, by the kernel. */
record SyncMemory(int issues) implements Benchmark {
    private static final double MOST = 1024;

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public List<Row> run(Workshop workshop) {
        ChildRun.requireLinux(name());
        try (SiteStarter.Running site = workshop.site(issues)) {
            workshop.progress().begin("Syncing in a process with 1 GiB of heap", -1);
            return workshop.inHome(home -> {
                ChildRun[] sync = new ChildRun[1];
                List<String> command = List.of(
                        "sync",
                        "--config",
                        workshop.settingsFile(home, site.url()).toString());
                double seconds = workshop.seconds(() -> sync[0] = ChildRun.of(List.of("-Xmx1g"), home, command));
                String what = name() + ": " + issues + " issues, ";
                double memory = sync[0].memory();
                double heap = sync[0].heap();
                return List.of(
                        Row.of(what + "whole process, against 1 GiB", memory, "MiB", memory / MOST),
                        Row.of(what + "Java heap alone, against 1 GiB", heap, "MiB", heap / MOST),
                        Row.of(what + "the run", issues / seconds, "issues/s"),
                        Row.of(what + "the fake site itself", ChildRun.peak(site.pid()), "MiB"));
            });
        }
    }
}
