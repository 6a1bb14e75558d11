package dev.deskpulse.plugin.cli;

import dev.deskpulse.scheduler.forecast.Staffing;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that ask for agents beside the contacts of a live channel. */
final class StaffingOption {
    @Option(
            names = "--aht",
            paramLabel = "SECONDS",
            converter = Seconds.class,
            description = "Mean handling time of a contact: adds the agents that each step needs (Erlang C).")
    private @Nullable Duration handling;

    @Option(
            names = "--service-level",
            paramLabel = "SHARE",
            defaultValue = "0.8",
            description = "The share of contacts to answer in time (${DEFAULT-VALUE}).")
    private double level;

    @Option(
            names = "--within",
            paramLabel = "SECONDS",
            defaultValue = "20s",
            converter = Seconds.class,
            description = "The time to answer in (${DEFAULT-VALUE}).")
    private Duration within;

    Optional<Staffing> staffing() {
        return Optional.ofNullable(handling).map(time -> new Staffing(time, level, within));
    }

    static final class Seconds implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            if (!text.matches("[0-9]{1,6}s?")) {
                throw new TypeConversionException("'" + text + "' is no number of seconds such as 20 or 20s");
            }
            return Duration.ofSeconds(Long.parseLong(text.replace("s", "")));
        }
    }
}
