package dev.deskpulse.scheduler.alert;

import dev.deskpulse.scheduler.alert.RecentTickets.Times;
import dev.deskpulse.scheduler.statistics.ShareTest;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongToIntFunction;
import org.hipparchus.special.Gamma;

/**
 * How likely the last hours are by chance, against the same hours of the clock on the days before. A slice is a share of
 * something that goes up and down with it, so what lifts the whole desk (a promotion, a holiday, growth) is no news of the
 * slice; the whole desk has only its own past, by weekday. Counts scatter more than chance alone: the logarithm of the
 * probability is divided by the dispersion that the days before show, as in Farrington et al., "A statistical algorithm
 * for the early detection of outbreaks of infectious disease" (1996).
 */
final class Odds {
    static final int DAYS = 56;
    static final int LEAST_DAYS = 28;

    /** Days of the same weekday count by themselves as soon as they are more than this. */
    private static final double WEEKDAY_PRIOR = 2;

    private static final double TINY = 1e-300;

    private final long[] starts;
    private final long[] ends;
    private final boolean[] sameWeekday;
    private final int days;
    private final long from;
    private final long to;

    /** What was counted now and what was to be expected. */
    record Judged(double observed, double expected, double logP) {}

    /** @param first the oldest moment that there is data of */
    Odds(LocalDateTime now, Duration window, ZoneId zone, long first) {
        this.to = now.atZone(zone).toEpochSecond();
        this.from = to - window.toSeconds();
        int overlap = (int) Math.max(1, window.toDays());
        List<long[]> past = new ArrayList<>();
        for (int day = overlap; day <= DAYS; day++) {
            long end = now.minusDays(day).atZone(zone).toEpochSecond();
            if (end - window.toSeconds() >= first) {
                past.add(new long[] {end - window.toSeconds(), end, day % 7});
            }
        }
        this.days = past.size();
        this.starts = past.stream().mapToLong(p -> p[0]).toArray();
        this.ends = past.stream().mapToLong(p -> p[1]).toArray();
        this.sameWeekday = new boolean[days];
        for (int i = 0; i < days; i++) {
            sameWeekday[i] = past.get(i)[2] == 0;
        }
    }

    /** Whether there is enough of the past to tell what is usual. */
    boolean known() {
        return days >= LEAST_DAYS;
    }

    long from() {
        return from;
    }

    long to() {
        return to;
    }

    /** More hits among the cases than usual. */
    Judged share(Times hits, Times cases) {
        double[] was = counts(hits);
        double[] of = counts(cases);
        int now = hits.count(from, to);
        int nowOf = cases.count(from, to);
        double base = sum(of);
        double share = (sum(was) + 0.5) / (base + 1);
        double logP = ShareTest.logTail(now, nowOf, share, Math.max(1, base), dispersion(was, of, share));
        return new Judged(now, share * nowOf, logP);
    }

    /** More, or fewer, than usual for the weekday. */
    Judged count(Times times, boolean more) {
        return count(counts(times), times.count(from, to), more);
    }

    /** More at the end of the window than at that hour on the days before. */
    Judged moment(LongToIntFunction countAt) {
        double[] was = Arrays.stream(ends).mapToDouble(countAt::applyAsInt).toArray();
        return count(was, countAt.applyAsInt(to), true);
    }

    private Judged count(double[] was, int now, boolean more) {
        double mean = sum(was) / Math.max(1, days);
        double same = 0;
        int sames = 0;
        for (int i = 0; i < days; i++) {
            same += sameWeekday[i] ? was[i] : 0;
            sames += sameWeekday[i] ? 1 : 0;
        }
        double expected = Math.max(0.5, (same + WEEKDAY_PRIOR * mean) / (sames + WEEKDAY_PRIOR));
        double p = more
                ? (now == 0 ? 1 : Gamma.regularizedGammaP(now, expected))
                : Gamma.regularizedGammaQ(now + 1.0, expected);
        return new Judged(now, expected, Math.log(Math.max(TINY, p)) / scatter(was, mean));
    }

    private double[] counts(Times times) {
        double[] counts = new double[days];
        for (int i = 0; i < days; i++) {
            counts[i] = times.count(starts[i], ends[i]);
        }
        return counts;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    /** Variance over that of independent cases; one day's event counts no more than nine such variances. */
    private static double dispersion(double[] hits, double[] cases, double share) {
        double sum = 0;
        int n = 0;
        for (int i = 0; i < hits.length; i++) {
            double variance = cases[i] * share * (1 - share);
            if (variance > 0.05) {
                double away = hits[i] - cases[i] * share;
                sum += Math.min(9, away * away / variance);
                n++;
            }
        }
        return n < 2 ? 1 : Math.max(1, sum / (n - 1));
    }

    private static double scatter(double[] counts, double mean) {
        double sum = 0;
        for (double count : counts) {
            sum += Math.min(9 * Math.max(1, mean), (count - mean) * (count - mean)) / Math.max(0.5, mean);
        }
        return counts.length < 2 ? 1 : Math.max(1, sum / (counts.length - 1));
    }
}
