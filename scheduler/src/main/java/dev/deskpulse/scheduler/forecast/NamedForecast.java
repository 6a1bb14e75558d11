package dev.deskpulse.scheduler.forecast;

import java.time.Duration;
import java.util.List;

/**
 * A series' forecast.
 *
 * @param steps what each point's step is called: its number from 1, or its timestamp
 * @param season of the yardstick, in steps; 1 for none
 * @param agents that each point's mean needs; empty where nobody asked
 */
public record NamedForecast(String series, List<String> steps, int season, Forecast forecast, List<Integer> agents) {
    public NamedForecast {
        steps = List.copyOf(steps);
        agents = List.copyOf(agents);
    }

    /** The same with the agents that each step needs. */
    public NamedForecast with(Staffing staffing, Duration interval) {
        List<Integer> needed = forecast.points().stream()
                .map(point -> staffing.agents(point.mean(), interval))
                .toList();
        return new NamedForecast(series, steps, season, forecast, needed);
    }
}
