package dev.deskpulse.plugin.nodes;

import dev.deskpulse.plugin.cli.Main;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One process of Deskpulse, as an admin starts it. */
final class Node {
    private final String name;
    private final Path log;
    private final Process process;

    private Node(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    /** Its settings name the node {@code ${NODE}}. */
    static Node start(String name, Path settings) throws IOException {
        Path log = settings.resolveSibling(name + ".log");
        ProcessBuilder process = new ProcessBuilder(command("run", "--config", settings.toString()))
                .directory(settings.getParent().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        process.environment().put("NODE", name);
        return new Node(name, log, process.start());
    }

    /** The program as its start script calls it. */
    static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** What a command said, and how it ended. */
    record Told(int exit, String text) {}

    /** Calls a command and waits for its end. */
    static Told told(String... arguments) throws Exception {
        Process process =
                new ProcessBuilder(command(arguments)).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Told(process.waitFor(), text);
    }

    String name() {
        return name;
    }

    long pid() {
        return process.pid();
    }

    boolean runs() {
        return process.isAlive();
    }

    /** At whatever it does just now. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    /** As an admin stops it. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            kill();
        }
    }
}
