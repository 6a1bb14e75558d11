package dev.deskpulse.scheduler.insight;

import dev.deskpulse.scheduler.kpi.Dimension;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tickets that share the values of some dimensions; all tickets where it names none. */
record Slice(Map<Dimension, String> values) {
    Slice {
        Map<Dimension, String> copy = new EnumMap<>(Dimension.class);
        copy.putAll(values);
        values = Collections.unmodifiableMap(copy);
    }

    int order() {
        return values.size();
    }

    /** Whether all its tickets are in the other slice too, since it says all that the other says. */
    boolean isWithin(Slice other) {
        return values.entrySet().containsAll(other.values.entrySet());
    }

    /** By the names that {@link Finding#slice()} uses: {@code product=Kettle}. */
    Map<String, String> named() {
        Map<String, String> named = new TreeMap<>();
        values.forEach((dimension, value) -> named.put(dimension.name().toLowerCase(Locale.ROOT), value));
        return named;
    }

    /** The same for the same slice, always. */
    String text() {
        return named().entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining("&"));
    }
}
