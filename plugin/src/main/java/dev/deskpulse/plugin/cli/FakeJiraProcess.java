package dev.deskpulse.plugin.cli;

import dev.deskpulse.plugin.bench.SiteStarter;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fake Jira site, in a process of its own: whatever talks to it does so over HTTP, as to a real site. */
final class FakeJiraProcess implements SiteStarter.Running {
    private static final Pattern READY = Pattern.compile("fake Jira ready at (http://\\S+)");
    private static final long SECONDS_TO_STOP = 60;
    private static final String HEAP = "1g";

    private final Process process;
    private final URI url;

    private FakeJiraProcess(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /** Starts a site of usual size and waits until it answers. */
    static FakeJiraProcess start(List<String> arguments) {
        return start(arguments, HEAP);
    }

    /**
     * Starts the site and waits until it answers.
     *
     * @param arguments those of {@code deskpulse fake-jira}
     * @param heap the most it may take, such as {@code 1g}
     */
    static FakeJiraProcess start(List<String> arguments, String heap) {
        List<String> all = new ArrayList<>(arguments);
        all.add("--stop-with-parent");
        try {
            Process process = new ProcessBuilder(command(all, heap))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return new FakeJiraProcess(process, ready(process));
        } catch (IOException e) {
            throw new IllegalStateException("the fake Jira site could not be started: " + e.getMessage(), e);
        }
    }

    private static URI ready(Process process) throws IOException {
        BufferedReader lines = process.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher matcher = READY.matcher(line);
            if (matcher.find()) {
                return URI.create(matcher.group(1));
            }
        }
        throw new IOException("it ended before it was ready; its messages are above");
    }

    /** The command that starts the site with this program's own Java. */
    static List<String> command(List<String> arguments) throws IOException {
        return command(arguments, HEAP);
    }

    private static List<String> command(List<String> arguments, String heap) throws IOException {
        Path target = Path.of(System.getProperty("deskpulse.fakeJira", "test-fixtures/target"));
        if (!Files.isDirectory(target.resolve("lib"))) {
            throw new IOException("it is not built (nothing in " + target.resolve("lib") + "); run ./deskpulse");
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-Dfile.encoding=UTF-8",
                "-cp",
                target.resolve("lib") + "/*",
                "dev.deskpulse.fixtures.Main"));
        command.addAll(arguments);
        return command;
    }

    @Override
    public URI url() {
        return url;
    }

    @Override
    public long pid() {
        return process.pid();
    }

    /** Asks the site to stop and to keep its state, and waits for it. */
    @Override
    public void close() {
        try {
            process.outputWriter().close();
            if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                process.destroy();
            }
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
    }
}
