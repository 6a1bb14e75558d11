package dev.deskpulse.plugin.cli;

import dev.deskpulse.connector.file.ImportReport.Refused;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.scheduler.text.Evaluation;
import dev.deskpulse.scheduler.text.TagSettings;
import dev.deskpulse.scheduler.text.TagTable;
import dev.deskpulse.scheduler.text.TextTagger;
import dev.deskpulse.scheduler.text.TextTask;
import dev.deskpulse.scheduler.text.model.ModelStore;
import dev.deskpulse.scheduler.text.model.Quality;
import dev.deskpulse.scheduler.text.model.TextModel;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code deskpulse tag}. */
@Command(
        name = "tag",
        mixinStandardHelpOptions = true,
        description = "Tags the texts of a CSV or XLSX file, without Jira; with labels it says how good the tags are.",
        footer = {
            "",
            "The output is a CSV file: all columns, then tag, score, confidence, evidence and model.",
            "An installation's own models are used where its settings file is at hand; docs/tags.md explains it all."
        })
final class TagCommand implements Callable<Integer> {
    private final Console console;
    private final Clock clock;

    @Mixin
    private HomeOption home;

    @Option(names = "--input", paramLabel = "FILE", required = true, description = "A CSV or XLSX file.")
    private Path input;

    @Option(names = "--text-column", paramLabel = "NAME", required = true, description = "Which column is the text.")
    private String textColumn;

    @Option(names = "--label-column", paramLabel = "NAME", description = "Which column says what is right.")
    private @Nullable String labelColumn;

    @Option(
            names = "--task",
            defaultValue = "sentiment",
            description = "${COMPLETION-CANDIDATES}, in any case (${DEFAULT-VALUE}).")
    private TextTask task;

    @Option(
            names = "--positive",
            paramLabel = "LABEL",
            description = "Judge this one label against all others, whatever those are called.")
    private @Nullable String positive;

    @Option(names = "--model", paramLabel = "FILE", description = "Use this model of `deskpulse train --model-out`.")
    private @Nullable Path model;

    @Option(names = "--output", paramLabel = "FILE", required = true, description = "Where the tagged table goes.")
    private Path output;

    @Option(names = "--json", description = "Print the figures as JSON.")
    private boolean json;

    TagCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    /** What a script gets; the figures of goodness are null where the file has no labels. */
    private record Figures(
            long rows,
            @Nullable Double accuracy,
            @Nullable Double macroF1,
            @Nullable Double ece,
            double textsPerSecond,
            Map<String, Quality.OfClass> perClass) {
        static Figures of(TagTable.Outcome outcome, @Nullable Quality quality) {
            return quality == null
                    ? new Figures(outcome.rows(), null, null, null, outcome.textsPerSecond(), Map.of())
                    : new Figures(
                            outcome.rows(),
                            quality.accuracy(),
                            quality.macroF1(),
                            quality.ece(),
                            outcome.textsPerSecond(),
                            new LinkedHashMap<>(quality.perClass()));
        }
    }

    @Override
    public Integer call() {
        TagTable.Source source = new TagTable.Source(input, textColumn, labelColumn, positive);
        TextTagger tagger = TextTagger.of(
                task, this::model, home.settings().map(Settings::tags).orElse(TagSettings.DEFAULTS));
        TagTable.Outcome outcome = console.watch(
                progress -> new TagTable(task, tagger, home.masker(), clock, progress).run(source, output));
        Quality quality = outcome.evaluation().map(Evaluation::quality).orElse(null);
        if (json) {
            console.printJson(Figures.of(outcome, quality));
        } else {
            console.print(TagSummary.of(outcome, quality));
        }
        BrokenText.tell(console, input, outcome.brokenPlaces());
        outcome.evaluation().ifPresent(this::tellOddLabels);
        outcome.refused().forEach(this::tell);
        return outcome.refusedTotal() == 0 ? 0 : 1;
    }

    private Optional<TextModel> model(TextTask wanted) {
        if (model != null && wanted == task) {
            return Optional.of(ModelStore.read(model, task.id()));
        }
        ModelStore.Choice choice = home.models().current(wanted.id());
        choice.problem().ifPresent(console::say);
        return choice.model();
    }

    private void tellOddLabels(Evaluation evaluation) {
        if (evaluation.unlabelled() > 0) {
            console.say(evaluation.unlabelled() + " rows have no label; they are tagged and not judged.");
        }
        evaluation
                .unknown()
                .forEach((label, rows) -> console.say(rows + " rows have the unknown label '" + label
                        + "': they count for precision, and not for accuracy, F1's mean and calibration."));
    }

    private void tell(Refused refused) {
        console.say("line " + refused.line() + " cannot be read and is missing from the output: " + refused.reason());
    }
}
