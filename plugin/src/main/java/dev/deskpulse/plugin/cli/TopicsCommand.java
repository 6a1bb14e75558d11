package dev.deskpulse.plugin.cli;

import dev.deskpulse.connector.file.TextTable;
import dev.deskpulse.scheduler.topic.FileTopics;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code deskpulse topics}. */
@Command(
        name = "topics",
        mixinStandardHelpOptions = true,
        description = "Finds the topics (common problems) of texts, without labels and without Jira.")
final class TopicsCommand implements Callable<Integer> {
    private final Console console;
    private final Clock clock;

    @ArgGroup(exclusive = false, multiplicity = "1")
    private Source source;

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
                paramLabel = "NAME",
                required = true,
                description = "The column that holds the texts.")
        private String textColumn;

        @Option(
                names = "--label-column",
                paramLabel = "NAME",
                description = "A column to compare the topics with; nothing is learned from it.")
        private @Nullable String labelColumn;

        @Option(
                names = "--output",
                paramLabel = "FILE",
                required = true,
                description = "Where the rows go, as CSV, with the columns topic, topic_name and topic_score.")
        private Path output;
    }

    @Override
    public Integer call() {
        TextTable table = TextTable.of(source.input, source.textColumn);
        FileTopics.Report report =
                console.watch(progress -> FileTopics.run(table, source.labelColumn, source.output, clock, progress));
        if (json) {
            console.printJson(TopicTexts.summary(report));
        } else {
            console.print(TopicTexts.report(report));
        }
        return report.refused() == 0 ? 0 : 1;
    }
}
