package dev.deskpulse.scheduler.text;

import java.io.Serializable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much each reason adds to impact and urgency, both of which end between 0 and 1. The level follows from their
 * product. Written the same in every process, since the tagger's version depends on it.
 *
 * @param weights of the reasons, from 0 to 1; the usual ones where left out
 */
public record PriorityWeights(Map<Reason, Double> weights, Levels levels, Amounts amounts, CustomerValue customers)
        implements Serializable {

    /** What a sensible desk starts from. */
    public static final PriorityWeights DEFAULTS =
            new PriorityWeights(Map.of(), Levels.DEFAULTS, Amounts.DEFAULTS, CustomerValue.NONE);

    public PriorityWeights {
        Map<Reason, Double> all = new EnumMap<>(Reason.class);
        for (Reason reason : Reason.values()) {
            all.put(reason, share(weights.getOrDefault(reason, reason.usual()), reason.key()));
        }
        weights = Collections.unmodifiableMap(all);
    }

    private static double share(double weight, String what) {
        if (!(weight >= 0 && weight <= 1)) {
            throw new IllegalArgumentException("the weight of " + what + " is " + weight + "; give one from 0 to 1");
        }
        return weight;
    }

    double of(Reason reason) {
        return weights.getOrDefault(reason, 0.0);
    }

    /** The same with other levels. */
    public PriorityWeights withLevels(Levels other) {
        return new PriorityWeights(weights, other, amounts, customers);
    }

    /** The product of impact and urgency from which a ticket is of a level; below {@code low} it is LOWEST. */
    public record Levels(double highest, double high, double medium, double low) implements Serializable {
        public static final Levels DEFAULTS = new Levels(0.5, 0.3, 0.12, 0.05);

        /** A mistake in the settings should be seen at the start, not in a year of priorities. */
        public Levels {
            if (!(1 >= highest && highest > high && high > medium && medium > low && low > 0)) {
                throw new IllegalArgumentException(
                        "the levels' thresholds must fall from highest to low and lie between 0 and 1");
            }
        }
    }

    /** From how much on an amount is large, and very large, in whatever currency it is named. */
    public record Amounts(double large, double veryLarge) implements Serializable {
        public static final Amounts DEFAULTS = new Amounts(1_000, 10_000);

        public Amounts {
            if (!(large > 0 && veryLarge > large)) {
                throw new IllegalArgumentException(
                        "a very large amount must be more than a large one, and both above 0");
            }
        }
    }

    /**
     * What a customer is worth, as a field of the ticket tells it.
     *
     * @param field {@code customer}, {@code organisation}, or the name of an extra field; empty for none
     * @param values how much each of the field's values adds to the impact, from 0 to 1
     */
    public record CustomerValue(String field, Map<String, Double> values) implements Serializable {
        public static final CustomerValue NONE = new CustomerValue("", Map.of());

        public CustomerValue {
            Map<String, Double> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            values.forEach((value, weight) -> sorted.put(value.strip(), share(weight, "customers of '" + value + "'")));
            values = Collections.unmodifiableMap(sorted);
        }
    }
}
