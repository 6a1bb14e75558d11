package dev.deskpulse.plugin.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code deskpulse sync} in a process of its own with 1 GiB of heap: all the memory that it took, by the kernel. */
record SyncMemory(int issues) implements Benchmark {
    private static final double MEBIBYTE = 1024;
    private static final double MOST = 1024;
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final Pattern HEAP = Pattern.compile("(\\d+)M->\\d+M\\(");

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public List<Row> run(Workshop workshop) {
        if (!Files.isReadable(Path.of("/proc/self/status"))) {
            throw new IllegalStateException("memory: only Linux tells a process's peak (/proc); leave this one out");
        }
        try (SiteStarter.Running site = workshop.site(issues)) {
            workshop.progress().begin("Syncing in a process with 1 GiB of heap", -1);
            return workshop.inHome(home -> {
                double[] peak = new double[1];
                double seconds = workshop.seconds(() -> peak[0] = sync(workshop.settingsFile(home, site.url()), home));
                String what = name() + ": " + issues + " issues, ";
                double heap = peakHeap(home.resolve("gc.log"));
                return List.of(
                        Row.of(what + "whole process, against 1 GiB", peak[0], "MiB", peak[0] / MOST),
                        Row.of(what + "Java heap alone, against 1 GiB", heap, "MiB", heap / MOST),
                        Row.of(what + "the run", issues / seconds, "issues/s"),
                        Row.of(what + "the fake site itself", peak(site.pid()), "MiB"));
            });
        }
    }

    private double sync(Path settings, Path home) {
        try {
            Process process = new ProcessBuilder(command(settings, home))
                    .redirectErrorStream(true)
                    .redirectOutput(home.resolve("sync.log").toFile())
                    .start();
            double peak = watched(process);
            if (process.exitValue() != 0) {
                throw new IllegalStateException("memory: the sync ended with " + process.exitValue() + ": "
                        + Files.readString(home.resolve("sync.log")));
            }
            return peak;
        } catch (IOException e) {
            throw new UncheckedIOException("memory: the sync could not be started", e);
        }
    }

    private static List<String> command(Path settings, Path home) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-Xlog:gc:file=" + home.resolve("gc.log"),
                "--enable-native-access=ALL-UNNAMED",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.deskpulse.plugin.cli.Main",
                "sync",
                "--config",
                settings.toString());
    }

    /** The kernel keeps the peak, so it is enough to have asked shortly before the end. */
    private static double watched(Process process) {
        double peak = 0;
        try {
            do {
                peak = Math.max(peak, peak(process.pid()));
            } while (!process.waitFor(100, TimeUnit.MILLISECONDS));
            return peak;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped", e);
        } finally {
            process.destroy();
        }
    }

    /** In MiB; 0 where the process has ended. */
    private static double peak(long pid) {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        try {
            Matcher matcher = PEAK.matcher(Files.readString(status));
            return matcher.find() ? Long.parseLong(matcher.group(1)) / MEBIBYTE : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    private static double peakHeap(Path log) {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.map(HEAP::matcher)
                    .filter(Matcher::find)
                    .mapToDouble(matcher -> Double.parseDouble(matcher.group(1)))
                    .max()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException("memory: the garbage collector's log cannot be read", e);
        }
    }
}
