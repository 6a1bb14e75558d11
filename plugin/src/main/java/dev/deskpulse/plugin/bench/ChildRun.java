package dev.deskpulse.plugin.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a command of the program took in a process of its own.
 *
 * @param memory all that the process held at most, by the kernel, in MiB; 0 where the kernel does not tell
 * @param heap the most of Java's heap that was in use before a collection, in MiB
 */
record ChildRun(double memory, double heap) {
    private static final double MEBIBYTE = 1024;
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final Pattern HEAP = Pattern.compile("(\\d+)M->\\d+M\\(");

    static void requireLinux(String benchmark) {
        if (!Files.isReadable(Path.of("/proc/self/status"))) {
            throw new IllegalStateException(
                    benchmark + ": only Linux tells a process's peak (/proc); leave this one out");
        }
    }

    /**
     * Runs a command to its end.
     *
     * @param options for Java, such as the most that its heap may take
     * @param home receives the process's output and the garbage collector's log
     * @throws IllegalStateException where it does not end well, with what it said
     */
    static ChildRun of(List<String> options, Path home, List<String> arguments) {
        Path said = home.resolve("child.log");
        Path collections = home.resolve("gc.log");
        try {
            Process process = new ProcessBuilder(command(options, collections, arguments))
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            double peak = watched(process);
            if (process.exitValue() != 0) {
                throw new IllegalStateException("deskpulse " + arguments.get(0) + " ended with " + process.exitValue()
                        + ": " + Files.readString(said));
            }
            return new ChildRun(peak, peakHeap(collections));
        } catch (IOException e) {
            throw new UncheckedIOException("deskpulse " + arguments.get(0) + " could not be started", e);
        }
    }

    private static List<String> command(List<String> options, Path collections, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(
                "-Xlog:gc:file=" + collections,
                "--enable-native-access=ALL-UNNAMED",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.deskpulse.plugin.cli.Main"));
        command.addAll(arguments);
        return command;
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

    /** All that a process has held at most, in MiB; 0 where it has ended. */
    static double peak(long pid) {
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
            throw new UncheckedIOException("the garbage collector's log cannot be read", e);
        }
    }
}
