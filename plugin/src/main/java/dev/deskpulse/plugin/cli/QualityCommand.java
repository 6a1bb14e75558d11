package dev.deskpulse.plugin.cli;

import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.scheduler.quality.Kappa;
import dev.deskpulse.scheduler.quality.QualityReport;
import dev.deskpulse.scheduler.quality.ReplyRule;
import dev.deskpulse.scheduler.quality.ReviewReplies;
import dev.deskpulse.scheduler.quality.RuleWeights;
import dev.deskpulse.scheduler.sight.Sight;
import dev.deskpulse.ticket.TicketKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code deskpulse quality}. */
@Command(
        name = "quality",
        mixinStandardHelpOptions = true,
        description = {
            "Shows how replies kept the rules, by team and agent, with intervals, and how far reviewers agree with that.",
            "docs/quality.md explains the rules and how to change them."
        })
final class QualityCommand implements Callable<Integer> {
    private static final int MOST_SAMPLES = 500;

    private final Console console;
    private final Clock clock;

    @Mixin
    private SettingsOption settings;

    @Mixin
    private LanguageOption language;

    @Option(
            names = "--period",
            paramLabel = "FROM..TO",
            description = "Replies sent in it: 2026-01-01..2026-03-31, 2026-03 or 2026; else the last 180 days.")
    private @Nullable String period;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    QualityCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        try (Desk desk = ReadDesk.open(settings.read(), clock, "quality", json)) {
            Days days = Days.parse(period, desk.today());
            QualityReport report = desk.replyQuality().report(days.from(), days.to(), Sight.ALL);
            List<Kappa> agreement = desk.reviewReplies().agreement(Sight.ALL);
            QualityTexts texts = new QualityTexts(desk.tickets().people(), language.isChinese());
            if (json) {
                console.printJson(texts.json(report, agreement));
            } else {
                console.print(texts.text(report, agreement));
            }
            return 0;
        }
    }

    @Command(
            name = "sample",
            mixinStandardHelpOptions = true,
            description = {
                "Shows replies that nobody has reviewed, of as many agents as there are.",
                "What the check says of them is not shown: whoever sees it agrees too easily."
            })
    int sample(
            @Mixin SettingsOption at,
            @Mixin LanguageOption in,
            @Option(
                            names = "--period",
                            paramLabel = "FROM..TO",
                            description = "Replies sent in it; else in the last 180 days.")
                    @Nullable
                    String when,
            @Option(
                            names = "--count",
                            paramLabel = "N",
                            defaultValue = "20",
                            description = "How many (${DEFAULT-VALUE}).")
                    int count,
            @Option(names = "--json", description = "Print them as JSON.") boolean asJson) {
        if (count < 1 || count > MOST_SAMPLES) {
            throw new IllegalArgumentException("--count is " + count + "; write 1 to " + MOST_SAMPLES);
        }
        try (Desk desk = ReadDesk.open(at.read(), clock, "quality sample", asJson)) {
            Days days = Days.parse(when, desk.today());
            List<ReviewReplies.Sample> samples = desk.reviewReplies().sample(days.from(), days.to(), count, Sight.ALL);
            if (asJson) {
                console.printJson(Map.of("replies", samples));
            } else {
                console.print(new QualityTexts(desk.tickets().people(), in.isChinese()).samples(samples));
            }
            return 0;
        }
    }

    @Command(
            name = "review",
            mixinStandardHelpOptions = true,
            description = "Keeps which rules a reply breaks, by a person's judgement.")
    int review(
            @Mixin SettingsOption at,
            @Parameters(index = "0", paramLabel = "KEY", description = "The ticket's key.") String key,
            @Parameters(index = "1", paramLabel = "REPLY", description = "The reply's number, as the sample has it.")
                    String message,
            @Option(
                            names = "--broken",
                            paramLabel = "RULE",
                            split = ",",
                            description = "The rules that it breaks; none unless given. All others it keeps.")
                    @Nullable
                    List<String> broken,
            @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who says so.")
                    String reviewer) {
        List<ReplyRule> rules = (broken == null ? List.<String>of() : broken)
                .stream().map(QualityCommand::rule).toList();
        try (Desk desk = Desk.open(at.read(), clock)) {
            desk.reviewReplies().review(new TicketKey(key), message, rules, reviewer, Sight.ALL);
            console.say("kept: " + key + " " + message
                    + (rules.isEmpty() ? " breaks no rule" : " breaks " + labels(rules)));
            return 0;
        }
    }

    @Command(
            name = "learn",
            mixinStandardHelpOptions = true,
            description = {
                "Learns the check's weights anew from the labelled replies that ship, and writes them to a file.",
                "For whoever changes those replies: the file takes the place of weights.tsv in the sources."
            })
    int learn(
            @Option(names = "--output", required = true, paramLabel = "FILE", description = "Where they go.")
                    Path output)
            throws IOException {
        Files.writeString(output, RuleWeights.learnedText());
        console.say("written: " + output);
        return 0;
    }

    private static ReplyRule rule(String label) {
        return ReplyRule.labelled(label)
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no rule '" + label + "'; there are " + labels(Arrays.asList(ReplyRule.values()))));
    }

    private static String labels(List<ReplyRule> rules) {
        return rules.stream().map(ReplyRule::label).collect(Collectors.joining(", "));
    }
}
