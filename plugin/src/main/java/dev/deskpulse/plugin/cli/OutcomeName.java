package dev.deskpulse.plugin.cli;

import dev.deskpulse.scheduler.driver.Outcome;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An outcome as people type it: {@code first-response}. */
final class OutcomeName implements ITypeConverter<Outcome> {
    @Override
    public Outcome convert(String text) {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> typed(outcome).equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + text + "' is none of "
                        + Arrays.stream(Outcome.values())
                                .map(OutcomeName::typed)
                                .collect(Collectors.joining(", "))));
    }

    private static String typed(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
