package dev.deskpulse.plugin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.scheduler.forecast.Accuracy;
import dev.deskpulse.scheduler.forecast.Forecast;
import dev.deskpulse.scheduler.forecast.NamedForecast;
import dev.deskpulse.scheduler.forecast.Point;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ForecastTextsTest {
    private static NamedForecast judged(double better) {
        OptionalDouble some = OptionalDouble.of(1);
        Accuracy accuracy =
                new Accuracy(9, some, some, some, some, OptionalDouble.of(better), OptionalDouble.empty(), some);
        Forecast forecast = new Forecast(
                List.of(new Point(5, 4, 6, 3, 7)), List.of(new Forecast.Share("theta", 1)), accuracy, List.of());
        return new NamedForecast("volume", List.of("2026-11-23"), 7, forecast, List.of(), List.of());
    }

    @Test
    void aForecastThatIsWorseThanTheSeasonalNaiveSaysSo() {
        assertThat(ForecastTexts.report(List.of(judged(-0.12))))
                .contains("WORSE than the seasonal naive over 7 by 12 %: what was there then is the better guess");
        assertThat(ForecastTexts.summary(List.of(judged(-0.12)), "timestamp").toString())
                .contains("worseThanNaive=true");
    }

    @Test
    void oneThatIsBetterDoesNot() {
        assertThat(ForecastTexts.report(List.of(judged(0.2)))).doesNotContain("WORSE");
    }
}
