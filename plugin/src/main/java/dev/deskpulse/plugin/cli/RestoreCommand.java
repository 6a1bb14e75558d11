package dev.deskpulse.plugin.cli;

import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.plugin.backup.Restore;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.scheduler.audit.AuditVerdict;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code deskpulse restore}. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "Puts a backup into a home that has no store, and notes in it that it is an older one:",
            "what Deskpulse's account has written into tickets since the backup is then not taken for a person's.",
            "For PostgreSQL call it without --from, after pg_restore and before the first start."
        })
final class RestoreCommand implements Callable<Integer> {
    private final Console console;
    private final Clock clock;

    @Mixin
    private SettingsOption settings;

    @Option(
            names = "--from",
            paramLabel = "FOLDER",
            description = "The backup. Unless given, the store is there already.")
    private @Nullable Path from;

    RestoreCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Settings read = settings.read();
        if (from != null) {
            if (!(read.store() instanceof Settings.Store.InFile store)) {
                console.say(
                        "The store is on a PostgreSQL server: put the home's files and the dump back by hand, then call"
                                + " this without --from; docs/operations.md tells how");
                return 1;
            }
            Restore.into(read.home(), store.file(), from);
        }
        if (!read.store().exists()) {
            console.say("There is no store at " + read.store().place() + "; name a backup with --from");
            return 1;
        }
        try (Desk desk = Desk.open(read, clock)) {
            AuditVerdict verdict = desk.audit().verify();
            verdict.problems().forEach(problem -> console.say("audit log: " + problem.en()));
            desk.noteRestored();
            console.print("Restored: " + read.store().place() + ". The next sync reads what has changed since.");
            return verdict.intact() ? 0 : 1;
        }
    }
}
