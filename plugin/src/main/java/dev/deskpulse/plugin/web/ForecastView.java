package dev.deskpulse.plugin.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.deskpulse.connector.store.Database;
import dev.deskpulse.plugin.settings.KnownDays;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.scheduler.forecast.Accuracy;
import dev.deskpulse.scheduler.forecast.DeskSeries;
import dev.deskpulse.scheduler.forecast.Events;
import dev.deskpulse.scheduler.forecast.Forecast;
import dev.deskpulse.scheduler.forecast.Forecaster;
import dev.deskpulse.scheduler.forecast.Point;
import dev.deskpulse.scheduler.forecast.TimedSeries;
import dev.deskpulse.scheduler.kpi.Dimension;
import dev.deskpulse.scheduler.sight.Sight;
import dev.deskpulse.words.Wire;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What comes, day by day. The past does not change within a day, so that a forecast is made once a day. */
public final class ForecastView {
    private static final int SHOWN_PAST = 400;
    private static final int MOST_KEPT = 100;

    private final Supplier<Settings> settings;
    private final Database database;
    private final Clock clock;
    private final Cache<Asked, Answer> answers;

    /** Reads from the store; writes nothing. */
    public ForecastView(Supplier<Settings> settings, Database database, Clock clock) {
        this.settings = settings;
        this.database = database;
        this.clock = clock;
        // What Jira hides meanwhile may not count for longer than elsewhere.
        this.answers = Caffeine.newBuilder()
                .expireAfterWrite(settings.get().access().kept())
                .maximumSize(MOST_KEPT)
                .build();
    }

    /** What can be forecast. */
    enum Of {
        VOLUME,
        BACKLOG
    }

    private record Asked(Of kpi, int days, Map<Dimension, Set<String>> slice, Sight sight, LocalDate today) {}

    /** The last days as they were, the next as they may be. */
    record Answer(
            String kpi,
            List<Day> past,
            List<Ahead> points,
            List<String> models,
            PastError accuracy,
            List<String> notes) {}

    /** @param value null where the series has none */
    record Day(LocalDate day, @Nullable Double value) {}

    record Ahead(LocalDate day, double mean, double lo80, double hi80, double lo95, double hi95) {
        static Ahead of(LocalDate day, Point point) {
            return new Ahead(day, point.mean(), point.lo80(), point.hi80(), point.lo95(), point.hi95());
        }
    }

    /** Its own past error beside the seasonal naive's. */
    record PastError(
            int origins,
            OptionalDouble mase,
            OptionalDouble naiveMase,
            OptionalDouble better,
            boolean worseThanNaive,
            OptionalDouble covered95) {
        static PastError of(Accuracy accuracy) {
            return new PastError(
                    accuracy.origins(),
                    accuracy.mase(),
                    accuracy.naiveMase(),
                    accuracy.better(),
                    accuracy.worseThanNaive(),
                    accuracy.covered95());
        }
    }

    Answer forecast(Of kpi, int days, Map<Dimension, Set<String>> filter, Sight sight) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), settings.get().zone());
        Sight counting = filter.containsKey(Dimension.AGENT) ? sight : sight.withoutAgents();
        return answers.get(new Asked(kpi, days, Map.copyOf(filter), counting, today), this::ask);
    }

    private Answer ask(Asked asked) {
        DeskSeries figures = new DeskSeries(database, clock, settings.get().zone()).seenBy(asked.sight);
        TimedSeries series = asked.kpi == Of.VOLUME
                ? figures.volume(DeskSeries.By.DAY, asked.slice)
                : figures.backlog(DeskSeries.By.DAY, asked.slice);
        double[] values = series.values();
        Events known = Events.of(KnownDays.of(settings.get()).toList());
        Forecast forecast = new Forecaster(series.usualSeasons(), series.calendar(known)).of(values, asked.days);
        return new Answer(
                Wire.name(asked.kpi),
                IntStream.range(Math.max(0, values.length - SHOWN_PAST), values.length)
                        .mapToObj(i -> new Day(day(series, i), Double.isNaN(values[i]) ? null : values[i]))
                        .toList(),
                IntStream.range(0, forecast.points().size())
                        .mapToObj(i -> Ahead.of(
                                day(series, values.length + i),
                                forecast.points().get(i)))
                        .toList(),
                forecast.models().stream().map(Forecast.Share::model).toList(),
                PastError.of(forecast.accuracy()),
                forecast.notes());
    }

    private static LocalDate day(TimedSeries series, int step) {
        return series.timeOf(step).toLocalDate();
    }
}
