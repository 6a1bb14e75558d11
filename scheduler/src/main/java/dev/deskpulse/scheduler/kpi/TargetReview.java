package dev.deskpulse.scheduler.kpi;

import dev.deskpulse.scheduler.kpi.KpiTable.Weight;
import dev.deskpulse.scheduler.kpi.Target.Light;
import dev.deskpulse.scheduler.sight.Sight;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How a target stands, period by period, the running one first.
 *
 * @param periods the running one is judged by what is known so far
 */
public record TargetReview(Target target, List<Period> periods) {
    private static final int MOST_PERIODS = 60;
    /** How far back a ticket shows that the desk was there. */
    private static final int DAYS_BACK = 1_500;

    public TargetReview {
        periods = List.copyOf(periods);
    }

    /**
     * One review period.
     *
     * @param to the last day; today where it still runs
     */
    public record Period(LocalDate from, LocalDate to, OptionalDouble value, long cases, Weight weight, Light light) {
        private Period unjudged() {
            return new Period(from, to, value, cases, weight, Light.GREY);
        }
    }

    /**
     * @param sight of the person who asks
     * @param periods how many, from 1 to 60
     */
    public static TargetReview of(
            Kpis kpis, Target target, KpiQuery.Windows windows, Sight sight, LocalDate today, int periods) {
        return of(kpis, target, windows, sight, Narrowing.NONE, today, periods);
    }

    /**
     * The same of some of the target's tickets. A count of them has no light: the goal is for all of them together.
     *
     * @param narrowing by what the target's figure can be sliced by
     */
    public static TargetReview of(
            Kpis kpis,
            Target target,
            KpiQuery.Windows windows,
            Sight sight,
            Narrowing narrowing,
            LocalDate today,
            int periods) {
        if (periods < 1 || periods > MOST_PERIODS) {
            throw new IllegalArgumentException(periods + " review periods asked; ask for 1 to " + MOST_PERIODS);
        }
        KpiQuery asked = new KpiQuery(
                        today,
                        today,
                        KpiQuery.Period.WHOLE,
                        List.of(),
                        target.slice(),
                        windows,
                        KpiQuery.MOST_VALUES,
                        Sight.ALL,
                        null)
                .narrowed(narrowing)
                .seenBy(sight);
        List<Period> judged = new ArrayList<>();
        LocalDate to = today;
        for (int i = 0; i < periods; i++) {
            LocalDate from = target.review().startOf(to);
            Period period = judge(kpis, target, asked.over(from, to));
            judged.add(isPartOfACount(target, asked) ? period.unjudged() : period);
            to = from.minusDays(1);
        }
        return new TargetReview(target, judged);
    }

    private static boolean isPartOfACount(Target target, KpiQuery asked) {
        boolean part = asked.selection() != null || !asked.filter().equals(target.slice());
        return part && target.kpi().unitOf(target.value()) == Kpi.Unit.COUNT;
    }

    private static Period judge(Kpis kpis, Target target, KpiQuery query) {
        LocalDate from = query.from();
        LocalDate to = query.to();
        List<KpiTable.Row> rows = kpis.table(target.kpi(), query).rows();
        if (rows.isEmpty()) {
            return isNothingCounted(kpis, target, query)
                    ? new Period(from, to, OptionalDouble.of(0), 0, Weight.SOUND, target.light(0))
                    : new Period(from, to, OptionalDouble.empty(), 0, Weight.FEW, Light.GREY);
        }
        KpiTable.Row row = rows.get(0);
        OptionalDouble value = row.value(target.value());
        boolean sound = value.isPresent() && row.weight() == Weight.SOUND;
        Light light = sound ? target.light(value.getAsDouble()) : Light.GREY;
        return new Period(from, to, value, row.cases(), row.weight(), light);
    }

    /**
     * Whether no row means 0: it does for a count of tickets once the slice has had its first ticket; before, and for a
     * slice that no ticket is in, nothing is known.
     */
    private static boolean isNothingCounted(Kpis kpis, Target target, KpiQuery query) {
        return target.kpi().unit() == Kpi.Unit.COUNT
                && target.value().equals(target.kpi().headline())
                && query.filter().keySet().stream().allMatch(Kpi.VOLUME::has)
                && !kpis.tickets(Kpi.VOLUME, query.over(query.to().minusDays(DAYS_BACK), query.to()), "", 1)
                        .isEmpty();
    }
}
