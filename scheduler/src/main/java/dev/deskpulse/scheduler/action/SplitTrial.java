package dev.deskpulse.scheduler.action;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.hipparchus.stat.descriptive.StreamingStatistics;

/**
 * An action judged by tickets, of which chance gives half the new step: the two means compared without taking their spreads
 * for equal (Welch, "The generalization of 'Student's' problem when several different population variances are involved",
 * 1947).
 *
 * @param changed a number for each ticket that got the new step, 0 or 1 where the figure is a share
 * @param usual those of the others
 */
public record SplitTrial(List<Double> changed, List<Double> usual) {
    /** Of tickets in each half; with fewer nothing is said. */
    public static final int LEAST = 20;

    /** Which half a ticket is in. */
    public enum Half {
        CHANGED,
        USUAL;

        /**
         * The same for the same ticket and action, always and everywhere; of another action independent.
         *
         * @param ticket its id, which stays when its key changes
         */
        public static Half of(String ticket, String action) {
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                // An id has no line break, so that no two pairs are the same text.
                byte[] hash = digest.digest((action + '\n' + ticket).getBytes(StandardCharsets.UTF_8));
                return (hash[0] & 1) == 0 ? CHANGED : USUAL;
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }
    }

    public SplitTrial {
        changed = List.copyOf(changed);
        usual = List.copyOf(usual);
        int fewer = Math.min(changed.size(), usual.size());
        if (fewer < LEAST) {
            throw new IllegalArgumentException(
                    "one half has only " + fewer + " tickets; at least " + LEAST + " in each are needed");
        }
    }

    /** The mean of the changed half minus that of the other. */
    public Effect effect() {
        StreamingStatistics one = statistics(changed);
        StreamingStatistics other = statistics(usual);
        double first = one.getVariance() / changed.size();
        double second = other.getVariance() / usual.size();
        double difference = one.getMean() - other.getMean();
        if (first + second == 0) {
            throw new IllegalArgumentException("every ticket of a half has the same value; wait for some that differ");
        }
        double degrees = (first + second)
                * (first + second)
                / (first * first / (changed.size() - 1) + second * second / (usual.size() - 1));
        return new Spread(List.of(new Spread.Part(1, difference, Math.sqrt(first + second), degrees))).effect();
    }

    /**
     * The smallest effect that so many tickets, half of them changed, would show {@link DailyTrial#POWER} of the time.
     *
     * @param past a number for each of some tickets before the start
     * @param up whether the figure is to rise
     * @return above 0 where it is to rise, else below
     */
    public static double detectable(List<Double> past, int tickets, boolean up) {
        double sign = up ? 1 : -1;
        double size = Spread.root(
                much -> power(past, tickets, sign * much) - DailyTrial.POWER, 0, 20 * error(past, tickets, 0));
        return sign * size;
    }

    /** How often so many tickets, half of them changed, would show an effect of this size: 0 to 1. */
    public static double power(List<Double> past, int tickets, double size) {
        Spread errors = new Spread(List.of(new Spread.Part(1, 0, error(past, tickets, size), tickets - 2)));
        return errors.power(size);
    }

    private static double error(List<Double> past, int tickets, double size) {
        if (past.size() < LEAST || tickets < 2 * LEAST) {
            throw new IllegalArgumentException(
                    "at least " + LEAST + " past tickets and " + 2 * LEAST + " to come are needed to plan a split");
        }
        StreamingStatistics usual = statistics(past);
        double changed = usual.getVariance();
        if (past.stream().allMatch(value -> value == 0 || value == 1)) {
            // A share varies with its size.
            double share = Math.max(0, Math.min(1, usual.getMean() + size));
            changed = share * (1 - share);
        }
        return Math.sqrt(2 * (usual.getVariance() + changed) / tickets);
    }

    private static StreamingStatistics statistics(List<Double> values) {
        StreamingStatistics statistics = new StreamingStatistics();
        values.forEach(statistics::addValue);
        return statistics;
    }
}
