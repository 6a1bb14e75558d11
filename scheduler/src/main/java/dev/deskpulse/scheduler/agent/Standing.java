package dev.deskpulse.scheduler.agent;

import org.jspecify.annotations.Nullable;

/**
 * An agent's figure beside their team's. Durations are geometric means in seconds of business time, others shares from 0 to 1.
 *
 * @param raw of the agent's own cases as they came
 * @param team the team's level; with the next three null where there is nobody to compare with, or others' figures could be
 *     told from it
 * @param adjusted the level that the agent would have with the team's cases and hours, shrunk towards the team
 * @param low of the adjusted level's 95 % interval
 */
public record Standing(
        long cases,
        double raw,
        @Nullable Double team,
        @Nullable Double adjusted,
        @Nullable Double low,
        @Nullable Double high,
        Verdict verdict) {
    /** Better or worse is said only where the whole interval says so. */
    public enum Verdict {
        BETTER,
        WORSE,
        /** The interval holds the team's level: no difference is told from chance. */
        LIKE_THE_TEAM,
        /** Nobody else of the team has cases in these days. */
        NOBODY_TO_COMPARE,
        /** So few others are hidden from the viewer that the team's level would tell theirs. */
        WITHHELD
    }

    static Standing without(AgentFigure figure, CaseSums.Sum own, Verdict verdict) {
        return new Standing(own.cases(), shown(figure, own.mean()), null, null, null, null, verdict);
    }

    static Standing of(AgentFigure figure, CaseSums.Sum own, CaseSums.Sum team, MixedModel.Effect effect) {
        boolean above = effect.low() > 0;
        boolean below = effect.high() < 0;
        Verdict verdict = !above && !below
                ? Verdict.LIKE_THE_TEAM
                : above == figure.isMoreBetter() ? Verdict.BETTER : Verdict.WORSE;
        double level = team.mean();
        return new Standing(
                own.cases(),
                shown(figure, own.mean()),
                shown(figure, level),
                shown(figure, level + effect.value()),
                shown(figure, level + effect.low()),
                shown(figure, level + effect.high()),
                verdict);
    }

    private static double shown(AgentFigure figure, double value) {
        return figure.isDuration() ? Math.exp(value) : Math.min(1, Math.max(0, value));
    }
}
