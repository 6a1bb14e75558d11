package dev.deskpulse.plugin.cli;

import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.scheduler.compare.SameCases;
import dev.deskpulse.scheduler.kpi.CaseCells;
import dev.deskpulse.scheduler.kpi.Dimension;
import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.kpi.KpiQuery;
import dev.deskpulse.scheduler.kpi.Kpis;
import dev.deskpulse.scheduler.kpi.OwnFields;
import dev.deskpulse.scheduler.kpi.Stretch;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code deskpulse compare}. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = {
            "Compares two teams, or any two values of a dimension, or two periods, as if both had had the same cases:",
            "the same kinds, topics, channels, priorities and languages. docs/insight.md explains how."
        })
final class CompareCommand implements Callable<Integer> {
    private static final List<Dimension> MIX =
            List.of(Dimension.KIND, Dimension.TOPIC, Dimension.CHANNEL, Dimension.PRIORITY, Dimension.LANGUAGE);

    private final Console console;
    private final Clock clock;

    @Mixin
    private SettingsOption settings;

    @Mixin
    private LanguageOption language;

    @Option(
            names = "--kpi",
            paramLabel = "NAME",
            required = true,
            description = "first-response, resolution, first-resolution or handling-time (the mean, in business time),"
                    + " reopen-rate, one-touch or csat (the share).")
    private String kpi;

    @ArgGroup
    private @Nullable Who who;

    @Option(
            names = "--against",
            paramLabel = "WHAT",
            defaultValue = "previous",
            description = "The other team or value; without --team and --of the other period: previous, year-before or"
                    + " any (${DEFAULT-VALUE}).")
    private String against;

    @Option(
            names = "--period",
            paramLabel = "PERIOD",
            defaultValue = "last-90",
            description = "2026, 2026-Q3, 2026-10, 2026-W41, 2026-10-01..2026-10-15 or last-90 (${DEFAULT-VALUE}).")
    private String period;

    @Option(
            names = "--only",
            paramLabel = "DIMENSION=VALUE",
            description = "Only tickets with this value, on both sides; again for more.")
    private List<String> only = List.of();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    CompareCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    /** Whose cases are compared. */
    private static final class Who {
        @Option(names = "--team", paramLabel = "TEAM", description = "A team; the other one is --against.")
        private @Nullable String team;

        @Option(
                names = "--of",
                paramLabel = "DIMENSION=VALUE",
                description = "A value, such as channel=chat; the other one is --against.")
        private @Nullable String of;
    }

    /** Both sides of a comparison, by the names that people gave. */
    private record Sides(
            List<Dimension> mix, KpiQuery first, KpiQuery second, String nameOfFirst, String nameOfSecond) {
        Sides {
            mix = List.copyOf(mix);
        }
    }

    @Override
    public Integer call() {
        try (Desk desk = ReadDesk.open(settings.read(), clock, "compare", json)) {
            FigureSource source = new FigureSource.OfDesk(desk);
            Kpi asked = figure(kpi);
            Sides sides = who == null ? periods(source) : values(source, who);
            CaseCells cells = new CaseCells(desk.database());
            SameCases compared =
                    SameCases.of(sides.mix, cells.read(asked, sides.first), cells.read(asked, sides.second));
            if (compared.refused() != null) {
                Kpis kpis = new Kpis(desk.database(), clock, desk.settings().zone());
                Only.parse(only, source.own(), source.people())
                        .nobodyHas(kpis, sides.second.from(), sides.second.to())
                        .forEach(console::say);
            }
            if (json) {
                console.printJson(json(asked, sides, compared, source.own()));
            } else {
                console.print(new CompareTexts(asked, source.own(), language.isChinese())
                        .text(sides.nameOfFirst, sides.nameOfSecond, compared));
            }
            return compared.refused() == null ? 0 : 1;
        }
    }

    private Sides periods(FigureSource source) {
        Stretch whole = Stretch.parse(period, source.today());
        Stretch stretch = whole.soFar(source.today());
        Stretch other = whole.against(against, source.today());
        whole.unevenWith(other, source.today()).ifPresent(warning -> console.say("warning: " + warning));
        KpiQuery query = query(stretch, MIX, source);
        return new Sides(MIX, query.over(other.from(), other.to()), query, other.toString(), stretch.toString());
    }

    private Sides values(FigureSource source, Who asked) {
        String of = asked.of == null ? "team=" + asked.team : asked.of;
        if (!of.contains("=") || against.equals("previous")) {
            throw new IllegalArgumentException(
                    "name both: --team A --against B, or --of channel=chat --against e-mail");
        }
        Only.Value first = Only.Value.parse(of, source.own(), source.people());
        Dimension dimension = first.dimension();
        Only.Value second = Only.Value.of(dimension, against, source.people());
        List<Dimension> mix = MIX.stream().filter(one -> one != dimension).toList();
        KpiQuery query = query(Stretch.parse(period, source.today()), mix, source);
        return new Sides(
                mix,
                query.only(dimension, second.stored()),
                query.only(dimension, first.stored()),
                against,
                first.text());
    }

    private KpiQuery query(Stretch stretch, List<Dimension> mix, FigureSource source) {
        return Only.parse(only, source.own(), source.people())
                .narrow(KpiQuery.of(
                        stretch.from(), stretch.to(), KpiQuery.Period.WHOLE, mix.toArray(Dimension[]::new)));
    }

    private static Kpi figure(String name) {
        return CaseCells.figures().stream()
                .filter(one -> one.label().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + name + "' cannot be compared so; there are "
                        + CaseCells.figures().stream().map(Kpi::label).collect(Collectors.joining(", "))));
    }

    private static Map<String, Object> json(Kpi kpi, Sides sides, SameCases compared, OwnFields own) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kpi", kpi.label());
        json.put("unit", kpi.unit());
        json.put("first", sides.nameOfFirst);
        json.put("second", sides.nameOfSecond);
        json.put("held", compared.held().stream().map(own::nameOf).toList());
        json.put("notHeld", compared.loose().stream().map(own::nameOf).toList());
        json.put("ofFirst", compared.first());
        json.put("ofSecond", compared.second());
        json.put("compared", compared.mix());
        json.put("refused", compared.refused());
        return json;
    }
}
