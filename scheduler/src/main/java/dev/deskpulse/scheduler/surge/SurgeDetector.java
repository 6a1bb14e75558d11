package dev.deskpulse.scheduler.surge;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.util.FastMath;
import org.jspecify.annotations.Nullable;

/**
 * Judges each row of a series from the rows before it only: how far it, the last hour, six hours and day are from what the
 * time of the day and week led one to expect. Constant time and memory a row. One setting serves counts and measurements of
 * any size: values are compared on a scale that is linear near zero and logarithmic beyond (inverse hyperbolic sine). An
 * event, surge or dip, raises one alert until it has been over for half a day.
 */
public final class SurgeDetector {
    /** Fewer days say nothing of what is usual: no alert before they have passed. */
    private static final Duration WARM_UP = Duration.ofDays(3);

    private static final int LEAST_ROWS = 50;
    private static final int MOST_WARM_UP_ROWS = 20_000;
    private static final int WARM_UP_ROUNDS = 2;

    /** By chance alone a row of the kind that raises an alert comes about once in so long, on each span. */
    private static final Duration RARE = Duration.ofDays(60);

    private static final Duration QUIET = Duration.ofHours(12);

    /** After so long an event is taken to be learned from: it may be the new usual. */
    private static final Duration LEARN_AGAIN = Duration.ofHours(1);

    private static final double TAIL_MEMORY = Duration.ofDays(28).toSeconds();
    private static final double SPREAD_MEMORY = Duration.ofDays(7).toSeconds();

    /** Standard deviations up to which a row teaches what is usual, and up to which it counts at all. */
    private static final double CUT = 3;

    private static final double FARTHEST = 40;
    private static final double LEAST_SPREAD = 1e-6;

    /** A weekday that was not seen yet may differ. */
    private static final double DOUBT = 2;

    private static final double MEAN_TO_DEVIATION = 1.2533;
    private static final double MEDIAN_TO_DEVIATION = 1.4826;

    private final List<Row> warmUp = new ArrayList<>();
    private final List<Span> spans = List.of(
            new Span(Duration.ZERO),
            new Span(Duration.ofHours(1)),
            new Span(Duration.ofHours(6)),
            new Span(Duration.ofHours(24)));
    private @Nullable Season season;
    private @Nullable LocalDateTime last;
    private @Nullable LocalDateTime lastRare;
    private double unit = 1;
    private double spread = 1;
    private boolean counts;
    private long rows;
    private double step = 300;

    private record Row(LocalDateTime at, double value) {}

    /**
     * Judges the next row.
     *
     * @param at in the zone in which people live by the clock; a time before that of the row before counts as no time passed
     * @param value finite
     */
    public Judgement next(LocalDateTime at, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("the value at " + at + " is not finite; leave the row out");
        }
        Season known = season;
        if (known == null) {
            return warmUp(new Row(at, value));
        }
        double expected = known.expected(at);
        boolean sure = known.knowsWeekday(at);
        double score = score(known, at, value);
        return new Judgement(2 * unit * FastMath.sinh(expected), score, alert(at, Math.abs(score), sure));
    }

    private Judgement warmUp(Row row) {
        int from = Math.max(0, warmUp.size() - LEAST_ROWS);
        double expected = warmUp.isEmpty()
                ? row.value()
                : median(warmUp.subList(from, warmUp.size()).stream()
                        .mapToDouble(Row::value)
                        .toArray());
        warmUp.add(row);
        Duration passed = Duration.between(warmUp.get(0).at(), row.at());
        boolean enough = warmUp.size() >= LEAST_ROWS && passed.compareTo(WARM_UP) >= 0;
        if (enough || warmUp.size() >= MOST_WARM_UP_ROWS) {
            start();
        }
        return new Judgement(expected, 0, false);
    }

    private void start() {
        counts = warmUp.stream().allMatch(row -> row.value() >= 0 && Math.rint(row.value()) == row.value());
        unit = unit(warmUp.stream().mapToDouble(Row::value).toArray(), counts);
        double[] scaled =
                warmUp.stream().mapToDouble(row -> scaled(row.value())).toArray();
        double level = median(scaled.clone());
        double deviation = MEDIAN_TO_DEVIATION
                * median(Arrays.stream(scaled).map(x -> Math.abs(x - level)).toArray());
        spread = deviation < LEAST_SPREAD ? 0.1 : deviation;
        Season first = new Season(level);
        for (int round = 1; round <= WARM_UP_ROUNDS; round++) {
            last = null;
            for (Row row : warmUp) {
                score(first, row.at(), row.value());
                if (round == WARM_UP_ROUNDS) {
                    spans.forEach(Span::collect);
                }
            }
        }
        spans.forEach(Span::start);
        season = first;
        warmUp.clear();
    }

    /** Where the scale turns from linear to logarithmic: a tenth of the typical size, but one thing at least for counts. */
    private static double unit(double[] values, boolean counts) {
        double typical = median(Arrays.stream(values).map(Math::abs).toArray()) / 10;
        if (counts) {
            return Math.max(1, typical);
        }
        double largest = Arrays.stream(values).map(Math::abs).max().orElse(1);
        return typical > 0 ? typical : largest;
    }

    private double score(Season known, LocalDateTime at, double value) {
        double passed = passed(at);
        double residual = scaled(value) - known.expected(at);
        boolean sure = season == null || known.knowsWeekday(at);
        double usual = deviation(known.expected(at));
        double doubted = usual * (sure ? 1 : DOUBT);
        double rarest = 0;
        for (Span span : spans) {
            span.take(within(residual / doubted, FARTHEST), passed);
            rarest = Math.abs(span.rarity()) > Math.abs(rarest) ? span.rarity() : rarest;
            if (lastRare == null || !at.isBefore(lastRare.plus(LEARN_AGAIN))) {
                span.learn(step / TAIL_MEMORY);
            }
        }
        if (sure) {
            rows++;
            double rate = Math.max(step / SPREAD_MEMORY, 1.0 / (rows + LEAST_ROWS));
            double away = MEAN_TO_DEVIATION * Math.min(CUT, Math.abs(residual) / usual);
            spread = Math.max(LEAST_SPREAD, spread * (1 + Math.min(0.1, rate) * (away - 1)));
        }
        known.learn(at, within(residual, CUT * doubted));
        return rarest;
    }

    /** What is usual around an expected value, on the scale of comparison: counts scatter the more the smaller they are. */
    private double deviation(double expected) {
        double size = Math.abs(2 * unit * FastMath.sinh(expected));
        double poisson = counts ? size / (size * size + 4 * unit * unit) : 0;
        return Math.sqrt(spread * spread + poisson);
    }

    /** Seconds since the row before; the usual step is learned beside. */
    private double passed(LocalDateTime at) {
        double passed =
                last == null ? step : Math.max(0, Duration.between(last, at).toMillis() / 1000.0);
        last = last == null || at.isAfter(last) ? at : last;
        step = Math.max(1, step + 0.01 * (Math.min(passed, 10 * step) - step));
        return passed;
    }

    private boolean alert(LocalDateTime at, double score, boolean sure) {
        double bar = Math.log10(RARE.toSeconds() / step * spans.size()) * (sure ? 1 : DOUBT);
        boolean within = lastRare != null && at.isBefore(lastRare.plus(QUIET));
        boolean rare = score >= (within ? bar - 1 : bar);
        if (rare) {
            lastRare = at;
        }
        return rare && !within;
    }

    private double scaled(double value) {
        return FastMath.asinh(value / (2 * unit));
    }

    private static double within(double value, double most) {
        return Math.max(-most, Math.min(most, value));
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
