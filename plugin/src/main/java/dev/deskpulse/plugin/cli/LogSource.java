package dev.deskpulse.plugin.cli;

import dev.deskpulse.connector.file.EventLogReport;
import dev.deskpulse.connector.file.EventMapping;
import dev.deskpulse.plugin.app.LogFigures;
import dev.deskpulse.plugin.settings.EventMappingFile;
import dev.deskpulse.plugin.settings.FigureRules;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.kpi.KpiProfile;
import dev.deskpulse.scheduler.kpi.Kpis;
import dev.deskpulse.scheduler.kpi.OwnFields;
import dev.deskpulse.scheduler.kpi.Stretch;
import dev.deskpulse.ticket.Person;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.Untold;
import dev.deskpulse.words.Words;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An event log, measured once. */
final class LogSource implements FigureSource, AutoCloseable {
    private static final int TOLD = 30;
    private static final int MOST_DAYS = 5_000;

    private final EventMapping mapping;
    private final FigureRules rules;
    private final Clock clock;
    private final LogFigures log;

    private LogSource(EventMapping mapping, FigureRules rules, Clock clock, LogFigures log) {
        this.mapping = mapping;
        this.rules = rules;
        this.clock = clock;
        this.log = log;
    }

    /**
     * Reads and measures the log, and tells what was guessed and left out.
     *
     * @param settings an installation's, whose calendars and profiles then count
     * @param chosen the profile by the rules
     */
    static LogSource open(
            Path input,
            @Nullable Path mapping,
            Optional<Settings> settings,
            Function<Settings.Figures, KpiProfile> chosen,
            Console console,
            Clock clock) {
        ZoneId zone = settings.map(Settings::zone).orElse(clock.getZone());
        EventMappingFile given = mapping == null
                ? new EventMappingFile(EventMapping.guessing(zone), null)
                : EventMappingFile.read(mapping, System.getenv(), zone);
        FigureRules rules = settings.map(FigureRules::of)
                .orElseGet(() -> FigureRules.usual(given.zone() == null ? zone : given.zone()));
        LogFigures log = console.watch(progress ->
                LogFigures.of(input, given.mapping(), rules, chosen.apply(rules.figures()), clock, progress));
        tell(log.report(), console);
        return new LogSource(given.mapping(), rules, clock, log);
    }

    private static void tell(EventLogReport report, Console console) {
        console.say(String.format(
                Locale.ROOT,
                "%,d rows: %,d events of %,d cases, %,d duplicates and %,d others left out",
                report.rows(),
                report.events(),
                report.cases(),
                report.duplicates(),
                report.refusedTotal()));
        report.refused().forEach(row -> console.say("line " + row.line() + " is left out: " + row.reason()));
        if (report.refusedTotal() > report.refused().size()) {
            console.say(String.format(
                    Locale.ROOT,
                    "… and %,d more lines",
                    report.refusedTotal() - report.refused().size()));
        }
        report.leftEmpty()
                .forEach((reason, cells) ->
                        console.say(String.format(Locale.ROOT, "%,d cells left empty, %s", cells, reason)));
        report.guessed().stream().limit(TOLD).forEach(guess -> console.say("guessed: " + guess));
        if (report.guessed().size() > TOLD) {
            console.say("… and " + (report.guessed().size() - TOLD) + " guesses more; a mapping ends them");
        }
    }

    @Override
    public Settings.Figures rules() {
        return rules.figures();
    }

    @Override
    public OwnFields own() {
        return OwnFields.of(mapping.extras().keySet());
    }

    @Override
    public Map<PersonId, Person> people() {
        return Map.of();
    }

    /** The log's last day, whenever that was. */
    @Override
    public LocalDate today() {
        return day(log.report().last());
    }

    /** From the log's first day to its last, or its last 5,000 days. */
    @Override
    public String usualPeriod() {
        LocalDate last = today();
        LocalDate first = day(log.report().first());
        LocalDate earliest = last.minusDays(MOST_DAYS);
        return (first.isBefore(earliest) ? earliest : first) + ".." + last;
    }

    private LocalDate day(@Nullable Instant at) {
        return LocalDate.ofInstant(at == null ? clock.instant() : at, rules.zone());
    }

    /** A log may well be of days to come: of those, too, the holidays have to be known. */
    @Override
    public List<String> warnings(Stretch stretch) {
        return Stream.concat(
                        rules.calendars().unknownHolidays(stretch.from(), stretch.to()).stream()
                                .map(Words::en),
                        Stream.of(Untold.values())
                                .filter(log.report().untold()::containsKey)
                                .map(this::untold))
                .toList();
    }

    private String untold(Untold untold) {
        return String.format(
                Locale.ROOT, "of %,d cases: %s", log.report().untold().get(untold), words(untold));
    }

    private static String words(Untold untold) {
        return switch (untold) {
            case OPENING ->
                "the opening is not in the log, or only after work began; what counts from it is empty, and so are"
                        + " one-touch, transfers, reopens and FCR";
            case REPLIES -> "no activity means reply; responses and one-touch are empty";
            case AGENTS -> "nothing says which agent has a case; handling time and transfers are empty";
            case TEAMS -> "nothing says which team has a case; transfers of teams are empty";
            case CUSTOMER_WAITS ->
                "no activity means waiting-on-customer; waits on the customer and on the desk are empty";
            case THIRD_PARTY_WAITS -> "no activity means waiting-on-third-party; waits on third parties are empty";
            case REOPENS ->
                "no activities tell a case that is done from one that is open again; reopens and FCR are empty";
        };
    }

    /** The log was measured by the profile that was chosen. */
    @Override
    public <T> T figures(KpiProfile profile, Function<Kpis, T> question, Progress progress) {
        return question.apply(log.kpis());
    }

    @Override
    public void close() {
        log.close();
    }
}
