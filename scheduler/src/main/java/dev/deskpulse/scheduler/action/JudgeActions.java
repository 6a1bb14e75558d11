package dev.deskpulse.scheduler.action;

import dev.deskpulse.scheduler.kpi.CaseCells;
import dev.deskpulse.scheduler.kpi.Dimension;
import dev.deskpulse.scheduler.kpi.KpiQuery;
import dev.deskpulse.scheduler.kpi.Kpis;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plans and judges actions by the figures of a desk. */
public final class JudgeActions {
    private static final int BEFORE = 182;
    private static final int USUAL = 28;

    private final Kpis kpis;
    private final SplitTickets split;
    private final LocalDate today;

    /** @param today in the desk's zone; its figures are not whole and do not count yet */
    public JudgeActions(Kpis kpis, CaseCells cases, LocalDate today) {
        this.kpis = kpis;
        this.split = new SplitTickets(cases);
        this.today = today;
    }

    /** In the desk's zone. */
    public LocalDate today() {
        return today;
    }

    /**
     * What is known before the start.
     *
     * @throws IllegalArgumentException where it has begun already, the days before do not bear a plan, or the target is reached
     */
    public Plan plan(Action action) {
        if (action.start().isBefore(today)) {
            throw new IllegalArgumentException("it begins on " + action.start() + ", before today (" + today
                    + "): who chooses the target, the days and the tickets after a look at the figures finds what they look"
                    + " for. Plan it from today or a later day on");
        }
        LocalDate first = today;
        if (action.method() == Action.Method.SPLIT_BY_TICKET) {
            return split.plan(action, first);
        }
        KpiQuery query = query(first.minusDays(BEFORE), first.minusDays(1));
        DailyFigures touched = touched(action, query);
        int start = touched.days();
        double usual = touched.mean(start - USUAL, start);
        if (Double.isNaN(usual)) {
            throw new IllegalArgumentException(action.goal().kpi().label() + " has no data in the " + USUAL
                    + " days before " + first + "; an action needs figures to be judged by");
        }
        double aim = action.goal().target() - usual;
        if (aim == 0) {
            throw new IllegalArgumentException("the target " + action.goal().target() + " is what "
                    + action.goal().kpi().label() + " already is; aim at another");
        }
        DailyTrial trial = trial(action, touched, query, start);
        int days = (int) action.start().until(action.last(), ChronoUnit.DAYS) + 1;
        return new Plan(usual, aim, trial.power(days, aim), trial.detectable(days), trial.daysNeeded(aim));
    }

    /**
     * Whether it helped. Before the goal's day nothing is decided, though the effect so far is told.
     *
     * @param number of the action, by which chance has split its tickets where it did
     * @param plan made before the start: what is good and what was aimed at do not follow the figures since
     */
    public Verdict judge(long number, Action action, Plan plan) {
        LocalDate yesterday = today.minusDays(1);
        boolean over = !action.last().isAfter(yesterday);
        LocalDate until = over ? action.last() : yesterday;
        if (until.isBefore(action.start())) {
            return Verdict.none(Verdict.Reason.DAY_NOT_COME, until);
        }
        if (action.method() == Action.Method.SPLIT_BY_TICKET) {
            return split.trial(number, action, until)
                    .map(trial -> told(trial.effect(), plan, over, until))
                    .orElseGet(() ->
                            Verdict.none(over ? Verdict.Reason.TOO_FEW_TICKETS : Verdict.Reason.DAY_NOT_COME, until));
        }
        KpiQuery query = query(action.start().minusDays(BEFORE), until);
        DailyTrial trial = trial(action, touched(action, query), query, BEFORE);
        if (!trial.isRipe()) {
            return Verdict.none(over ? Verdict.Reason.TOO_FEW_DAYS : Verdict.Reason.DAY_NOT_COME, until);
        }
        if (trial.wentApartBefore()) {
            return Verdict.none(Verdict.Reason.WENT_APART_BEFORE, until);
        }
        return told(trial.effect(), plan, over, until);
    }

    private static Verdict told(Effect effect, Plan plan, boolean over, LocalDate until) {
        return over
                ? new Verdict(Judgement.of(effect, plan.aim()), Verdict.Reason.INTERVAL, Optional.of(effect), until)
                : new Verdict(Judgement.CANNOT_TELL_YET, Verdict.Reason.DAY_NOT_COME, Optional.of(effect), until);
    }

    /** As of today. What is wrong with one is told of it, so that it keeps nobody from the others. */
    public Judged judge(ActionStore.Entry entry) {
        if (entry instanceof ActionStore.Unreadable unreadable) {
            return Judged.unreadable(unreadable);
        }
        ActionStore.Kept kept = (ActionStore.Kept) entry;
        ActionStore.Withdrawal withdrawn = kept.withdrawn();
        if (withdrawn != null) {
            return Judged.withdrawn(kept, withdrawn);
        }
        try {
            return Judged.of(kept, judge(kept.number(), kept.action(), kept.plan()));
        } catch (IllegalArgumentException | ArithmeticException e) {
            return Judged.broken(kept, String.valueOf(e.getMessage()));
        }
    }

    private static KpiQuery query(LocalDate from, LocalDate to) {
        return KpiQuery.of(from, to, KpiQuery.Period.DAY);
    }

    private DailyFigures touched(Action action, KpiQuery query) {
        KpiQuery narrowed = query;
        for (Map.Entry<Dimension, Set<String>> slice : action.slices().entrySet()) {
            narrowed = narrowed.only(slice.getKey(), slice.getValue());
        }
        return new DailyTable(kpis.table(action.goal().kpi(), narrowed), query).figures();
    }

    private DailyTrial trial(Action action, DailyFigures touched, KpiQuery query, int start) {
        if (action.method() == Action.Method.BEFORE_AND_AFTER) {
            return DailyTrial.before(touched, start);
        }
        Map.Entry<Dimension, Set<String>> slice =
                action.slices().entrySet().iterator().next();
        KpiQuery sliced = KpiQuery.of(query.from(), query.to(), query.period(), slice.getKey());
        DailyFigures like = new DailyTable(kpis.table(action.goal().kpi(), sliced), query)
                .without(slice.getKey(), slice.getValue())
                .figures();
        return DailyTrial.beside(touched, like, start);
    }
}
