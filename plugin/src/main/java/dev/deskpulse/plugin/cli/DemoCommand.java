package dev.deskpulse.plugin.cli;

import dev.deskpulse.connector.jira.JiraSite;
import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.plugin.app.Setup;
import dev.deskpulse.plugin.app.Sites;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.plugin.settings.SettingsFile;
import dev.deskpulse.scheduler.privacy.PrivacyKey;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code deskpulse demo}: the real product against the bundled fake site, in a process of its own. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Starts a fake Jira site with a year of a retail help desk, runs the whole job against it over HTTP"
                        + " and serves the page with the results.")
final class DemoCommand implements Callable<Integer> {
    private final Console console;
    private final Clock clock;

    @Option(names = "--once", description = "Run the job once, print a summary and end.")
    private boolean once;

    @Option(names = "--json", description = "Print the summary as JSON.")
    private boolean json;

    @Option(
            names = "--home",
            paramLabel = "FOLDER",
            defaultValue = ".deskpulse/demo",
            description = "Where the demo keeps its site and its store (${DEFAULT-VALUE}).")
    private Path home;

    @Option(names = "--fresh", description = "Forget what an earlier demo left in the folder.")
    private boolean fresh;

    @Option(names = "--tickets", defaultValue = "4000", description = "How many tickets to make (${DEFAULT-VALUE}).")
    private int tickets;

    @Option(names = "--port", defaultValue = "8080", description = "The page's port (${DEFAULT-VALUE}).")
    private int port;

    DemoCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (fresh) {
            forget();
        }
        Files.createDirectories(home);
        console.say("Starting a fake Jira site with " + tickets + " tickets …");
        try (FakeJiraProcess site = FakeJiraProcess.start(siteArguments())) {
            Settings settings = settings(site.url());
            prepare(settings);
            return run(settings);
        }
    }

    private List<String> siteArguments() {
        return new ArrayList<>(List.of(
                "--port",
                "0",
                "--scenario",
                "retail",
                "--tickets",
                Integer.toString(tickets),
                "--state",
                home.resolve("site.json.gz").toString(),
                "--truth",
                home.resolve("truth.json").toString()));
    }

    /** Writes the settings as an admin would, and reads them as for any other site. */
    private Settings settings(URI site) throws IOException {
        String template;
        try (InputStream resource = DemoCommand.class.getResourceAsStream("demo.yml")) {
            if (resource == null) {
                throw new IOException("demo.yml is missing from the program");
            }
            template = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
        Path file = home.resolve("deskpulse.yml");
        Files.writeString(file, template.replace("{site}", site.toString()).replace("{port}", Integer.toString(port)));
        return new SettingsFile(Map.of(), ZoneId.systemDefault()).read(file);
    }

    private void prepare(Settings settings) {
        try (JiraSite site = Sites.connect(settings, settings.http(), clock)) {
            Setup setup = new Setup(
                    site, settings.writeBack().fields(), settings.jira().projects());
            setup.apply(setup.plan());
        }
    }

    private int run(Settings settings) throws InterruptedException {
        try (Desk desk = Desk.open(settings, clock)) {
            JobRun job = new JobRun(console, clock, json);
            int exit = job.once(desk);
            if (!once) {
                job.serve(desk, true);
            }
            return exit;
        }
    }

    /** Only what a demo makes is removed, so that a wrong --home harms nothing. */
    private void forget() throws IOException {
        for (String name :
                List.of("site.json.gz", "truth.json", "deskpulse.yml", "deskpulse.duckdb", PrivacyKey.FILE)) {
            Files.deleteIfExists(home.resolve(name));
        }
        if (Files.isDirectory(home)) {
            try (Stream<Path> left = Files.list(home)) {
                for (Path file : left.filter(
                                path -> path.getFileName().toString().startsWith("deskpulse.duckdb"))
                        .sorted(Comparator.reverseOrder())
                        .toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
