package dev.deskpulse.scheduler.quality;

import org.hipparchus.stat.interval.BinomialProportion;
import org.hipparchus.stat.interval.ConfidenceInterval;

/**
 * How often a rule was broken where it was to be kept.
 *
 * @param asked replies in which it was to be kept
 * @param broken of these
 * @param low of the 95 % interval of the share (Wilson, 1927), from 0 to 1
 */
public record RuleShare(ReplyRule rule, long asked, long broken, double low, double high) {
    private static final double CONFIDENCE = 0.95;

    /** @param asked at least 1 */
    static RuleShare of(ReplyRule rule, long asked, long broken) {
        int trials = Math.toIntExact(asked);
        ConfidenceInterval interval =
                BinomialProportion.getWilsonScoreInterval(trials, (double) broken / asked, CONFIDENCE);
        return new RuleShare(
                rule, asked, broken, Math.max(0, interval.getLowerBound()), Math.min(1, interval.getUpperBound()));
    }

    /** From 0 to 1. */
    public double share() {
        return (double) broken / asked;
    }
}
