package dev.deskpulse.plugin.cli;

import dev.deskpulse.scheduler.churn.ChurnReport;
import dev.deskpulse.scheduler.churn.JudgeChurn;
import dev.deskpulse.scheduler.driver.FileCases;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code deskpulse churn}. */
@Command(
        name = "churn",
        mixinStandardHelpOptions = true,
        description = {
            "Learns from any table who leaves, and judges itself on rows it has not learned from (five folds).",
            "Shows what tells who leaves, and the rows that are likeliest to. The desk's own customers: `customers`."
        })
final class ChurnCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private LanguageOption language;

    @Option(names = "--input", paramLabel = "FILE", required = true, description = "A CSV or XLSX file.")
    private Path input;

    @Option(
            names = "--label-column",
            paramLabel = "COLUMN",
            required = true,
            description = "Whether the customer left: a column of two values, such as yes and no.")
    private String label;

    @Option(
            names = "--columns",
            paramLabel = "COLUMN",
            split = ",",
            description = "What to learn from; all other columns unless given.")
    private @Nullable List<String> columns;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    ChurnCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        FileCases.Read read = new FileCases(input, label, false).read(columns == null ? List.of() : columns);
        read.leftOut().forEach(column -> console.say("not looked at: " + column));
        if (read.refused() > 0) {
            console.say(read.refused() + " rows left out: unreadable, or without a label");
        }
        ChurnReport report = JudgeChurn.of(read.table());
        if (json) {
            console.printJson(ChurnTexts.json(report, read));
        } else {
            console.print(ChurnTexts.text(report, read, language.isChinese()));
        }
        return 0;
    }
}
