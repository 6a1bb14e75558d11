package dev.deskpulse.scheduler.text;

import dev.deskpulse.connector.file.FileImportException;
import dev.deskpulse.connector.file.ImportReport.Refused;
import dev.deskpulse.connector.file.TextRow;
import dev.deskpulse.connector.file.TextTable;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.privacy.Masker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tags the texts of a file, row by row, and compares the tags with labels where the file has some. */
public final class TagTable {
    private static final int BATCH = 512;
    private static final int MOST_LABELS = 10_000;
    private static final int EVIDENCE_SHOWN = 5;
    /** A priority is a sum: without all of its reasons it cannot be followed. */
    private static final int REASONS_SHOWN = 20;

    private static final List<String> ADDED = List.of("tag", "score", "confidence", "evidence", "model");

    private final TextTask task;
    private final TextTagger tagger;
    private final Masker masker;
    private final InstantSource clock;
    private final Progress progress;

    /** @param masker texts are judged as a ticket's would be, and the evidence holds no personal data */
    public TagTable(TextTask task, TextTagger tagger, Masker masker, InstantSource clock, Progress progress) {
        this.task = task;
        this.tagger = tagger;
        this.masker = masker;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * A file with texts, and where their labels are.
     *
     * @param labelColumn null where there are none
     * @param positive the one label that is judged against all others; null for each by itself
     */
    public record Source(
            Path file,
            String textColumn,
            @Nullable String labelColumn,
            @Nullable String positive) {
        public Source {
            if (positive != null && labelColumn == null) {
                throw new IllegalArgumentException(
                        "one label can be judged against the rest only where there are labels:"
                                + " give --label-column with --positive");
            }
        }
    }

    /**
     * What came of it.
     *
     * @param rows tagged
     * @param taken for tagging, with reading and writing
     * @param refusedTotal rows that could not be read and are missing from the output
     * @param refused the first of them
     * @param brokenPlaces see {@link TextTable#brokenPlaces}
     * @param evaluation empty where there were no labels
     */
    public record Outcome(
            long rows,
            Duration taken,
            long refusedTotal,
            List<Refused> refused,
            long brokenPlaces,
            Optional<Evaluation> evaluation) {
        public Outcome {
            refused = List.copyOf(refused);
        }

        public double textsPerSecond() {
            return rows / Math.max(taken.toNanos() / 1e9, 1e-9);
        }
    }

    /** What a look through the file tells before anything is tagged. */
    private record Survey(long rows, Set<String> labels) {}

    /**
     * Writes the table with what was told of each text, as CSV; all columns stay.
     *
     * @throws FileImportException where the file, a column or the output is not as it should be, or no row can be read
     */
    public Outcome run(Source source, Path output) {
        TextTable table = TextTable.of(source.file, source.textColumn);
        int labelAt = source.labelColumn == null ? -1 : table.column(source.labelColumn);
        Survey survey = survey(table, labelAt);
        if (survey.rows == 0) {
            throw new FileImportException(
                    source.file.getFileName() + " has no row that can be read; nothing was tagged");
        }
        Optional<Evaluation> evaluation =
                labelAt < 0 ? Optional.empty() : Optional.of(evaluation(survey.labels, source.positive));
        progress.begin("Tagging texts", survey.rows);
        Instant started = clock.instant();
        TextTable.Outcome outcome =
                table.write(output, ADDED, BATCH, batch -> tag(batch, labelAt, evaluation.orElse(null)));
        Duration taken = Duration.between(started, clock.instant());
        return new Outcome(
                outcome.rows(), taken, outcome.refusedTotal(), outcome.refused(), table.brokenPlaces(), evaluation);
    }

    private Survey survey(TextTable table, int labelAt) {
        progress.begin("Looking through the file", -1);
        AtomicLong rows = new AtomicLong();
        Set<String> labels = new HashSet<>();
        table.read(BATCH, batch -> {
            rows.addAndGet(batch.size());
            if (labelAt >= 0) {
                batch.forEach(row -> labels.add(row.cells().get(labelAt)));
                refuseTooMany(labels);
            }
            progress.advance(batch.size());
        });
        return new Survey(rows.get(), labels);
    }

    private static void refuseTooMany(Set<String> labels) {
        if (labels.size() > MOST_LABELS) {
            throw new FileImportException("the column of labels holds more than " + MOST_LABELS
                    + " different ones; check that it is the right column");
        }
    }

    private Evaluation evaluation(Set<String> labels, @Nullable String positive) {
        return positive == null
                ? Evaluation.of(task, tagger, labels)
                : Evaluation.oneAgainstTheRest(task, tagger, labels, positive);
    }

    private List<TextRow> tag(List<TextRow> batch, int labelAt, @Nullable Evaluation evaluation) {
        List<TextTag> tags = tagger.tag(
                batch.parallelStream().map(row -> masker.mask(row.text())).toList());
        List<TextRow> tagged = new ArrayList<>(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            TextTag tag = tags.get(i);
            if (evaluation != null) {
                evaluation.take(batch.get(i).cells().get(labelAt), tag);
            }
            tagged.add(batch.get(i)
                    .with(tag.label(), figure(tag.score()), figure(tag.confidence()), evidence(tag), tag.model()));
        }
        progress.advance(batch.size());
        return tagged;
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    /** Such as {@code slow −1.20 (lexicon.en); never again −2.00 (negation)}. */
    private String evidence(TextTag tag) {
        return tag.evidence().stream()
                .limit(task == TextTask.PRIORITY ? REASONS_SHOWN : EVIDENCE_SHOWN)
                .map(one -> String.format(
                        Locale.ROOT, "%s %+.2f (%s)", one.text().replace('\n', ' '), one.weight(), one.rule()))
                .collect(Collectors.joining("; "));
    }
}
