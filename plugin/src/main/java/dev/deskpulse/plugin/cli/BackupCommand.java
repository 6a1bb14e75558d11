package dev.deskpulse.plugin.cli;

import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.connector.store.StoreCopies;
import dev.deskpulse.connector.store.StoreInUseException;
import dev.deskpulse.plugin.backup.Backups;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.scheduler.audit.Actor;
import dev.deskpulse.scheduler.audit.AuditAction;
import dev.deskpulse.scheduler.audit.AuditLog;
import dev.deskpulse.scheduler.audit.AuditOutcome;
import dev.deskpulse.scheduler.privacy.PrivacyKey;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code deskpulse backup}. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = {
            "Copies the store, its key and what else belongs to it into a new folder, which its owner alone may read.",
            "While `deskpulse run` is on the store, it does so itself: admin page, Schedules, Backup, Run now.",
            "Prints the folder."
        })
final class BackupCommand implements Callable<Integer> {
    private final Console console;
    private final Clock clock;

    @Mixin
    private SettingsOption settings;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FOLDER",
            description = "Where the new folder goes; home/backups unless given.")
    private @Nullable Path output;

    BackupCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Settings read = settings.read();
        if (!(read.store() instanceof Settings.Store.InFile store)) {
            console.say("The store is on a PostgreSQL server: copy " + read.home()
                    + " first, then run pg_dump -Fc; docs/operations.md tells how");
            return 1;
        }
        if (!store.exists()) {
            console.say("There is no store at " + store.place() + "; name the settings with --config");
            return 1;
        }
        Path folder = output == null ? read.home().resolve(StoreCopies.FOLDER) : output;
        try (DuckDb database = DuckDb.open(store.file(), DuckDb.Limits.DEFAULT, folder)) {
            Path made = new Backups(read.home(), database, clock).make();
            AuditLog.in(database, read.home(), PrivacyKey.in(read.home()), clock)
                    .add(
                            Actor.COMMAND_LINE,
                            AuditAction.EXPORT,
                            Backups.NOTED_AS,
                            String.valueOf(made.getFileName()),
                            AuditOutcome.DONE);
            console.print(made.toString());
            return 0;
        } catch (StoreInUseException e) {
            console.say(String.valueOf(e.getMessage()));
            console.say(
                    "It copies the store itself: on its admin page under Schedules, Backup, press Run now, and look into "
                            + read.home().resolve(StoreCopies.FOLDER));
            return 1;
        }
    }
}
