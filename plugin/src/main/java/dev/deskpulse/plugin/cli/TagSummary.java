package dev.deskpulse.plugin.cli;

import dev.deskpulse.scheduler.text.TagTable;
import dev.deskpulse.scheduler.text.model.Quality;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How good tags are, as text for a person. */
final class TagSummary {
    private static final int NAME_WIDTH = 28;
    private static final int MOST_IN_A_TABLE = 8;

    private TagSummary() {}

    static String of(TagTable.Outcome outcome, @Nullable Quality quality) {
        List<String> lines = new ArrayList<>();
        lines.add(
                String.format(Locale.ROOT, "%d texts tagged, %.0f texts/s", outcome.rows(), outcome.textsPerSecond()));
        if (quality != null) {
            lines.add(figures(quality));
        }
        return String.join("\n", lines);
    }

    static String figures(Quality quality) {
        List<String> lines = new ArrayList<>();
        lines.add(row("judged", String.valueOf(quality.rows())));
        lines.add(row("accuracy", figure(quality.accuracy())));
        lines.add(row("macro-F1", figure(quality.macroF1())));
        lines.add(row("calibration error", figure(quality.ece())));
        lines.add("");
        lines.add(String.format(
                "  %-" + NAME_WIDTH + "s %8s %10s %8s %8s", "label", "support", "precision", "recall", "F1"));
        quality.perClass()
                .forEach((label, one) -> lines.add(String.format(
                        "  %-" + NAME_WIDTH + "s %8d %10s %8s %8s",
                        label,
                        one.support(),
                        figure(one.precision()),
                        figure(one.recall()),
                        figure(one.f1()))));
        lines.add("");
        lines.add(quality.confusion().size() <= MOST_IN_A_TABLE ? table(quality) : worst(quality));
        return String.join("\n", lines);
    }

    private static String table(Quality quality) {
        List<String> labels = List.copyOf(quality.confusion().keySet());
        List<String> lines = new ArrayList<>();
        StringBuilder head = new StringBuilder(String.format("  %-" + NAME_WIDTH + "s", "is ↓ was called →"));
        labels.forEach(label -> head.append(String.format(" %12.12s", label)));
        lines.add(head.toString());
        quality.confusion().forEach((truth, row) -> {
            StringBuilder line = new StringBuilder(String.format("  %-" + NAME_WIDTH + "s", truth));
            labels.forEach(label -> line.append(String.format(" %12d", row.getOrDefault(label, 0L))));
            lines.add(line.toString());
        });
        return String.join("\n", lines);
    }

    /** Of many labels, the pairs that are taken for each other most often. */
    private static String worst(Quality quality) {
        record Pair(String truth, String given, long times) {}
        List<Pair> pairs = new ArrayList<>();
        quality.confusion()
                .forEach((truth, row) -> row.forEach((given, times) -> pairs.add(new Pair(truth, given, times))));
        List<String> lines = new ArrayList<>(List.of("  most often confused"));
        pairs.stream()
                .filter(pair -> !pair.truth.equals(pair.given))
                .sorted(Comparator.comparingLong(Pair::times).reversed())
                .limit(MOST_IN_A_TABLE)
                .forEach(pair -> lines.add(row(pair.times + " ×", pair.truth + " was called " + pair.given)));
        return String.join("\n", lines);
    }

    static String row(String name, String value) {
        return String.format("  %-" + NAME_WIDTH + "s %s", name, value);
    }

    static String figure(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
