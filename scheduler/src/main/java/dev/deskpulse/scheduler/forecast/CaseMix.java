package dev.deskpulse.scheduler.forecast;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Compares two periods or teams as if both had had the same cases: direct standardisation, with the cases of both
 * together as the standard; and splits the plain difference into what changed within the strata and what a different mix
 * did (Kitagawa, "Components of a Difference Between Two Rates", JASA 1955).
 *
 * @param plain mean of the second less that of the first, over the strata that both have
 * @param within what is left of it where both have the same cases
 * @param mix the part that comes from the cases: plain less within
 * @param low of the 95 % interval of within; empty where a stratum has a single case
 * @param high likewise
 * @param left cases in strata that only one of the two has, which cannot be compared
 */
public record CaseMix(double plain, double within, double mix, OptionalDouble low, OptionalDouble high, long left) {
    private static final double NORMAL_95 = 1.959964;

    /**
     * Cases of one kind in both.
     *
     * @param name such as a topic, or topic and channel
     */
    public record Stratum(String name, Figures first, Figures second) {
        boolean inBoth() {
            return first.cases > 0 && second.cases > 0;
        }

        long cases() {
            return first.cases + second.cases;
        }
    }

    /**
     * @param variance of single cases; for a rate, rate × (1 − rate)
     */
    public record Figures(long cases, double mean, double variance) {
        public static final Figures NONE = new Figures(0, 0, 0);

        public Figures {
            if (cases < 0 || variance < 0 || !Double.isFinite(mean) || !Double.isFinite(variance)) {
                throw new IllegalArgumentException(
                        "figures of " + cases + " cases with mean " + mean + " and variance " + variance);
            }
        }
    }

    /** Empty where the two have no stratum in common. */
    public static Optional<CaseMix> of(List<Stratum> strata) {
        List<Stratum> shared = strata.stream().filter(Stratum::inBoth).toList();
        if (shared.isEmpty()) {
            return Optional.empty();
        }
        double all = shared.stream().mapToLong(Stratum::cases).sum();
        double within = 0;
        double variance = 0;
        boolean single = false;
        for (Stratum stratum : shared) {
            double weight = stratum.cases() / all;
            within += weight * (stratum.second().mean() - stratum.first().mean());
            variance += weight * weight * (ofMean(stratum.first()) + ofMean(stratum.second()));
            single |= stratum.first().cases() == 1 || stratum.second().cases() == 1;
        }
        double plain = mean(shared.stream().map(Stratum::second).toList())
                - mean(shared.stream().map(Stratum::first).toList());
        double half = NORMAL_95 * Math.sqrt(variance);
        long left = strata.stream()
                .filter(stratum -> !stratum.inBoth())
                .mapToLong(Stratum::cases)
                .sum();
        return Optional.of(new CaseMix(
                plain,
                within,
                plain - within,
                single ? OptionalDouble.empty() : OptionalDouble.of(within - half),
                single ? OptionalDouble.empty() : OptionalDouble.of(within + half),
                left));
    }

    private static double ofMean(Figures figures) {
        return figures.variance() / figures.cases();
    }

    private static double mean(List<Figures> all) {
        double cases = all.stream().mapToLong(Figures::cases).sum();
        return all.stream().mapToDouble(one -> one.cases() * one.mean()).sum() / cases;
    }
}
