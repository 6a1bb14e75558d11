package dev.deskpulse.plugin.cli;

import dev.deskpulse.plugin.doctor.ModelCheck;
import dev.deskpulse.scheduler.text.TextTask;
import dev.deskpulse.scheduler.text.Training;
import dev.deskpulse.scheduler.text.model.ModelStore;
import dev.deskpulse.scheduler.text.model.Quality;
import dev.deskpulse.scheduler.text.model.TextModel;
import dev.deskpulse.scheduler.text.model.Tongue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was learned, as text for a person and as values for a script. */
final class TrainSummary {
    private TrainSummary() {}

    /** A model that can be used. */
    record Listed(String version, boolean current, boolean readable, Map<Tongue, Quality> quality) {}

    static String of(Training.Outcome outcome) {
        List<String> lines = new ArrayList<>();
        lines.add("Learned from " + outcome.texts() + " texts"
                + (outcome.joined() ? " together with the program's own examples" : "") + ": model "
                + outcome.model().version());
        lines.add("All figures are of these texts; the new model's are by cross-validation.");
        lines.add(String.format("  %-28s %10s %10s", "", "before", "after"));
        Optional<Quality> before = outcome.before();
        Quality after = outcome.after();
        lines.add(row("accuracy", before.map(Quality::accuracy), after.accuracy()));
        lines.add(row("macro-F1", before.map(Quality::macroF1), after.macroF1()));
        lines.add(row("calibration error", before.map(Quality::ece), after.ece()));
        if (!outcome.lost().isEmpty()) {
            lines.add("The new model never says " + String.join(", ", outcome.lost()) + ": no text has that label.");
        }
        return String.join("\n", lines);
    }

    private static String row(String name, Optional<Double> before, double after) {
        return String.format(
                Locale.ROOT,
                "  %-28s %10s %10.4f",
                name,
                before.map(TagSummary::figure).orElse("no model"),
                after);
    }

    static String list(TextTask task, List<ModelStore.Kept> kept) {
        return listed(kept, ModelStore.shipped(task.id())).stream()
                .map(model -> line(task, model))
                .collect(Collectors.joining("\n"));
    }

    /** @param version that is in use now */
    static String restored(TextTask task, String version) {
        boolean none = version.equals(ModelStore.SHIPPED)
                && ModelStore.shipped(task.id()).isEmpty();
        return none
                ? "No model of " + task.id() + " is in use: " + withoutModel(task) + "."
                : "The model of " + task.id() + " is now " + version + ".";
    }

    private static String withoutModel(TextTask task) {
        return task == TextTask.TOPIC
                ? "none ships, and topics need one of your labels (`deskpulse train --task topic --input FILE`)"
                : "lexicons and rules judge";
    }

    /** The newest first, the shipped one last. */
    static List<Listed> listed(List<ModelStore.Kept> kept, Optional<TextModel> shipped) {
        List<Listed> all = new ArrayList<>();
        kept.forEach(one -> all.add(new Listed(
                one.version(),
                one.current(),
                one.model().isPresent(),
                one.model().map(TextModel::quality).orElse(Map.of()))));
        boolean none = kept.stream().noneMatch(ModelStore.Kept::current);
        all.add(new Listed(
                ModelStore.SHIPPED, none, true, shipped.map(TextModel::quality).orElse(Map.of())));
        return all;
    }

    private static String line(TextTask task, Listed model) {
        String mark = model.current ? "→ " : "  ";
        String figures = ModelCheck.figures(model.version, model.quality).en();
        String without = model.readable ? "no learned model: " + withoutModel(task) : "its file is damaged";
        return mark + String.format("%-20s %s", model.version, figures.isEmpty() ? without : figures);
    }
}
