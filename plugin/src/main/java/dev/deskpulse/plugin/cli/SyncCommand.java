package dev.deskpulse.plugin.cli;

import dev.deskpulse.connector.sync.CompletenessCertificate;
import dev.deskpulse.connector.sync.RunOptions;
import dev.deskpulse.plugin.app.Desk;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code deskpulse sync}. */
@Command(
        name = "sync",
        mixinStandardHelpOptions = true,
        description = "Reads what changed on the site into the store and prints the completeness certificate.")
final class SyncCommand implements Callable<Integer> {
    private final Console console;
    private final Clock clock;

    @Mixin
    private SettingsOption settings;

    @Option(names = "--census", description = "Also compare every id of the site with the store: finds deletions.")
    private boolean census;

    @Option(
            names = "--read-all",
            description = "Read every issue again, also unchanged ones; done by itself after a change of the mapping.")
    private boolean readAll;

    @Option(
            names = "--accept-losses",
            description = "Believe a census that misses most of a project: you have looked, and the issues are gone.")
    private boolean acceptLosses;

    @Option(names = "--json", description = "Print the certificate as JSON.")
    private boolean json;

    SyncCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        try (Desk desk = Desk.open(settings.read(), clock)) {
            CompletenessCertificate certificate =
                    console.watch(progress -> desk.sync(new RunOptions(census, readAll, acceptLosses), progress));
            if (json) {
                console.printJson(certificate);
            } else {
                console.print(Summaries.certificate(certificate));
            }
            return certificate.complete() ? 0 : 1;
        }
    }
}
