package dev.deskpulse.plugin.cli;

import dev.deskpulse.connector.jira.JiraSite;
import dev.deskpulse.connector.jira.http.RetrySettings;
import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.plugin.app.Setup;
import dev.deskpulse.plugin.app.Sites;
import dev.deskpulse.plugin.settings.Settings;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code deskpulse setup}. */
@Command(
        name = "setup",
        mixinStandardHelpOptions = true,
        description =
                "Creates Deskpulse's fields on the site and puts them on the screens, after showing what it will do.")
final class SetupCommand implements Callable<Integer> {
    private final Console console;
    private final Clock clock;

    @Mixin
    private SettingsOption settings;

    @Option(
            names = {"-y", "--yes"},
            description = "Do it without asking.")
    private boolean yes;

    @Option(names = "--dry-run", description = "Only show what would be done.")
    private boolean dryRun;

    SetupCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Settings desk = settings.read();
        try (JiraSite site = Sites.connect(desk, desk.http().withRetries(RetrySettings.BRISK), clock)) {
            Setup setup = new Setup(site, desk.writeBack().fields(), desk.jira().projects());
            List<Setup.Step> steps = setup.plan();
            if (steps.isEmpty()) {
                console.print("Nothing to do: the fields are there and on the screens.");
                return 0;
            }
            steps.forEach(step -> console.print("will " + step.describe()));
            if (dryRun) {
                return 0;
            }
            if (!yes && !console.confirm("Do it?")) {
                console.say("Nothing was done.");
                return 1;
            }
            setup.apply(steps);
            try (Desk opened = Desk.open(desk, clock)) {
                opened.forgetSiteFields();
            }
            console.print("Done: " + steps.size() + " steps.");
            return 0;
        }
    }
}
