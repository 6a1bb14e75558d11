package dev.deskpulse.plugin.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Processes of {@code deskpulse run} with the same settings, each a node of its own name; none outlives this. */
final class NodeProcesses implements AutoCloseable {
    private final Path settings;
    private final Map<String, Process> running = new ConcurrentHashMap<>();
    private final Thread last = new Thread(() -> running.values().forEach(Process::destroyForcibly));

    /** @param settings name the node {@code ${NODE}} */
    NodeProcesses(Path settings) {
        this.settings = settings;
        Runtime.getRuntime().addShutdownHook(last);
    }

    /** All at once. */
    void start(int nodes) {
        for (int i = 1; i <= nodes; i++) {
            String name = "node" + i;
            ProcessBuilder process = new ProcessBuilder(command())
                    .redirectErrorStream(true)
                    .redirectOutput(log(name).toFile());
            process.environment().put("NODE", name);
            try {
                running.put(name, process.start());
            } catch (IOException e) {
                throw new UncheckedIOException("deskpulse run could not be started", e);
            }
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "--enable-native-access=ALL-UNNAMED",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.deskpulse.plugin.cli.Main"));
        command.addAll(List.of("run", "--config", settings.toString()));
        return command;
    }

    private Path log(String name) {
        return settings.resolveSibling(name + ".log");
    }

    /** @throws IllegalStateException where one has ended, with what it said */
    void requireRunning() {
        running.forEach((name, process) -> {
            if (!process.isAlive()) {
                throw new IllegalStateException(name + " has ended: " + said(name));
            }
        });
    }

    private String said(String name) {
        try {
            return Files.readString(log(name));
        } catch (IOException e) {
            throw new UncheckedIOException(log(name) + " cannot be read", e);
        }
    }

    @Override
    public void close() {
        running.values().forEach(process -> process.destroyForcibly().onExit().join());
        Runtime.getRuntime().removeShutdownHook(last);
    }
}
