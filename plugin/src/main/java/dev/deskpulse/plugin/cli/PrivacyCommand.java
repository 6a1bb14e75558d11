package dev.deskpulse.plugin.cli;

import dev.deskpulse.connector.store.StoreCopies;
import dev.deskpulse.connector.store.StoreJson;
import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.plugin.app.Expiry;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.scheduler.audit.Actor;
import dev.deskpulse.scheduler.privacy.Erasure;
import dev.deskpulse.scheduler.privacy.OwnerOnly;
import dev.deskpulse.scheduler.privacy.PersonTrace;
import dev.deskpulse.scheduler.privacy.PrivacyKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code deskpulse privacy}. */
@Command(
        name = "privacy",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Tells a person what is stored of them, forgets them, forgets what is old, or changes the key of raw tickets.",
            "While `deskpulse run` is on the store, stop it first. docs/privacy.md says what is done."
        })
final class PrivacyCommand {
    private final Console console;
    private final Clock clock;

    PrivacyCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    /** Whom it is about. */
    static final class PersonOption {
        @Option(
                names = "--account",
                required = true,
                paramLabel = "ID",
                description = "Their account as Jira or the file has it; on Data Center the user key.")
        private String account = "";

        @Option(
                names = "--name",
                paramLabel = "NAME",
                description =
                        "How texts may call them; several for several. It is looked for as whole words everywhere.")
        private List<String> names = List.of();
    }

    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = "Writes all that is stored of a person to a JSON file that its owner alone may read.")
    int export(
            @Mixin SettingsOption settings,
            @Mixin PersonOption person,
            @Option(
                            names = "--output",
                            required = true,
                            paramLabel = "FILE",
                            description = "A file that is not there yet.")
                    Path output)
            throws IOException {
        try (Desk desk = Desk.open(settings.read(), clock)) {
            PersonTrace trace = desk.trace(Actor.COMMAND_LINE, person.account, person.names);
            OwnerOnly.write(
                    output,
                    StoreJson.MAPPER
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsBytes(Map.of("rows", trace.rows(), "raw", trace.raw())));
            console.say(counts(trace));
            console.print(output.toString());
            return 0;
        }
    }

    @Command(
            name = "erase",
            mixinStandardHelpOptions = true,
            description = {
                "Forgets a person in every table, for good, and analyses anew what rested on their words.",
                "Jira keeps what it has: anonymise them there, too. Later syncs treat them in the same way."
            })
    int erase(
            @Mixin SettingsOption settings,
            @Mixin PersonOption person,
            @Option(names = "--dry-run", description = "Only tell where they stand.") boolean dryRun,
            @Option(names = "--yes", description = "Do not ask.") boolean yes) {
        Settings read = settings.read();
        try (Desk desk = Desk.open(read, clock)) {
            console.print(counts(desk.trace(Actor.COMMAND_LINE, person.account, person.names)));
            if (dryRun) {
                return 0;
            }
            if (!yes && !console.confirm("Forget this person? It cannot be undone.")) {
                console.say("Nothing was done.");
                return 1;
            }
            Erasure erasure = desk.erase(Actor.COMMAND_LINE, person.account, person.names);
            console.watch(desk::analyze);
            console.print("Forgotten: " + erasure.pseudonym() + " stands in their place, in "
                    + erasure.tickets().size() + " tickets.");
            elsewhere(read, person.account).forEach(console::say);
            return 0;
        }
    }

    @Command(
            name = "expire",
            mixinStandardHelpOptions = true,
            description = {
                "Forgets what people wrote in tickets older than privacy.retention allows, and old report files.",
                "Every sync does so by itself. Figures and tags stay."
            })
    int expire(
            @Mixin SettingsOption settings,
            @Option(names = "--dry-run", description = "Only tell what is due.") boolean dryRun) {
        try (Desk desk = Desk.open(settings.read(), clock)) {
            Expiry.Expired expired = dryRun
                    ? desk.expiry().due()
                    : console.watch(progress -> desk.expiry().run(Actor.COMMAND_LINE, progress));
            console.print((dryRun ? "Due: " : "Forgotten: ") + "the words of " + expired.tickets() + " tickets, "
                    + expired.reports() + " report files");
            return 0;
        }
    }

    @Command(
            name = "rotate-key",
            mixinStandardHelpOptions = true,
            description = {
                "Makes a new key for tickets kept as they were read, seals them under it, and forgets the old key.",
                "Safe to stop at any moment and to run again. Pseudonyms stay: docs/decisions/keys-of-pseudonyms-stay.md."
            })
    int rotateKey(@Mixin SettingsOption settings) {
        Settings read = settings.read();
        try (Desk desk = Desk.open(read, clock)) {
            long anew = console.watch(progress -> desk.replaceKey(Actor.COMMAND_LINE, progress));
            console.print("Tickets sealed anew: " + anew + ". The new key is in "
                    + read.home().resolve(PrivacyKey.FILE) + "; the old one is gone there.");
            console.say("Backups hold the old key: take another one and remove those before.");
            return 0;
        }
    }

    private static String counts(PersonTrace trace) {
        if (trace.count() == 0) {
            return "Nothing is stored of this person.";
        }
        StringBuilder lines = new StringBuilder("Rows in which they stand:");
        new TreeMap<>(trace.rows())
                .forEach((table, rows) ->
                        lines.append("\n  ").append(table).append(": ").append(rows.size()));
        if (!trace.raw().isEmpty()) {
            lines.append("\n  tickets kept as they were read: ")
                    .append(trace.raw().size());
        }
        return lines.toString();
    }

    /** What lies outside of the store. */
    private static List<String> elsewhere(Settings settings, String account) {
        String reports = "Reports made before may name them: look through "
                + settings.reports().folder() + " and through backups of "
                + settings.store().place() + ", such as those in "
                + settings.home().resolve(StoreCopies.FOLDER) + "; take another and remove those before.";
        boolean mayCome = settings.access().people().stream()
                .anyMatch(known -> known.account().value().equals(account));
        return mayCome
                ? List.of(
                        reports, "access.people of the settings names this account: take it out of " + settings.file())
                : List.of(reports);
    }
}
