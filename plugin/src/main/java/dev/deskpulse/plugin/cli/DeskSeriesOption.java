package dev.deskpulse.plugin.cli;

import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.scheduler.forecast.DeskSeries;
import dev.deskpulse.scheduler.forecast.TimedSeries;
import dev.deskpulse.scheduler.kpi.Kpis;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that take the desk's own figures as a series, instead of a file's. */
final class DeskSeriesOption {
    private static final int DAYS_BACK = 1_500;

    @Option(
            names = "--kpi",
            description = "Instead of a file: the desk's own ${COMPLETION-CANDIDATES}, from the store.")
    private @Nullable DeskKpi kpi;

    @Option(
            names = "--by",
            defaultValue = "DAY",
            description = "The steps of --kpi: ${COMPLETION-CANDIDATES}, in any case (${DEFAULT-VALUE}).")
    private DeskSeries.By by;

    @Option(
            names = "--slice",
            paramLabel = "DIMENSION=VALUE",
            description = "Only the tickets of --kpi with this value, such as channel=phone or agent=NAME; again for"
                    + " more.")
    private List<String> slice = List.of();

    /** What of the desk is a series. */
    enum DeskKpi {
        VOLUME,
        BACKLOG
    }

    boolean isAsked() {
        return kpi != null;
    }

    /** For a command that takes either: complains where both or neither are given. */
    void checkBeside(boolean file) {
        if (file == isAsked()) {
            throw new IllegalArgumentException("give either --input FILE or --kpi volume|backlog");
        }
    }

    TimedFile read(Desk desk, Clock clock) {
        FigureSource source = new FigureSource.OfDesk(desk);
        Only only = Only.parse(slice, source.own(), source.people());
        DeskSeries figures =
                new DeskSeries(desk.database(), clock, desk.settings().zone());
        boolean volume = kpi == DeskKpi.VOLUME;
        TimedSeries series = volume ? figures.volume(by, only.values()) : figures.backlog(by, only.values());
        Timestamps times = new Timestamps(by == DeskSeries.By.HOUR ? "2026-01-01 00:00" : "2026-01-01");
        List<String> notes = new ArrayList<>(series.notes());
        if (series.values().length == 0) {
            Kpis kpis = new Kpis(desk.database(), clock, desk.settings().zone());
            notes.addAll(only.nobodyHas(kpis, source.today().minusDays(DAYS_BACK), source.today()));
        }
        return new TimedFile(volume ? "volume" : "backlog", series, times, notes);
    }
}
