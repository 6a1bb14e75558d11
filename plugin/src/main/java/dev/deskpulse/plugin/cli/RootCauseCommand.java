package dev.deskpulse.plugin.cli;

import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.kpi.Dimension;
import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.kpi.KpiProfile;
import dev.deskpulse.scheduler.kpi.KpiQuery;
import dev.deskpulse.scheduler.kpi.Kpis;
import dev.deskpulse.scheduler.kpi.OwnFields;
import dev.deskpulse.scheduler.kpi.Stretch;
import dev.deskpulse.scheduler.rootcause.ComparisonFile;
import dev.deskpulse.scheduler.rootcause.Localisation;
import dev.deskpulse.scheduler.rootcause.Localiser;
import dev.deskpulse.scheduler.rootcause.PeriodLeaves;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code deskpulse rootcause}. */
@Command(
        name = "rootcause",
        mixinStandardHelpOptions = true,
        description = {
            "Finds the smallest set of slices that carries the difference between a KPI and its expected value.",
            "With --kpi of the desk's own figures, one period against another; with --input of a file with one row for",
            "each combination of the dimensions' values, without Jira. docs/insight.md explains it."
        })
final class RootCauseCommand implements Callable<Integer> {
    private static final int SHOWN_KEYS = 5;

    private final Console console;
    private final Clock clock;

    @Mixin
    private SettingsOption settings;

    @Option(names = "--kpi", paramLabel = "NAME", description = "A figure of the desk, such as first-response.")
    private @Nullable String kpi;

    @Option(
            names = "--period",
            paramLabel = "PERIOD",
            defaultValue = "last-30",
            description = "With --kpi: when it moved; 2026-10, 2026-W41, last-30 (${DEFAULT-VALUE}).")
    private String period;

    @Option(
            names = "--against",
            paramLabel = "PERIOD",
            defaultValue = "previous",
            description = "With --kpi: what is expected; previous, year-before or any other period (${DEFAULT-VALUE}).")
    private String against;

    @Option(names = "--input", paramLabel = "FILE", description = "A CSV or XLSX file, packed with gzip or not.")
    private @Nullable Path input;

    @Option(names = "--value", paramLabel = "COLUMN", description = "With --input: what the KPI was.")
    private @Nullable String value;

    @Option(
            names = "--expected",
            paramLabel = "COLUMN",
            description = "With --input: what it was expected to be: a forecast, or the figure of the time before.")
    private @Nullable String expected;

    @Option(
            names = "--dimensions",
            paramLabel = "NAME",
            split = ",",
            description = "What to slice by, with commas between: the file's columns; with --kpi dimensions, the most"
                    + " telling first (channel,product,region,kind,team,project).")
    private List<String> dimensions = List.of();

    @Option(
            names = "--weight",
            paramLabel = "COLUMN",
            description = "With --input: the number of cases behind each row, where the KPI is a rate or an average.")
    private @Nullable String weight;

    @Option(names = "--json", description = "Print one JSON object; its sets list the slices.")
    private boolean json;

    RootCauseCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if (input != null && kpi == null) {
            ofFile(input);
        } else if (kpi != null && input == null) {
            ofDesk(kpi);
        } else {
            throw new IllegalArgumentException("give either --kpi NAME or --input FILE");
        }
        return 0;
    }

    private void ofDesk(String name) {
        Kpi asked = Kpi.named(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + name + "' is no figure; `deskpulse kpi --kpi all` shows all of them"));
        try (Desk desk = ReadDesk.open(settings.read(), clock, "rootcause", json)) {
            FigureSource source = new FigureSource.OfDesk(desk);
            Stretch whole = Stretch.parse(period, source.today());
            Stretch stretch = whole.soFar(source.today());
            Stretch other = whole.against(against, source.today());
            List<String> warnings = new ArrayList<>(source.warnings(whole));
            whole.unevenWith(other, source.today()).ifPresent(warnings::add);
            warnings.forEach(warning -> console.say("warning: " + warning));
            KpiProfile profile = source.rules().profile();
            KpiQuery now = KpiQuery.of(stretch.from(), stretch.to(), KpiQuery.Period.WHOLE)
                    .within(source.rules().windows().repeating(profile.repeatWindow()));
            KpiQuery before = now.over(other.from(), other.to());
            PeriodCauses causes = source.figures(
                    profile, kpis -> causes(asked, kpis, now, before, desk, source.own()), Progress.SILENT);
            tell(asked, stretch + " against " + other, causes, warnings);
        }
    }

    private PeriodCauses causes(Kpi asked, Kpis kpis, KpiQuery now, KpiQuery before, Desk desk, OwnFields own) {
        List<Dimension> by = dimensions.isEmpty()
                ? PeriodLeaves.usual(asked)
                : dimensions.stream()
                        .map(name -> DimensionName.read(name.strip(), own))
                        .toList();
        Localisation found =
                console.watch(progress -> PeriodLeaves.localise(kpis, asked, now, before, by, own::nameOf, progress));
        return PeriodCauses.of(asked, found, kpis, now, desk.tickets(), own);
    }

    private void tell(Kpi asked, String periods, PeriodCauses causes, List<String> warnings) {
        Localisation found = causes.found();
        if (json) {
            Map<String, Object> entry = RootCauseTexts.json(found);
            entry.put("kpi", asked.label());
            entry.put("periods", periods);
            entry.put("evidence", causes.slices());
            entry.put("warnings", warnings);
            console.printJson(entry);
            return;
        }
        String head = asked.label() + ", " + periods + ": " + RootCauseTexts.whole(found)
                + (asked.unit() == Kpi.Unit.SECONDS ? " (means, in seconds)" : "");
        Stream<String> evidence = causes.slices().entrySet().stream()
                .flatMap(slice -> Stream.of(
                        "  " + slice.getKey(),
                        "    tickets: " + tickets(slice.getValue().tickets()),
                        "    words: " + words(slice.getValue().words())));
        console.print(Stream.of(Stream.of(head), RootCauseTexts.table(found), evidence, found.notes().stream())
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n")));
    }

    private static String tickets(List<String> keys) {
        String shown = keys.stream().limit(SHOWN_KEYS).collect(Collectors.joining(", "));
        return keys.size() <= SHOWN_KEYS ? shown : keys.size() + " (" + shown + ", …)";
    }

    private static String words(List<String> words) {
        return words.isEmpty() ? "none sets them apart" : String.join(", ", words);
    }

    private void ofFile(Path file) {
        if (value == null || expected == null || dimensions.isEmpty()) {
            throw new IllegalArgumentException(
                    "--input needs --value, --expected and --dimensions, which name the file's columns");
        }
        ComparisonFile.Columns columns = new ComparisonFile.Columns(
                value, expected, dimensions.stream().map(String::trim).toList(), weight);
        ComparisonFile.Read read = ComparisonFile.read(file, columns);
        Localisation found = console.watch(progress -> Localiser.run(read.comparison(), progress));
        if (json) {
            Map<String, Object> entry = RootCauseTexts.json(found);
            entry.put("rows", read.rows());
            entry.put("rowsLeftOut", read.leftOut());
            entry.put("leftOutLines", read.leftOutLines());
            console.printJson(entry);
        } else {
            console.print(text(read, found));
        }
    }

    private static String text(ComparisonFile.Read read, Localisation found) {
        Stream<String> head = Stream.of(
                String.format(Locale.ROOT, "%,d rows: %s", read.rows(), RootCauseTexts.whole(found)), leftOut(read));
        return Stream.of(head, RootCauseTexts.table(found), found.notes().stream())
                .flatMap(lines -> lines)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static String leftOut(ComparisonFile.Read read) {
        return read.leftOut() == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%,d rows without a number left out, the first in lines %s",
                        read.leftOut(),
                        read.leftOutLines());
    }
}
