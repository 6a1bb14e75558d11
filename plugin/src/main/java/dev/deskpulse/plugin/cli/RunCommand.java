package dev.deskpulse.plugin.cli;

import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.plugin.forge.PinnedInstallation;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code deskpulse run}. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Runs every step once, then keeps running on the schedules and serves the page with the results.")
final class RunCommand implements Callable<Integer> {
    private final Console console;
    private final Clock clock;

    @Mixin
    private SettingsOption settings;

    @Option(names = "--once", description = "Run every step once, print a summary and end.")
    private boolean once;

    @Option(names = "--json", description = "Print the summary as JSON.")
    private boolean json;

    @Option(
            names = "--new-admin-token",
            description =
                    "Make another token for the admin of the page, and print it; the one before counts no longer.")
    private boolean newAdminToken;

    @Option(
            names = "--new-installation",
            description = "Serve the installation of the Forge app that calls next, and no longer the one before: after"
                    + " the app was installed again. Counts where forge.installationId is not set.")
    private boolean newInstallation;

    RunCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Desk desk = Desk.open(settings.read(), clock)) {
            if (newInstallation) {
                PinnedInstallation.in(desk.database(), Optional.empty()).forget();
            }
            JobRun job = new JobRun(console, clock, json);
            if (desk.settings().jira().asApp() && !once) {
                console.say("Every step runs as soon as Jira has called, which it does every five minutes.");
                job.serve(desk, newAdminToken);
                return 0;
            }
            if (desk.isShared() && !once) {
                job.serveAsOneOfMany(desk, newAdminToken);
                return 0;
            }
            int exit = job.once(desk);
            if (!once) {
                job.serve(desk, newAdminToken);
            }
            return exit;
        }
    }
}
