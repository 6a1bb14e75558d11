package dev.deskpulse.scheduler.compare;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Compares two periods or teams as if both had had the same cases: direct standardisation, with the cases of both
 * together as the standard; and splits the plain difference into what changed within the strata and what a different mix
 * did (Kitagawa, "Components of a Difference Between Two Rates", JASA 1955).
 *
 * @param plain mean of the second less that of the first, over the strata that both have
 * @param within what is left of it where both have the same cases
 * @param mix the part that comes from the cases: plain less within
 * @param low of the 95 % interval of within; empty where all strata of one of the two have a single case
 * @param high likewise
 * @param effectiveFirst as many cases without weights would tell as much (Kish, "Survey Sampling", 1965)
 * @param effectiveSecond likewise
 * @param left cases in strata that only one of the two has, which cannot be compared
 */
public record CaseMix(
        double plain,
        double within,
        double mix,
        OptionalDouble low,
        OptionalDouble high,
        double effectiveFirst,
        double effectiveSecond,
        long left) {
    private static final double NORMAL_95 = 1.959964;
    /** From so many cases on a stratum tells its variance by itself. */
    private static final int OWN_VARIANCE = 10;

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
     * @param variance of single cases, by cases less one; 0 for a single case
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

    /** One of the two, weighted to the standard. */
    private record Side(List<Figures> strata, List<Double> weights) {
        static Side of(List<Stratum> shared, Function<Stratum, Figures> which) {
            double all = shared.stream().mapToLong(Stratum::cases).sum();
            return new Side(
                    shared.stream().map(which).toList(),
                    shared.stream().map(stratum -> stratum.cases() / all).toList());
        }

        double plainMean() {
            double cases = strata.stream().mapToLong(Figures::cases).sum();
            return strata.stream().mapToDouble(one -> one.cases * one.mean).sum() / cases;
        }

        double mean() {
            double mean = 0;
            for (int i = 0; i < strata.size(); i++) {
                mean += weights.get(i) * strata.get(i).mean;
            }
            return mean;
        }

        double effective() {
            double sum = 0;
            for (int i = 0; i < strata.size(); i++) {
                sum += weights.get(i) * weights.get(i) / strata.get(i).cases;
            }
            return 1 / sum;
        }

        /** Of the mean. Strata of few cases are taken to vary as all do within. */
        OptionalDouble variance() {
            double freedom = strata.stream().mapToLong(one -> one.cases - 1).sum();
            if (freedom == 0) {
                return OptionalDouble.empty();
            }
            double pooled = strata.stream()
                            .mapToDouble(one -> (one.cases - 1) * one.variance)
                            .sum()
                    / freedom;
            double variance = 0;
            for (int i = 0; i < strata.size(); i++) {
                Figures one = strata.get(i);
                double ofCases = one.cases >= OWN_VARIANCE ? one.variance : pooled;
                variance += weights.get(i) * weights.get(i) * ofCases / one.cases;
            }
            return OptionalDouble.of(variance);
        }
    }

    /** Empty where the two have no stratum in common. */
    public static Optional<CaseMix> of(List<Stratum> strata) {
        List<Stratum> shared = strata.stream().filter(Stratum::inBoth).toList();
        if (shared.isEmpty()) {
            return Optional.empty();
        }
        Side first = Side.of(shared, Stratum::first);
        Side second = Side.of(shared, Stratum::second);
        double plain = second.plainMean() - first.plainMean();
        double within = second.mean() - first.mean();
        OptionalDouble half = half(first.variance(), second.variance());
        long left = strata.stream()
                .filter(stratum -> !stratum.inBoth())
                .mapToLong(Stratum::cases)
                .sum();
        return Optional.of(new CaseMix(
                plain,
                within,
                plain - within,
                half.isPresent() ? OptionalDouble.of(within - half.getAsDouble()) : half,
                half.isPresent() ? OptionalDouble.of(within + half.getAsDouble()) : half,
                first.effective(),
                second.effective(),
                left));
    }

    private static OptionalDouble half(OptionalDouble first, OptionalDouble second) {
        return first.isEmpty() || second.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(NORMAL_95 * Math.sqrt(first.getAsDouble() + second.getAsDouble()));
    }
}
