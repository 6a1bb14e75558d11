package dev.deskpulse.scheduler.rival;

import java.time.YearMonth;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A name, and what customers say where they name it.
 *
 * @param tickets in which it stands
 * @param negative those in which the sentences that name it are unhappy
 * @param positive those in which they are content; the others are neutral, mixed or not understood
 * @param months tickets by month
 * @param trend of its share among all tickets
 * @param keys of the latest tickets
 * @param said some of these sentences, masked as in the store; at most two of a mood
 */
public record Named(
        String name,
        Kind kind,
        long tickets,
        long negative,
        long positive,
        SortedMap<YearMonth, Long> months,
        Trend trend,
        List<String> keys,
        List<Said> said) {
    public Named {
        months = new TreeMap<>(months);
        keys = List.copyOf(keys);
        said = List.copyOf(said);
    }

    /**
     * A sentence that names it.
     *
     * @param mood {@code negative}, {@code positive}, or what else the model of sentiment says of it
     */
    public record Said(String sentence, String mood) {}

    /** Where the name comes from. */
    public enum Kind {
        /** The settings name it. */
        RIVAL,
        /** The settings, or the tickets' own field, name it. */
        PRODUCT,
        /** Found where customers say that they go elsewhere; a person should look. */
        FOUND
    }

    /** How its share moved from the first half of the days to the second. */
    public enum Trend {
        GROWS,
        FALLS,
        /** No more than chance would. */
        STEADY,
        /** Fewer than ten tickets. */
        TOO_FEW;

        private static final int LEAST = 10;
        private static final double SURE = 1.96;

        /**
         * Given all mentions, those of the second half are binomial with that half's share of all tickets.
         *
         * @param allFirst tickets of the desk in the first half, whatever they name; likewise {@code allSecond}
         */
        static Trend of(long first, long second, long allFirst, long allSecond) {
            long mentions = first + second;
            if (mentions < LEAST || allFirst == 0 || allSecond == 0) {
                return TOO_FEW;
            }
            double share = (double) allSecond / (allFirst + allSecond);
            double z = (second - mentions * share) / Math.sqrt(mentions * share * (1 - share));
            return z >= SURE ? GROWS : z <= -SURE ? FALLS : STEADY;
        }
    }
}
