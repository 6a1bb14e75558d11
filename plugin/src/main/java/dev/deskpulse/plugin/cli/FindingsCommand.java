package dev.deskpulse.plugin.cli;

import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.scheduler.cause.Causes;
import dev.deskpulse.scheduler.cause.Decision;
import dev.deskpulse.scheduler.cause.Explained;
import dev.deskpulse.scheduler.insight.Finding;
import dev.deskpulse.scheduler.insight.FindingStore;
import dev.deskpulse.ticket.TicketId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code deskpulse findings}. */
@Command(
        name = "findings",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the findings of the last analysis with what is suspected or confirmed to be their cause.",
            "An ID may be cut short where only one finding begins so: its first day is often enough."
        })
final class FindingsCommand implements Callable<Integer> {
    private static final int SHOWN_TICKETS = 20;

    private final Console console;
    private final Clock clock;

    @Mixin
    private SettingsOption settings;

    @Mixin
    private LanguageOption language;

    @Option(names = "--all", description = "Also those that the last analysis found no more.")
    private boolean all;

    @Option(names = "--json", description = "Print the findings as JSON.")
    private boolean json;

    FindingsCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        try (Desk desk = ReadDesk.open(settings.read(), clock, "findings", json)) {
            List<Finding> findings = all ? everySeen(desk) : desk.standingFindings();
            List<Explained> explained = desk.causes().all(findings);
            if (json) {
                console.printJson(Map.of("findings", explained));
            } else {
                console.print(FindingTexts.list(explained, language.isChinese()));
            }
            return 0;
        }
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Shows a finding with its suspects by number, and what people said of them.")
    int show(
            @Mixin SettingsOption at,
            @Mixin LanguageOption in,
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--json", description = "Print the finding as JSON.") boolean asJson) {
        try (Desk desk = ReadDesk.open(at.read(), clock, "findings show", asJson)) {
            Finding finding = finding(desk, id);
            return print(desk, new Explained(finding, desk.causes().of(finding)), in.isChinese(), asJson);
        }
    }

    @Command(
            name = "confirm",
            mixinStandardHelpOptions = true,
            description = "Says what the cause is: one of the suspects, or in words. Later findings remember it.")
    int confirm(
            @Mixin SettingsOption at,
            @Mixin LanguageOption in,
            @Parameters(paramLabel = "ID", index = "0") String id,
            @Parameters(
                            paramLabel = "N",
                            index = "1",
                            arity = "0..1",
                            description = "The suspect's number, as show has it.")
                    @Nullable
                    Integer number,
            @Option(names = "--cause", paramLabel = "TEXT", description = "Instead of N: the cause in words.") @Nullable
                    String cause,
            @Option(names = "--by", paramLabel = "NAME", description = "Who says so; stands in the comment.") @Nullable
                    String by) {
        if ((number == null) == (cause == null)) {
            throw new IllegalArgumentException(
                    "say what the cause is: the number of a suspect, or --cause \"Payment gateway was down\"");
        }
        try (Desk desk = Desk.open(at.read(), clock)) {
            Finding finding = finding(desk, id);
            Causes causes = number == null
                    ? desk.causes().confirm(finding, String.valueOf(cause), by)
                    : desk.causes().confirm(finding, number, by);
            return print(desk, new Explained(finding, causes), in.isChinese(), false);
        }
    }

    @Command(
            name = "reject",
            mixinStandardHelpOptions = true,
            description = "Says that a suspect is not the cause of this finding.")
    int reject(
            @Mixin SettingsOption at,
            @Mixin LanguageOption in,
            @Parameters(paramLabel = "ID", index = "0") String id,
            @Parameters(paramLabel = "N", index = "1") int number,
            @Option(names = "--by", paramLabel = "NAME", description = "Who says so.") @Nullable String by) {
        try (Desk desk = Desk.open(at.read(), clock)) {
            Finding finding = finding(desk, id);
            Causes causes = desk.causes().reject(finding, number, by);
            return print(desk, new Explained(finding, causes), in.isChinese(), false);
        }
    }

    @Command(
            name = "undo",
            mixinStandardHelpOptions = true,
            description = "Takes back what was last said of a finding; what was said before counts again.")
    int undo(@Mixin SettingsOption at, @Mixin LanguageOption in, @Parameters(paramLabel = "ID") String id) {
        try (Desk desk = Desk.open(at.read(), clock)) {
            Finding finding = finding(desk, id);
            Optional<Decision> undone = desk.causes().undo(finding);
            if (undone.isEmpty()) {
                console.say("Nothing was said of finding '" + finding.id() + "': there is nothing to take back.");
                return 1;
            }
            return print(desk, new Explained(finding, desk.causes().of(finding)), in.isChinese(), false);
        }
    }

    private int print(Desk desk, Explained explained, boolean chinese, boolean asJson) {
        if (asJson) {
            console.printJson(FindingTexts.json(explained, keys(desk, explained.finding())));
        } else {
            console.print(FindingTexts.detail(
                    explained,
                    keys(desk, explained.finding()),
                    chinese,
                    desk.settings().zone()));
        }
        return 0;
    }

    /** Those that the store still has, the most typical first. */
    private static List<String> keys(Desk desk, Finding finding) {
        List<TicketId> first = finding.tickets().stream().limit(SHOWN_TICKETS).toList();
        return desk.tickets().findAll(first).stream()
                .map(ticket -> ticket.key().value())
                .toList();
    }

    private static List<Finding> everySeen(Desk desk) {
        return desk.findings().all().stream().map(FindingStore.Seen::finding).toList();
    }

    static Finding finding(Desk desk, String id) {
        List<Finding> known = everySeen(desk);
        List<Finding> exact =
                known.stream().filter(finding -> finding.id().equals(id)).toList();
        List<Finding> found = exact.isEmpty()
                ? known.stream().filter(finding -> finding.id().startsWith(id)).toList()
                : exact;
        if (found.size() != 1) {
            throw new IllegalArgumentException(
                    found.isEmpty()
                            ? "there is no finding '" + id + "'; `deskpulse findings` lists them with their ids"
                            : found.size() + " findings begin with '" + id + "'; give more of the id");
        }
        return found.get(0);
    }
}
