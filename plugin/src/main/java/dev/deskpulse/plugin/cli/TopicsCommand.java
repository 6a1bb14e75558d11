package dev.deskpulse.plugin.cli;

import dev.deskpulse.connector.file.TextTable;
import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.scheduler.topic.FileTopics;
import dev.deskpulse.scheduler.topic.StoredTopic;
import dev.deskpulse.scheduler.topic.TopicDetail;
import dev.deskpulse.scheduler.topic.TopicRow;
import dev.deskpulse.scheduler.topic.TopicTag;
import dev.deskpulse.ticket.TicketKey;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code deskpulse topics}. */
@Command(
        name = "topics",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the topics (common problems) of the stored tickets, as the last analysis left them.",
            "With --input finds those of a file's texts instead, without labels and without Jira."
        })
final class TopicsCommand implements Callable<Integer> {
    private static final int MOST_DAYS = 3_660;

    private final Console console;
    private final Clock clock;

    @Mixin
    private SettingsOption settings;

    @Mixin
    private LanguageOption language;

    @ArgGroup(exclusive = false)
    private @Nullable Source source;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "90",
            description = "How many days the figures of the stored topics are over (${DEFAULT-VALUE}).")
    private int days;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    TopicsCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    /** A file to find the topics of. */
    private static final class Source {
        @Option(names = "--input", paramLabel = "FILE", required = true, description = "A CSV or XLSX file.")
        private Path input;

        @Option(
                names = "--text-column",
                paramLabel = "COLUMN",
                required = true,
                description = "The column that holds the texts.")
        private String textColumn;

        @Option(
                names = "--label-column",
                paramLabel = "COLUMN",
                description = "A column to compare the topics with; nothing is learned from it.")
        private @Nullable String labelColumn;

        @Option(
                names = "--output",
                paramLabel = "FILE",
                required = true,
                description =
                        "Where the rows go, as CSV, with the columns topic, topic_name, topic_score and topic_words.")
        private Path output;
    }

    @Override
    public Integer call() {
        return source == null ? list() : find(source);
    }

    private int find(Source file) {
        TextTable table = TextTable.of(file.input, file.textColumn);
        FileTopics.Report report =
                console.watch(progress -> FileTopics.run(table, file.labelColumn, file.output, clock, progress));
        if (json) {
            console.printJson(TopicTexts.summary(report));
        } else {
            console.print(TopicTexts.report(report));
        }
        BrokenText.tell(console, file.input, table.brokenPlaces());
        return report.refused() == 0 ? 0 : 1;
    }

    private static StoredTopicTexts texts(LanguageOption language) {
        return new StoredTopicTexts(new TagWords(language.isChinese()));
    }

    private int list() {
        if (days < 1 || days > MOST_DAYS) {
            throw new IllegalArgumentException("--days is " + days + "; ask for 1 to " + MOST_DAYS);
        }
        try (Desk desk = ReadDesk.open(settings.read(), clock, "topics", json)) {
            List<TopicRow> rows = desk.topics(days);
            if (json) {
                console.printJson(Map.of("days", days, "topics", rows));
            } else {
                console.print(texts(language).table(rows, days));
            }
            return 0;
        }
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Shows a topic's typical tickets, the answers that resolved it, and who resolved it best.")
    int show(
            @Mixin SettingsOption at,
            @Mixin LanguageOption in,
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--json", description = "Print the topic as JSON.") boolean asJson) {
        try (Desk desk = ReadDesk.open(at.read(), clock, "topics show", asJson)) {
            TopicDetail detail = desk.topic(id);
            if (asJson) {
                console.printJson(TopicTexts.entry(detail));
            } else {
                console.print(texts(in).detail(detail));
            }
            return 0;
        }
    }

    @Command(
            name = "ticket",
            mixinStandardHelpOptions = true,
            description = "Tells a ticket's topic, how near it is, and which of the topic's words it holds.")
    int ticket(
            @Mixin SettingsOption at,
            @Mixin LanguageOption in,
            @Parameters(paramLabel = "KEY") String key,
            @Option(names = "--json", description = "Print the tag as JSON.") boolean asJson) {
        try (Desk desk = ReadDesk.open(at.read(), clock, "topics ticket", asJson)) {
            TopicTag tag = desk.topicTag(new TicketKey(key));
            if (asJson) {
                console.printJson(tag);
            } else {
                console.print(texts(in).tag(key, tag));
            }
            return 0;
        }
    }

    @Command(name = "name", mixinStandardHelpOptions = true, description = "Gives a topic a name, which it keeps.")
    int name(
            @Mixin SettingsOption at,
            @Parameters(paramLabel = "ID") String id,
            @Parameters(paramLabel = "NAME") String name) {
        try (Desk desk = Desk.open(at.read(), clock)) {
            console.print(TopicTexts.line(desk.editTopics().name(id, name)));
            return 0;
        }
    }

    @Command(
            name = "merge",
            mixinStandardHelpOptions = true,
            description = "Makes two topics one: the second one's tickets, those to come too, go to the first.")
    int merge(
            @Mixin SettingsOption at,
            @Parameters(paramLabel = "ID") String id,
            @Parameters(paramLabel = "OTHER") String other) {
        try (Desk desk = Desk.open(at.read(), clock)) {
            console.print(TopicTexts.line(desk.editTopics().merge(id, other)));
            return 0;
        }
    }

    @Command(
            name = "split",
            mixinStandardHelpOptions = true,
            description = "Parts a topic in two by what its tickets say.")
    int split(@Mixin SettingsOption at, @Parameters(paramLabel = "ID") String id) {
        try (Desk desk = Desk.open(at.read(), clock)) {
            List<StoredTopic> parts = desk.editTopics().split(id);
            parts.forEach(part -> console.print(TopicTexts.line(part)));
            return 0;
        }
    }
}
