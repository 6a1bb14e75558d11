package dev.deskpulse.plugin.cli;

import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.scheduler.kpi.Derivation;
import dev.deskpulse.scheduler.kpi.Dimension;
import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.kpi.KpiComparison;
import dev.deskpulse.scheduler.kpi.KpiProfile;
import dev.deskpulse.scheduler.kpi.KpiQuery;
import dev.deskpulse.scheduler.kpi.KpiTable;
import dev.deskpulse.scheduler.kpi.Kpis;
import dev.deskpulse.scheduler.kpi.OwnFields;
import dev.deskpulse.scheduler.kpi.ProfileDifference;
import dev.deskpulse.scheduler.kpi.SlaReading;
import dev.deskpulse.scheduler.kpi.Stretch;
import dev.deskpulse.scheduler.kpi.TargetReview;
import dev.deskpulse.scheduler.kpi.TicketMeasurer;
import dev.deskpulse.scheduler.sight.Sight;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketKey;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code deskpulse kpi}. */
@Command(
        name = "kpi",
        mixinStandardHelpOptions = true,
        description = {
            "Tells the desk's figures, as the last analysis left them; docs/kpi.md defines each.",
            "With --ticket shows how one ticket's figures come about.",
            "With --input tells the figures of any event log instead, without Jira."
        })
final class KpiCommand implements Callable<Integer> {
    private static final int REVIEWED_PERIODS = 4;

    private final Console console;
    private final Clock clock;

    @Mixin
    private SettingsOption settings;

    @Option(
            names = "--kpi",
            split = ",",
            paramLabel = "NAME",
            description = "Which figures, such as first-response,fcr; all for all of them. Default: the main ones.")
    private List<String> kpis = List.of();

    @Option(
            names = "--by",
            split = ",",
            paramLabel = "DIMENSION",
            description =
                    "One row for each value: project, channel, agent, team, kind, topic, priority, language, segment,"
                            + " region, product, type, sentiment, hour, weekday, sla, facet, stage or a name from fields.extras;"
                            + " several are crossed.")
    private List<String> by = List.of();

    @Option(
            names = "--only",
            paramLabel = "DIMENSION=VALUE",
            description = "Only tickets with this value; again for more. An empty value stands for 'not known'.")
    private List<String> only = List.of();

    @Option(
            names = "--period",
            paramLabel = "PERIOD",
            description = "2026, 2026-Q3, 2026-10, 2026-W41, 2026-10-01, 2026-10-01..2026-10-15 or last-30 (days; that"
                    + " where none is given, with --input the whole log).")
    private @Nullable String period;

    @Option(names = "--each", paramLabel = "STEP", description = "One row for each day, week or month of the period.")
    private KpiQuery.@Nullable Period each;

    @Option(
            names = "--against",
            paramLabel = "WHAT",
            description = "Compare with the previous period, year-before or any other period; with --ticket, with"
                    + " another profile.")
    private @Nullable String against;

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many values of a dimension to tell apart; the others are one row (${DEFAULT-VALUE}).")
    private int top;

    @Option(names = "--tickets", description = "List the keys of the tickets behind the one figure asked for.")
    private boolean tickets;

    @Option(
            names = "--after",
            paramLabel = "KEY",
            defaultValue = "",
            description = "With --tickets: go on after the last key of the page before.")
    private String after;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "With --tickets: how many keys a page has (${DEFAULT-VALUE}).")
    private int limit;

    @Option(names = "--ticket", paramLabel = "KEY", description = "Show one ticket's figures step by step.")
    private @Nullable String ticket;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "By which definitions: deskpulse, zendesk, jsm or one of the settings. Default: that of the"
                    + " settings.")
    private @Nullable String profile;

    @Option(names = "--targets", description = "Review the targets of the settings.")
    private boolean targets;

    @Option(
            names = "--input",
            paramLabel = "FILE",
            description = "An event log, one event a row: CSV or XLSX, packed with gzip or not.")
    private @Nullable Path input;

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description =
                    "With --input: what its columns and activities mean; docs/kpi.md explains it. Guessed unless given.")
    private @Nullable Path mapping;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    KpiCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if (input != null) {
            ofLog(input);
            return 0;
        }
        if (mapping != null) {
            throw new IllegalArgumentException("--mapping says what a log means; name the log with --input");
        }
        try (Desk desk = ReadDesk.open(settings.read(), clock, "kpi", json)) {
            if (ticket != null) {
                derive(desk, profile(desk.settings().figures()), ticket);
            } else {
                figures(new FigureSource.OfDesk(desk));
            }
            return 0;
        }
    }

    private void ofLog(Path file) {
        if (ticket != null) {
            throw new IllegalArgumentException("--ticket shows a ticket of the store, and goes not with --input");
        }
        try (LogSource log =
                LogSource.open(file, mapping, settings.readWhereThereIsOne(), this::profile, console, clock)) {
            figures(log);
        }
    }

    private void figures(FigureSource source) {
        if (targets) {
            review(source, profile(source.rules()));
        } else {
            show(source, profile(source.rules()));
        }
    }

    private KpiProfile profile(Settings.Figures rules) {
        return profile == null ? rules.profile() : profile(profile, rules);
    }

    private static KpiProfile profile(String name, Settings.Figures rules) {
        KpiProfile found = rules.profiles().get(name);
        if (found == null) {
            throw new IllegalArgumentException("'" + name + "' is not a profile; there are "
                    + String.join(", ", rules.profiles().keySet()));
        }
        return found;
    }

    private void derive(Desk desk, KpiProfile chosen, String key) {
        Ticket found = desk.tickets()
                .findByKey(new TicketKey(key))
                .orElseThrow(() -> new IllegalArgumentException(
                        key + " is not in the store; check the key, or run `deskpulse sync`"));
        TicketMeasurer measurer = desk.measurer(chosen);
        Derivation.Asked asked = new Derivation.Asked(found, desk.nextContact(found.id()), clock.instant());
        Derivation derivation = Derivation.of(measurer, asked);
        KpiProfile other =
                against == null ? null : profile(against, desk.settings().figures());
        List<ProfileDifference> differences =
                other == null ? List.of() : ProfileDifference.between(measurer, chosen, other, asked);
        List<SlaReading> readings = desk.slaReadings(found.id());
        if (json) {
            console.printJson(Map.of(
                    "ticket", key, "derivation", derivation, "differences", differences, "slaReadings", readings));
        } else {
            console.print(KpiTexts.derivation(key, derivation));
            readings.forEach(reading -> console.print(KpiTexts.reading(reading)));
            if (other != null) {
                console.print(KpiTexts.differences(chosen.name(), other.name(), differences));
            }
        }
    }

    private void review(FigureSource source, KpiProfile chosen) {
        Settings.Figures figures = source.rules();
        KpiQuery.Windows windows = figures.windows().repeating(chosen.repeatWindow());
        List<TargetReview> reviews = answered(source, chosen, kpi -> figures.targets().stream()
                .map(target -> TargetReview.of(kpi, target, windows, Sight.ALL, source.today(), REVIEWED_PERIODS))
                .toList());
        if (json) {
            console.printJson(Map.of("profile", chosen.name(), "targets", reviews));
        } else {
            console.print(KpiTexts.targets(reviews));
        }
    }

    private void show(FigureSource source, KpiProfile chosen) {
        OwnFields own = source.own();
        Stretch whole = Stretch.parse(period == null ? source.usualPeriod() : period, source.today());
        Stretch stretch = against == null ? whole : whole.soFar(source.today());
        Only narrowed = Only.parse(only, own, source.people());
        KpiQuery query =
                query(stretch, own, narrowed).within(source.rules().windows().repeating(chosen.repeatWindow()));
        List<Kpi> asked = asked(query);
        KpiTexts texts = new KpiTexts(own, source.people());
        List<String> warnings = warnings(source, whole);
        if (tickets) {
            print(texts, asked, answered(source, chosen, kpi -> kpi.tickets(single(asked), query, after, limit)));
        } else if (against == null) {
            List<KpiTable> tables = answered(source, chosen, kpi -> kpi.tables(asked, query));
            if (tables.stream().allMatch(table -> table.rows().isEmpty())) {
                answered(source, chosen, kpi -> narrowed.nobodyHas(kpi, stretch.from(), stretch.to()))
                        .forEach(console::say);
            }
            console(
                    () -> texts.json(stretch, chosen.name(), warnings, tables),
                    () -> texts.tables(stretch, chosen.name(), tables));
        } else {
            Stretch other = whole.against(against, source.today());
            List<KpiComparison> compared =
                    answered(source, chosen, kpi -> compared(kpi, asked, query, query.over(other.from(), other.to())));
            console(
                    () -> texts.json(stretch, other, chosen.name(), warnings, compared),
                    () -> texts.comparisons(stretch, other, chosen.name(), compared));
        }
    }

    /** Told beside the figures, and in the object for scripts. */
    private List<String> warnings(FigureSource source, Stretch stretch) {
        List<String> warnings = new ArrayList<>(source.warnings(stretch));
        if (against != null) {
            stretch.unevenWith(stretch.against(against, source.today()), source.today())
                    .ifPresent(warnings::add);
        }
        warnings.forEach(warning -> console.say("warning: " + warning));
        return warnings;
    }

    private <T> T answered(FigureSource source, KpiProfile chosen, Function<Kpis, T> question) {
        return console.watch(progress -> source.figures(chosen, question, progress));
    }

    private void console(Supplier<Object> asJson, Supplier<String> asText) {
        if (json) {
            console.printJson(asJson.get());
        } else {
            console.print(asText.get());
        }
    }

    private void print(KpiTexts texts, List<Kpi> asked, List<String> keys) {
        console(
                () -> Map.of("kpi", single(asked).label(), "tickets", keys, "complete", keys.size() < limit),
                () -> texts.tickets(keys, limit));
    }

    private static List<KpiComparison> compared(Kpis kpis, List<Kpi> asked, KpiQuery query, KpiQuery before) {
        List<KpiTable> now = kpis.tables(asked, query);
        List<KpiTable> past = kpis.tables(asked, before);
        List<KpiComparison> compared = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            compared.add(KpiComparison.of(now.get(i), query, past.get(i), before));
        }
        return compared;
    }

    private static Kpi single(List<Kpi> asked) {
        if (asked.size() != 1) {
            throw new IllegalArgumentException("--tickets lists those behind one figure; name it with --kpi");
        }
        return asked.get(0);
    }

    private KpiQuery query(Stretch stretch, OwnFields own, Only narrowed) {
        if (each != null && (against != null || tickets)) {
            throw new IllegalArgumentException("--each goes neither with --against nor with --tickets");
        }
        List<Dimension> dimensions =
                by.stream().map(name -> DimensionName.read(name.trim(), own)).toList();
        return narrowed.narrow(KpiQuery.of(
                        stretch.from(),
                        stretch.to(),
                        each == null ? KpiQuery.Period.WHOLE : each,
                        dimensions.toArray(Dimension[]::new))
                .telling(top));
    }

    private List<Kpi> asked(KpiQuery query) {
        List<Kpi> asked =
                switch (String.join(",", kpis)) {
                    case "" -> Kpi.MAIN;
                    case "all" -> List.of(Kpi.values());
                    default -> kpis.stream().map(name -> kpi(name.trim())).toList();
                };
        boolean named = !kpis.isEmpty() && !kpis.equals(List.of("all"));
        return named
                ? asked
                : asked.stream()
                        .filter(kpi -> query.by().stream().allMatch(kpi::has)
                                && query.filter().keySet().stream().allMatch(kpi::has))
                        .toList();
    }

    private static Kpi kpi(String name) {
        return Kpi.named(name)
                .orElseThrow(() -> new IllegalArgumentException("'" + name + "' is no figure; there are "
                        + Arrays.stream(Kpi.values()).map(Kpi::label).collect(Collectors.joining(", "))));
    }
}
