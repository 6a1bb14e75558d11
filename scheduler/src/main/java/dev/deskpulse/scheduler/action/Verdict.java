package dev.deskpulse.scheduler.action;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Whether an action helped.
 *
 * @param effect the mean effect over the days since the start; empty where the data bear none
 * @param until the last day that it rests on
 */
public record Verdict(Judgement judgement, Reason reason, Optional<Effect> effect, LocalDate until) {
    /** What the judgement rests on. */
    public enum Reason {
        /** The interval, on the goal's day. */
        INTERVAL,
        /** The goal's day has not come: looking every day until something shows would show it by chance. */
        DAY_NOT_COME,
        /** Too few days have data. */
        TOO_FEW_DAYS,
        /** Fewer than {@link SplitTrial#LEAST} tickets of a half have the figure. */
        TOO_FEW_TICKETS,
        /** The slices went apart already before the action. */
        WENT_APART_BEFORE
    }

    static Verdict none(Reason reason, LocalDate until) {
        return new Verdict(Judgement.CANNOT_TELL_YET, reason, Optional.empty(), until);
    }
}
