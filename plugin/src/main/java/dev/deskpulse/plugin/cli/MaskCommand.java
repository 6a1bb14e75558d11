package dev.deskpulse.plugin.cli;

import dev.deskpulse.connector.file.ImportReport;
import dev.deskpulse.connector.file.TextRow;
import dev.deskpulse.connector.file.TextTable;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.privacy.Masked;
import dev.deskpulse.scheduler.privacy.Masker;
import dev.deskpulse.scheduler.privacy.PersonalData;
import dev.deskpulse.scheduler.privacy.PrivacyKey;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code deskpulse mask}. */
@Command(
        name = "mask",
        mixinStandardHelpOptions = true,
        description = "Replaces personal data in a column of a CSV or XLSX file by pseudonyms; needs no Jira.")
final class MaskCommand implements Callable<Integer> {
    private static final int BATCH = 1_000;

    private final Console console;

    @Option(
            names = "--input",
            paramLabel = "FILE",
            required = true,
            description = "The table; its kind and encoding are told by its content.")
    private Path input;

    @Option(names = "--text-column", paramLabel = "COLUMN", required = true, description = "The column to mask.")
    private String column;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            required = true,
            description = "Where the same table goes, as CSV in UTF-8.")
    private Path output;

    @Option(
            names = "--kinds",
            paramLabel = "KIND",
            split = ",",
            converter = Kind.class,
            description =
                    "Which kinds to mask, with commas between: email, iban, ip, id-number, bank-card, ssn, wechat, qq,"
                            + " phone, passport, plate, address, name. Default: all.")
    private @Nullable List<PersonalData> kinds;

    @Option(
            names = "--home",
            paramLabel = "FOLDER",
            defaultValue = ".deskpulse",
            description = "Where the key of the pseudonyms lies or is made (${DEFAULT-VALUE}): the same home, the same"
                    + " pseudonyms.")
    private Path home;

    @Option(names = "--json", description = "Print the summary as JSON.")
    private boolean json;

    MaskCommand(Console console) {
        this.console = console;
    }

    /**
     * What was done; never a value.
     *
     * @param rowsWithPersonalData in which at least one value was masked
     * @param masked values by kind
     * @param refused the first rows that could not be read and were left out
     */
    record Summary(
            long rows,
            long rowsWithPersonalData,
            Map<String, Integer> masked,
            long refusedTotal,
            List<ImportReport.Refused> refused) {}

    static final class Kind implements ITypeConverter<PersonalData> {
        @Override
        public PersonalData convert(String label) {
            return PersonalData.labelled(label)
                    .orElseThrow(() -> new TypeConversionException(
                            "'" + label + "' is no kind of personal data; there are " + PersonalData.allLabels()));
        }
    }

    @Override
    public Integer call() {
        TextTable table = TextTable.of(input, column);
        Summary summary = console.watch(progress -> mask(table, progress));
        if (json) {
            console.printJson(summary);
        } else {
            console.print(Summaries.masked(summary));
        }
        BrokenText.tell(console, input, table.brokenPlaces());
        return summary.refusedTotal() == 0 ? 0 : 1;
    }

    private Summary mask(TextTable table, Progress progress) {
        Set<PersonalData> wanted = kinds == null ? EnumSet.allOf(PersonalData.class) : EnumSet.copyOf(kinds);
        Masker masker = Masker.of(wanted, PrivacyKey.in(home));
        Map<PersonalData, Integer> counts = new EnumMap<>(PersonalData.class);
        long[] touched = {0};
        progress.begin("Masking " + input.getFileName(), -1);
        TextTable.Outcome outcome = table.write(output, List.of(), BATCH, rows -> {
            progress.advance(rows.size());
            return rows.stream().map(row -> mask(row, masker, counts, touched)).toList();
        });
        Map<String, Integer> byLabel = counts.entrySet().stream()
                .collect(Collectors.toMap(
                        count -> count.getKey().label(), Map.Entry::getValue, Integer::sum, TreeMap::new));
        return new Summary(outcome.rows(), touched[0], byLabel, outcome.refusedTotal(), outcome.refused());
    }

    private static TextRow mask(TextRow row, Masker masker, Map<PersonalData, Integer> counts, long[] touched) {
        Masked masked = masker.masked(row.text());
        masked.counts().forEach((kind, count) -> counts.merge(kind, count, Integer::sum));
        touched[0] += masked.counts().isEmpty() ? 0 : 1;
        return row.withText(masked.text());
    }
}
