package dev.deskpulse.plugin.cli;

import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.scheduler.audit.Actor;
import dev.deskpulse.scheduler.audit.AuditAction;
import dev.deskpulse.scheduler.audit.AuditEntry;
import dev.deskpulse.scheduler.audit.AuditEvent;
import dev.deskpulse.scheduler.audit.AuditLog;
import dev.deskpulse.scheduler.audit.AuditQuery;
import dev.deskpulse.scheduler.audit.AuditVerdict;
import dev.deskpulse.words.Wire;
import dev.deskpulse.words.Words;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code deskpulse audit}. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Tells who did what, and whether the log of it is as it was written.")
final class AuditCommand {
    private final Console console;
    private final Clock clock;

    AuditCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = {
                "Looks whether an entry was changed, added, moved or taken away, at the end too.",
                "The exit code is 0 where the log is as it was written, else 1."
            })
    int verify(
            @Mixin SettingsOption settings,
            @Mixin LanguageOption language,
            @Option(names = "--json", description = "Print one JSON object.") boolean json) {
        try (Desk desk = Desk.open(settings.read(), clock)) {
            AuditVerdict verdict = desk.audit().verify();
            if (json) {
                console.printJson(verdict);
            } else {
                told(verdict).forEach(line -> console.print(language.isChinese() ? line.zh() : line.en()));
            }
            return verdict.intact() ? 0 : 1;
        }
    }

    private static List<Words> told(AuditVerdict verdict) {
        return verdict.intact()
                ? List.of(Words.of(
                        "The audit log is as it was written: %d entries.", "审计日志完好，共 %d 条记录。", verdict.entries()))
                : verdict.problems();
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists entries, the newest first.")
    int list(
            @Mixin SettingsOption settings,
            @Option(
                            names = "--since",
                            paramLabel = "DAY",
                            description = "The first day, such as 2026-11-01; all unless given.")
                    @Nullable
                    LocalDate since,
            @Option(names = "--action", paramLabel = "ACTION", description = "One of ${COMPLETION-CANDIDATES}.")
                    @Nullable
                    AuditAction action,
            @Option(names = "--account", paramLabel = "ID", description = "What the person of this Jira account did.")
                    @Nullable
                    String account,
            @Option(
                            names = "--limit",
                            paramLabel = "N",
                            defaultValue = "100",
                            description = "How many, at most " + AuditQuery.MOST + " (${DEFAULT-VALUE}).")
                    int limit,
            @Option(names = "--json", description = "Print one JSON object.") boolean json) {
        Settings read = settings.read();
        try (Desk desk = Desk.open(read, clock)) {
            AuditLog log = desk.audit();
            List<AuditEntry> entries = log.find(new AuditQuery(
                    since == null ? null : since.atStartOfDay(read.zone()).toInstant(),
                    action,
                    account == null ? null : log.actor(account),
                    null,
                    null,
                    limit));
            if (json) {
                console.printJson(Map.of("entries", entries));
            } else {
                console.print(
                        entries.isEmpty()
                                ? "No entries."
                                : entries.stream()
                                        .map(entry -> line(entry, read.zone()))
                                        .collect(Collectors.joining("\n")));
            }
            return 0;
        }
    }

    private static String line(AuditEntry entry, ZoneId zone) {
        AuditEvent event = entry.event();
        return String.join(
                        "  ",
                        Long.toString(entry.number()),
                        LocalDateTime.ofInstant(entry.at(), zone)
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString(),
                        event.actor() + " (" + event.role() + ")",
                        Wire.name(event.action()),
                        Wire.name(event.outcome()),
                        event.target(),
                        event.detail(),
                        event.times() == 1 ? "" : "x" + event.times())
                .strip();
    }

    @Command(
            name = "accept",
            mixinStandardHelpOptions = true,
            description = {
                "Takes the log's end as it stands for the true one, after a backup was put back or audit.head was lost.",
                "That is an entry of its own; what is wrong before it is told still."
            })
    int accept(@Mixin SettingsOption settings) {
        try (Desk desk = Desk.open(settings.read(), clock)) {
            desk.audit().accept(Actor.COMMAND_LINE);
            console.print("Accepted; `deskpulse audit verify` tells what is still wrong, if anything.");
            return 0;
        }
    }
}
