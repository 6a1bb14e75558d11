package dev.deskpulse.scheduler.action;

import dev.deskpulse.scheduler.kpi.CaseCells;
import dev.deskpulse.scheduler.kpi.Dimension;
import dev.deskpulse.scheduler.kpi.KpiQuery;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The tickets of an action that chance splits: those before it, for the plan, and its two halves since. */
final class SplitTickets {
    /** Of which the usual tickets are. */
    private static final int BEFORE = 28;

    private static final int WEEK = 7;
    private static final int LONGEST = 364;

    private final CaseCells cases;

    SplitTickets(CaseCells cases) {
        this.cases = cases;
    }

    /** @param first the day before which all is known */
    Plan plan(Action action, LocalDate first) {
        LocalDate from = first.minusDays(BEFORE);
        List<Double> past =
                List.copyOf(cases.ofTickets(action.goal().kpi(), query(action, from, first.minusDays(1)), from)
                        .values());
        if (past.size() < SplitTrial.LEAST) {
            throw new IllegalArgumentException(
                    "only " + past.size() + " tickets of the " + BEFORE + " days before " + first
                            + " have " + action.goal().kpi().label() + "; at least " + SplitTrial.LEAST
                            + " are needed to plan a split");
        }
        double usual = past.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        double aim = action.goal().target() - usual;
        if (aim == 0) {
            throw new IllegalArgumentException("the target " + action.goal().target() + " is what "
                    + action.goal().kpi().label() + " already is; aim at another");
        }
        int tickets = expected(past, (int) action.start().until(action.last(), ChronoUnit.DAYS) + 1);
        return new Plan(
                usual,
                aim,
                SplitTrial.power(past, tickets, aim),
                SplitTrial.detectable(past, tickets, aim > 0),
                daysNeeded(past, aim));
    }

    /** Never fewer than a split is reckoned with. */
    private static int expected(List<Double> past, int days) {
        return Math.max(2 * SplitTrial.LEAST, (int) Math.round((double) past.size() * days / BEFORE));
    }

    private static OptionalInt daysNeeded(List<Double> past, double aim) {
        for (int days = WEEK; days <= LONGEST; days += WEEK) {
            int tickets = expected(past, days);
            if (SplitTrial.power(past, tickets, aim) >= DailyTrial.POWER) {
                return OptionalInt.of(days);
            }
        }
        return OptionalInt.empty();
    }

    /** The halves of the tickets that were created since the start; empty while one of them is too small. */
    Optional<SplitTrial> trial(long number, Action action, LocalDate until) {
        List<Double> changed = new ArrayList<>();
        List<Double> usual = new ArrayList<>();
        cases.ofTickets(action.goal().kpi(), query(action, action.start(), until), action.start())
                .forEach((ticket, value) ->
                        (half(number, ticket) == SplitTrial.Half.CHANGED ? changed : usual).add(value));
        return Math.min(changed.size(), usual.size()) < SplitTrial.LEAST
                ? Optional.empty()
                : Optional.of(new SplitTrial(changed, usual));
    }

    /** @param ticket its id */
    static SplitTrial.Half half(long number, String ticket) {
        return SplitTrial.Half.of(ticket, "action " + number);
    }

    private static KpiQuery query(Action action, LocalDate from, LocalDate to) {
        KpiQuery query = KpiQuery.of(from, to, KpiQuery.Period.WHOLE);
        for (Map.Entry<Dimension, Set<String>> slice : action.slices().entrySet()) {
            query = query.only(slice.getKey(), slice.getValue());
        }
        return query;
    }
}
