package dev.deskpulse.plugin.cli;

import dev.deskpulse.connector.jira.JiraSite;
import dev.deskpulse.connector.jira.http.RetrySettings;
import dev.deskpulse.plugin.app.Sites;
import dev.deskpulse.plugin.doctor.Check;
import dev.deskpulse.plugin.doctor.Doctor;
import dev.deskpulse.plugin.settings.Settings;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code deskpulse doctor}. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description =
                "Checks settings, address, sign-in, permissions, fields, time zone, clock, disk and store, and says"
                        + " for each problem what to do. Changes nothing.")
final class DoctorCommand implements Callable<Integer> {
    private final Console console;
    private final Clock clock;

    @Mixin
    private SettingsOption settings;

    @Option(names = "--json", description = "Print the checks as JSON.")
    private boolean json;

    /** A check as a script reads it. */
    record Shown(String name, Check.Verdict verdict, String found, String mend) {
        static Shown of(Check check) {
            return new Shown(
                    check.name().en(),
                    check.verdict(),
                    check.found().en(),
                    check.mend().en());
        }
    }

    DoctorCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Settings desk = settings.read();
        try (JiraSite site = Sites.connect(desk, desk.http().withRetries(RetrySettings.BRISK), clock)) {
            List<Check> checks = new Doctor(desk, site, clock).examine();
            if (json) {
                console.printJson(checks.stream().map(Shown::of).toList());
            } else {
                checks.forEach(check -> console.print(Summaries.check(check)));
            }
            return checks.stream().anyMatch(check -> check.verdict() == Check.Verdict.FAILED) ? 1 : 0;
        }
    }
}
