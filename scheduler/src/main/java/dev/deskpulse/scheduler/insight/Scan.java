package dev.deskpulse.scheduler.insight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.hipparchus.util.FastMath;

/**
 * A scan statistic over slices and stretches of days, after Kulldorff, "A spatial scan statistic" (Communications in
 * Statistics, 1997), with conjunctions of dimensions in the place of circles on a map: of all slices of one to three
 * dimensions and all stretches of up to three weeks, the one that is least likely by chance is the cause; it is taken
 * out, and the search starts again, until nothing is left that the size of the search does not explain. Slices that only
 * contain the cause, or a part of it, are less surprising than the cause itself, so the most surprising one is the
 * right one; this plays the part of the explanatory power in Adtributor (Bhagwan et al., NSDI 2014).
 *
 * <p>The p-value is corrected for every slice and stretch that was looked at (Bonferroni, a third of the error for each
 * number of dimensions), and for each search where a measure is searched several times.
 */
final class Scan {
    /** The chance of all searches of a measure together to report anything at all in a year in which nothing happens. */
    static final double ERROR = 0.01;

    private static final int MOST_FINDINGS = 40;
    private static final double LEAST_RATIO = 1.5;
    private static final int LEAST_HITS = 8;
    private static final int ORDERS = 3;

    /** The others' scatter tells of the few largest slices only; more than this is not laid upon the small ones. */
    private static final double MOST_TYPICAL = 1.5;

    /** Share of the best slice's surprise, on the scale of logarithms, that a simpler one must reach. */
    private static final double NEARLY = 0.75;

    private final Cases cases;
    private final Measure measure;
    private final int searches;
    private final List<SliceIndex.Entry> entries;
    private final boolean[] counted;
    private final boolean[] hit;
    private final double[] deskCases;
    private final double[] deskHits;
    private final double[] unlifted;
    private final double[] tests = new double[ORDERS + 1];
    private final Map<SliceIndex.Entry, Double> dispersions = new HashMap<>();

    Scan(Cases cases, Measure measure) {
        this(cases, measure, slice -> true, 1);
    }

    /**
     * One of several searches, which share the error.
     *
     * @param asked the slices to look at
     * @param searches how many there are of this measure
     */
    Scan(Cases cases, Measure measure, Predicate<Slice> asked, int searches) {
        this.cases = cases;
        this.measure = measure;
        this.searches = searches;
        this.counted = new boolean[cases.size()];
        this.hit = new boolean[cases.size()];
        boolean[] slow = SlowResponses.of(cases);
        for (int i = 0; i < cases.size(); i++) {
            counted[i] = measure.counts(cases.row(i));
            hit[i] = counted[i] && measure.hits(cases.row(i), slow[i]);
        }
        this.entries = new SliceIndex(cases, i -> counted[i], LEAST_HITS)
                .entries().stream().filter(entry -> asked.test(entry.slice())).toList();
        this.deskCases = new double[cases.days()];
        this.deskHits = new double[cases.days()];
        this.unlifted = new double[cases.days()];
        Arrays.fill(unlifted, 1);
        for (SliceIndex.Entry entry : entries) {
            tests[entry.slice().order()]++;
        }
    }

    /** The most surprising first. */
    List<Signal> signals() {
        countDesk();
        for (SliceIndex.Entry entry : entries) {
            dispersions.put(entry, series(entry).dispersion());
        }
        pool();
        List<Signal> signals = new ArrayList<>();
        Optional<Signal> next = strongest();
        while (next.isPresent() && signals.size() < MOST_FINDINGS) {
            signals.add(next.get());
            explain(next.get());
            next = strongest();
        }
        return signals;
    }

    /** A slice shows its own scatter only roughly, and a small one not at all: it is drawn towards the others'. */
    private void pool() {
        double[] shown = dispersions.values().stream()
                .filter(own -> !own.isNaN())
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        double typical = shown.length == 0 ? 1 : Math.min(MOST_TYPICAL, shown[shown.length / 2]);
        dispersions.replaceAll((entry, own) -> Math.max(1, own.isNaN() ? typical : (own + typical) / 2));
    }

    /** A slice with its most surprising stretch; the logarithm of the probability is corrected for the search. */
    private record Candidate(SliceIndex.Entry entry, Series.Stretch stretch, double logP) {}

    private Optional<Signal> strongest() {
        countDesk();
        List<Candidate> candidates = new ArrayList<>();
        for (SliceIndex.Entry entry : entries) {
            double correction = correction(entry.slice());
            Series.Bar bar = new Series.Bar(LEAST_HITS, LEAST_RATIO, FastMath.log(ERROR) - correction);
            Series.Stretch stretch = series(entry).best(bar, dispersions.getOrDefault(entry, 1.0));
            if (stretch != null) {
                candidates.add(new Candidate(entry, stretch, stretch.logP() + correction));
            }
        }
        return candidates.stream()
                .min(Comparator.comparingDouble(Candidate::logP))
                .map(best -> simplest(best, candidates))
                .map(this::signal);
    }

    /**
     * The slice with the fewest dimensions that contains the best one and is nearly as surprising: what one dimension says
     * well enough is not said with three, and does not change its name from day to day.
     */
    private static Candidate simplest(Candidate best, List<Candidate> candidates) {
        return candidates.stream()
                .filter(c -> best.entry().slice().isWithin(c.entry().slice()))
                .filter(c -> c.stretch().overlaps(best.stretch()))
                .filter(c -> c.logP() <= NEARLY * best.logP())
                .min(Comparator.<Candidate>comparingInt(c -> c.entry().slice().order())
                        .thenComparingDouble(Candidate::logP))
                .orElse(best);
    }

    /** Logarithm of how many chances this slice's order had to surprise. */
    private double correction(Slice slice) {
        double windows = (double) cases.days() * Series.MOST_DAYS;
        return FastMath.log(searches * ORDERS * tests[slice.order()] * windows);
    }

    private Signal signal(Candidate found) {
        SliceIndex.Entry entry = found.entry();
        Series.Stretch stretch = found.stretch();
        List<Integer> tickets = new ArrayList<>();
        for (int i = 0; i < entry.size(); i++) {
            int ticket = entry.ticket(i);
            int day = cases.day(ticket);
            if (hit[ticket] && day >= stretch.from() && day <= stretch.to()) {
                tickets.add(ticket);
            }
        }
        return new Signal(
                measure,
                entry.slice(),
                stretch,
                dispersions.getOrDefault(entry, 1.0),
                Math.min(1, FastMath.exp(found.logP())),
                contribution(entry.slice(), stretch),
                tickets);
    }

    /** The slice's excess as a share of that of all slices of the same dimensions which have one. */
    private double contribution(Slice slice, Series.Stretch stretch) {
        double all = 0;
        for (SliceIndex.Entry other : entries) {
            if (other.slice().values().keySet().equals(slice.values().keySet())) {
                all += Math.max(0, series(other).excess(stretch.from(), stretch.to()));
            }
        }
        return all <= 0 ? 1 : Math.min(1, Math.max(0, stretch.excess() / all));
    }

    /** Leaves of the hits only as many as the baseline expects beside the cases that are no hits. */
    private void explain(Signal signal) {
        double left = Math.min(
                1, signal.stretch().expectedBesideTheRest() / signal.stretch().hits());
        signal.tickets().forEach(ticket -> cases.explain(ticket, left * cases.weight(ticket)));
    }

    private void countDesk() {
        Arrays.fill(deskCases, 0);
        Arrays.fill(deskHits, 0);
        for (int i = 0; i < cases.size(); i++) {
            deskCases[cases.day(i)] += counted[i] ? cases.weight(i) : 0;
            deskHits[cases.day(i)] += hit[i] ? cases.weight(i) : 0;
        }
    }

    private Series series(SliceIndex.Entry entry) {
        double[] hits = new double[cases.days()];
        double[] own = new double[cases.days()];
        for (int i = 0; i < entry.size(); i++) {
            int ticket = entry.ticket(i);
            own[cases.day(ticket)] += cases.weight(ticket);
            hits[cases.day(ticket)] += hit[ticket] ? cases.weight(ticket) : 0;
        }
        if (measure == Measure.VOLUME) {
            return new Series(hits, deskCases, unlifted);
        }
        return new Series(hits, own, Lift.of(hits, own, deskHits, deskCases));
    }
}
