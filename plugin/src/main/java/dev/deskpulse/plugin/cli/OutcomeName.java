package dev.deskpulse.plugin.cli;

import dev.deskpulse.scheduler.driver.Outcome;
import dev.deskpulse.words.Wire;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An outcome as people type it: {@code first-response}. */
final class OutcomeName implements ITypeConverter<Outcome> {
    @Override
    public Outcome convert(String text) {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> Wire.name(outcome).equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + text + "' is none of "
                        + Arrays.stream(Outcome.values()).map(Wire::name).collect(Collectors.joining(", "))));
    }
}
