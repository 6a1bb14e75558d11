package dev.deskpulse.scheduler.forecast;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A series' forecast.
 *
 * @param steps what each point's step is called: its number from 1, or its timestamp
 * @param season of the yardstick, in steps; 1 for none
 * @param agents that each point's mean needs; empty where nobody asked
 * @param impatient what the fewest agents do where customers give up waiting; empty where nobody asked, and of a point
 *     without contacts
 */
public record NamedForecast(
        String series,
        List<String> steps,
        int season,
        Forecast forecast,
        List<Integer> agents,
        List<Optional<ErlangA.Service>> impatient) {
    public NamedForecast {
        steps = List.copyOf(steps);
        agents = List.copyOf(agents);
        impatient = List.copyOf(impatient);
    }

    /** The same with the agents that each step needs. */
    public NamedForecast with(Staffing staffing, Duration interval) {
        List<Integer> needed = forecast.points().stream()
                .map(point -> staffing.agents(point.mean(), interval))
                .toList();
        return new NamedForecast(series, steps, season, forecast, needed, impatient);
    }

    /** The same with the agents that each step needs where customers give up waiting. */
    public NamedForecast with(ErlangA staffing, Duration interval) {
        List<Optional<ErlangA.Service>> needed = forecast.points().stream()
                .map(point -> staffing.needed(point.mean(), interval))
                .toList();
        return new NamedForecast(series, steps, season, forecast, agents, needed);
    }
}
