package dev.deskpulse.scheduler.text;

import dev.deskpulse.connector.file.TextRow;
import dev.deskpulse.connector.file.TextTable;
import dev.deskpulse.scheduler.privacy.Masker;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Gathers texts with their labels. */
public final class LabelledTexts {
    private static final int BATCH = 1_000;

    private LabelledTexts() {}

    /**
     * Rows without a text or a label are left out, as are later rows with the same text.
     *
     * @param known the labels that can be learned; empty for any
     * @param masker what nobody is to learn from is masked by it before anything else reads the texts
     * @throws dev.deskpulse.connector.file.FileImportException where the file or a column is not as it should be
     */
    public static List<LabelledText> of(
            TextTask task, Set<String> known, TextTable table, String labelColumn, Masker masker) {
        int labelAt = table.column(labelColumn);
        Map<String, String> cells = new LinkedHashMap<>();
        table.read(BATCH, batch -> masked(batch, masker).forEach(row -> take(row, labelAt, cells)));
        LabelReader labels = LabelReader.of(task, known, new HashSet<>(cells.values()));
        List<LabelledText> texts = new ArrayList<>();
        cells.forEach((text, cell) -> labels.read(cell).stream()
                .filter(label -> known.isEmpty() || known.contains(label))
                .findFirst()
                .ifPresent(label -> texts.add(new LabelledText(text, label))));
        return texts;
    }

    /** What people said of the tickets in the store. */
    public static List<LabelledText> of(TextTask task, Labels labels) {
        List<LabelledText> texts = new ArrayList<>();
        labels.forEach(one -> {
            if (one.task().name().equals(task.name())) {
                texts.add(new LabelledText(one.text(), one.label().toLowerCase(Locale.ROOT)));
            }
        });
        return texts;
    }

    private static List<TextRow> masked(List<TextRow> batch, Masker masker) {
        return batch.parallelStream()
                .map(row -> row.withText(masker.mask(row.text())))
                .toList();
    }

    private static void take(TextRow row, int labelAt, Map<String, String> cells) {
        String label = row.cells().get(labelAt).strip();
        if (!label.isEmpty() && !row.text().isBlank()) {
            cells.putIfAbsent(row.text(), label);
        }
    }
}
