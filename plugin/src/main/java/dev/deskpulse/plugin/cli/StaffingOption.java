package dev.deskpulse.plugin.cli;

import dev.deskpulse.scheduler.forecast.ErlangA;
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

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            converter = Seconds.class,
            description = "Mean time after which a waiting customer gives up: with --aht adds the agents that are then"
                    + " needed and the share that gives up (Erlang A).")
    private @Nullable Duration patience;

    /** Where nobody gives up. */
    Optional<Staffing> staffing() {
        return Optional.ofNullable(handling).map(time -> new Staffing(time, level, within));
    }

    /** Where customers give up. */
    Optional<ErlangA> impatient() {
        Duration time = patience;
        if (time == null) {
            return Optional.empty();
        }
        return Optional.of(new ErlangA(
                staffing()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "--patience needs the handling time too; give it with --aht")),
                time));
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
