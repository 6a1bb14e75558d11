package dev.deskpulse.scheduler.action;

import dev.deskpulse.words.Words;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An action as of today: with its verdict, or with what keeps it from one.
 *
 * @param kept empty where it cannot be read
 * @param verdict empty where it cannot be judged
 * @param problem what is wrong; {@link Words#NONE} where it has a verdict
 */
public record Judged(
        long number, Instant added, Optional<ActionStore.Kept> kept, Optional<Verdict> verdict, Words problem) {
    /** How far it is. */
    public enum State {
        /** It starts on a day to come. */
        PLANNED,
        /** The day of its goal is to come. */
        RUNNING,
        /** That day has come. */
        OVER,
        /** It was taken back before that day, and is not judged. */
        WITHDRAWN,
        /** {@link Judged#problem} says why it cannot be told. */
        BROKEN
    }

    static Judged of(ActionStore.Kept kept, Verdict verdict) {
        return new Judged(kept.number(), kept.added(), Optional.of(kept), Optional.of(verdict), Words.NONE);
    }

    static Judged withdrawn(ActionStore.Kept kept, ActionStore.Withdrawal withdrawn) {
        return new Judged(
                kept.number(),
                kept.added(),
                Optional.of(kept),
                Optional.empty(),
                Words.of("Withdrawn on %s: %s", "已于 %s 撤回：%s", withdrawn.on(), withdrawn.why()));
    }

    static Judged broken(ActionStore.Kept kept, String problem) {
        return new Judged(
                kept.number(),
                kept.added(),
                Optional.of(kept),
                Optional.empty(),
                Words.joined(List.of(new Words("It cannot be judged", "无法判断"), Words.plain(problem)), ": ", "："));
    }

    static Judged unreadable(ActionStore.Unreadable entry) {
        return new Judged(
                entry.number(),
                entry.added(),
                Optional.empty(),
                Optional.empty(),
                new Words(entry.problem(), "措施无法读取：" + entry.problem()));
    }

    public State state() {
        if (kept.isPresent() && kept.get().withdrawn() != null) {
            return State.WITHDRAWN;
        }
        if (kept.isEmpty() || verdict.isEmpty()) {
            return State.BROKEN;
        }
        if (verdict.get().reason() != Verdict.Reason.DAY_NOT_COME) {
            return State.OVER;
        }
        return verdict.get().until().isBefore(kept.get().action().start()) ? State.PLANNED : State.RUNNING;
    }
}
