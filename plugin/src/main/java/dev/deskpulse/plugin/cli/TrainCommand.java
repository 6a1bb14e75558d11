package dev.deskpulse.plugin.cli;

import dev.deskpulse.connector.file.TextTable;
import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.scheduler.text.LabelledText;
import dev.deskpulse.scheduler.text.LabelledTexts;
import dev.deskpulse.scheduler.text.TextTagger;
import dev.deskpulse.scheduler.text.TextTask;
import dev.deskpulse.scheduler.text.Training;
import dev.deskpulse.scheduler.text.model.ModelStore;
import dev.deskpulse.scheduler.text.model.Quality;
import dev.deskpulse.scheduler.text.model.TextModel;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code deskpulse train}. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description =
                "Learns a model from corrections, ratings and labelled files, shows what it is worth beside the present one, and replaces"
                        + " that one on yes. The older ones stay and can be brought back.")
final class TrainCommand implements Callable<Integer> {
    private static final DateTimeFormatter VERSION = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");

    private final Console console;
    private final Clock clock;

    @Mixin
    private HomeOption home;

    @Option(names = "--task", defaultValue = "sentiment", description = "sentiment, kind or topic (${DEFAULT-VALUE}).")
    private TextTask task;

    @ArgGroup(exclusive = false)
    private @Nullable Labelled labelled;

    @Option(
            names = "--model-out",
            paramLabel = "FILE",
            description = "Write the model to this file, for `tag --model`, and replace nothing.")
    private @Nullable Path modelOut;

    @Option(names = "--yes", description = "Replace the present model without asking.")
    private boolean yes;

    @Option(names = "--list", description = "Show the models that were learned here, with their figures.")
    private boolean list;

    @Option(
            names = "--restore",
            arity = "0..1",
            paramLabel = "VERSION",
            fallbackValue = "",
            description = "Bring a model back: this version, 'shipped', or the one before the present.")
    private @Nullable String restore;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    TrainCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    /** A file with labels. */
    private static final class Labelled {
        @Option(names = "--input", paramLabel = "FILE", required = true, description = "A CSV or XLSX file.")
        private Path input;

        @Option(
                names = "--text-column",
                paramLabel = "NAME",
                required = true,
                description = "Which column is the text.")
        private String textColumn;

        @Option(
                names = "--label-column",
                paramLabel = "NAME",
                required = true,
                description = "Which column says what it is.")
        private String labelColumn;
    }

    /** What a script gets. */
    private record Report(
            String task,
            String version,
            int texts,
            boolean joinedWithShippedExamples,
            @Nullable Quality before,
            Quality after,
            Set<String> labelsLost,
            boolean replaced) {}

    @Override
    public Integer call() {
        if (list) {
            return list();
        }
        if (restore != null) {
            String now = home.models().restore(task.id(), restore.isEmpty() ? null : restore);
            console.print(TrainSummary.restored(task, now));
            return 0;
        }
        return train();
    }

    private int train() {
        Training.Outcome outcome = console.watch(
                progress -> new Training(task, present(), Training.OWN_EXAMPLES, progress).run(texts(), version()));
        if (!json) {
            console.print(TrainSummary.of(outcome));
        }
        boolean replaced = keep(outcome.model());
        if (json) {
            console.printJson(report(outcome, replaced));
        }
        return replaced || modelOut != null ? 0 : 1;
    }

    private List<LabelledText> texts() {
        List<LabelledText> texts = new ArrayList<>(ofStore());
        if (labelled != null) {
            TextTable table = TextTable.of(labelled.input, labelled.textColumn);
            BrokenText.tell(console, labelled.input, table.brokenPlaces());
            texts.addAll(LabelledTexts.of(task, known(), table, labelled.labelColumn, home.masker()));
        }
        if (texts.isEmpty()) {
            throw new IllegalArgumentException(
                    "there is nothing to learn from for " + task.id() + ": no tag was corrected"
                            + " and no ticket rated yet; give a labelled file with --input, --text-column and --label-column");
        }
        return texts;
    }

    /** Where nobody has synced yet there is no store, and none is made. */
    private List<LabelledText> ofStore() {
        Optional<Settings> settings =
                home.settings().filter(desk -> desk.store().exists());
        if (settings.isEmpty()) {
            return List.of();
        }
        try (Desk desk = Desk.open(settings.get(), clock)) {
            return LabelledTexts.of(task, desk.labels());
        }
    }

    private Set<String> known() {
        return task == TextTask.TOPIC
                ? Set.of()
                : TextTagger.of(task, wanted -> Optional.empty()).labels();
    }

    private Optional<TextModel> present() {
        ModelStore.Choice choice = home.models().current(task.id());
        choice.problem().ifPresent(console::say);
        return choice.model();
    }

    private String version() {
        return VERSION.format(clock.instant().atZone(ZoneOffset.UTC));
    }

    private boolean keep(TextModel model) {
        if (modelOut != null) {
            ModelStore.write(model, modelOut);
            console.say("The model is in " + modelOut + "; nothing was replaced.");
            return false;
        }
        if (!yes && !console.confirm("Replace the present model of " + task.id() + "?")) {
            console.say("Nothing was replaced.");
            return false;
        }
        home.models().replace(model);
        console.say("Model " + model.version() + " of " + task.id() + " is in use; `deskpulse train --task " + task.id()
                + " --restore` brings the one before it back.");
        return true;
    }

    private Report report(Training.Outcome outcome, boolean replaced) {
        return new Report(
                task.id(),
                outcome.model().version(),
                outcome.texts(),
                outcome.joined(),
                outcome.before().orElse(null),
                outcome.after(),
                outcome.lost(),
                replaced);
    }

    private int list() {
        List<ModelStore.Kept> kept = home.models().list(task.id());
        if (json) {
            console.printJson(TrainSummary.listed(kept, ModelStore.shipped(task.id())));
        } else {
            console.print(TrainSummary.list(task, kept));
        }
        return 0;
    }
}
