package dev.deskpulse.scheduler.forecast;

import java.util.List;

/**
 * A series' forecast.
 *
 * @param steps what each point's step is called: its number from 1, or its timestamp
 * @param season of the yardstick, in steps; 1 for none
 */
public record NamedForecast(String series, List<String> steps, int season, Forecast forecast) {
    public NamedForecast {
        steps = List.copyOf(steps);
    }
}
