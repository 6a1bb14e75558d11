package dev.deskpulse.scheduler.action;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Changes what was kept of an action. Days are settled when it starts: who may choose them after a look at the figures
 * chooses those by which it helped. For the same reason an action whose day has come is withdrawn no more.
 */
public final class ChangeAction {
    private static final int LONGEST = 500;

    private final ActionStore store;
    private final JudgeActions judge;
    private final LocalDate today;

    /** @param today in the desk's zone */
    public ChangeAction(ActionStore store, JudgeActions judge, LocalDate today) {
        this.store = store;
        this.judge = judge;
        this.today = today;
    }

    /** What is to be otherwise; null for what stays. Days are the desk's. */
    public record Edit(
            @Nullable String step,
            @Nullable String owner,
            @Nullable LocalDate start,
            @Nullable LocalDate end,
            @Nullable LocalDate by) {
        boolean movesDays() {
            return start != null || end != null || by != null;
        }
    }

    /**
     * Changes it, and plans it anew where its days move.
     *
     * @param who changes it
     * @throws IllegalArgumentException where it is not there, was withdrawn, or its days are settled
     */
    public ActionStore.Kept edit(long number, Edit edit, String who) {
        ActionStore.Kept kept = standing(number);
        Action before = kept.action();
        if (edit.movesDays() && !before.start().isAfter(today)) {
            throw new IllegalArgumentException("action " + number + " started on " + before.start()
                    + "; its days are settled since. Withdraw it and add another");
        }
        Action after = new Action(
                before.finding(),
                new Action.Goal(
                        before.goal().kpi(),
                        before.goal().target(),
                        edit.by() == null ? before.goal().by() : edit.by()),
                edit.step() == null ? before.step() : edit.step(),
                edit.owner() == null ? before.owner() : edit.owner(),
                before.slices(),
                before.method(),
                edit.start() == null ? before.start() : edit.start(),
                edit.end() == null ? before.end() : edit.end());
        if (after.equals(before)) {
            throw new IllegalArgumentException("nothing of action " + number + " is to be otherwise; say what");
        }
        if (edit.movesDays() && after.start().isBefore(today)) {
            throw new IllegalArgumentException("the start cannot be moved to " + after.start() + ", before " + today);
        }
        Plan plan = edit.movesDays() ? judge.plan(after) : kept.plan();
        return store.change(kept, after, plan, null, name(who));
    }

    /**
     * Takes an action back before its day; it stays in the list.
     *
     * @param why in words
     */
    public ActionStore.Kept withdraw(long number, String why, String who) {
        ActionStore.Kept kept = standing(number);
        if (kept.action().last().isBefore(today)) {
            throw new IllegalArgumentException(
                    "action " + number + " was judged after " + kept.action().last() + "; what was found then stays");
        }
        return store.change(
                kept, kept.action(), kept.plan(), new ActionStore.Withdrawal(today, text("reason", why)), name(who));
    }

    private ActionStore.Kept standing(long number) {
        ActionStore.Kept kept = store.kept(number);
        if (kept.withdrawn() != null) {
            throw new IllegalArgumentException(
                    "action " + number + " was withdrawn on " + kept.withdrawn().on() + "; add another");
        }
        return kept;
    }

    private static String name(String who) {
        return text("name", who);
    }

    private static String text(String name, String text) {
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST) {
            throw new IllegalArgumentException("the " + name + " is a text of 1 to " + LONGEST + " characters");
        }
        return stripped;
    }
}
