package dev.deskpulse.scheduler.forecast;

import dev.deskpulse.scheduler.forecast.Backtest.Judged;
import java.util.ArrayList;
import java.util.List;

/**
 * What the whole procedure would have said at each origin: the models weighted by what they had shown until then, so that
 * the choice among them is judged too. Origins at which nothing was judged yet are left out where there are later ones:
 * there was no choice to judge.
 */
final class Track {
    private static final int FEW = 3;

    private final List<Judged> judged;
    private final List<double[]> means;

    private Track(List<Judged> judged, List<double[]> means) {
        this.judged = judged;
        this.means = means;
    }

    static Track of(List<Judged> judged, int models) {
        List<double[]> means = new ArrayList<>();
        for (Judged one : judged) {
            boolean[] fits = new boolean[models];
            for (int m = 0; m < models; m++) {
                fits[m] = one.forecasts()[m].length > 0;
            }
            means.add(Blend.of(knownAt(judged, one.origin()), fits).forecast(one.forecasts()));
        }
        int first = (int) judged.stream()
                .filter(one -> knownAt(judged, one.origin()).isEmpty())
                .count();
        int from = first < judged.size() ? first : 0;
        return new Track(judged.subList(from, judged.size()), means.subList(from, means.size()));
    }

    /** What could be judged at an origin: those whose last step lies before it. */
    private static List<Judged> knownAt(List<Judged> judged, int origin) {
        return judged.stream()
                .filter(one -> one.origin() + one.actual().length <= origin)
                .toList();
    }

    int origins() {
        return judged.size();
    }

    int origin(int number) {
        return judged.get(number).origin();
    }

    /** What the procedure would have said at the origin of that number. */
    double[] mean(int number) {
        return means.get(number).clone();
    }

    Intervals intervals(int horizon) {
        return Intervals.of(errors(judged.size()), horizon);
    }

    /**
     * @param given the series, NaN where there is no value
     * @param season of the yardstick
     * @param yardstick which model it is
     */
    Accuracy accuracy(double[] given, int season, int yardstick) {
        if (judged.isEmpty()) {
            return Accuracy.UNKNOWN;
        }
        ErrorSums own = new ErrorSums();
        ErrorSums naive = new ErrorSums();
        Hits hits = new Hits();
        for (int i = 0; i < judged.size(); i++) {
            double[] actual = judged.get(i).actual();
            own.add(actual, means.get(i));
            naive.add(actual, judged.get(i).forecasts()[yardstick]);
            int known = knownAt(judged, judged.get(i).origin()).size();
            if (known >= FEW) {
                hits.add(actual, means.get(i), Intervals.of(errors(known), actual.length));
            }
        }
        double scale = ErrorSums.meanChange(given, season);
        return new Accuracy(
                judged.size(),
                own.smape(),
                naive.smape(),
                own.over(scale),
                naive.over(scale),
                own.below(naive),
                hits.share80(),
                hits.share95());
    }

    private List<double[]> errors(int until) {
        List<double[]> errors = new ArrayList<>();
        for (int i = 0; i < until; i++) {
            double[] actual = judged.get(i).actual();
            double[] error = new double[actual.length];
            for (int h = 0; h < error.length; h++) {
                error[h] = Math.abs(actual[h] - means.get(i)[h]);
            }
            errors.add(error);
        }
        return errors;
    }
}
