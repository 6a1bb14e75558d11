package dev.deskpulse.scheduler.churn;

import dev.deskpulse.scheduler.driver.CaseTable;
import dev.deskpulse.scheduler.driver.Quality;
import dev.deskpulse.scheduler.driver.Scale;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Learns who leaves from a table, and says how good that is on rows that were not learned from: five-fold cross-validation. */
public final class JudgeChurn {
    /** With fewer rows, or fewer of either kind, nothing is learned. */
    public static final int LEAST_ROWS = 100;

    public static final int LEAST_OF_EITHER = 30;

    private static final int FOLDS = 5;
    private static final int MOST_RISKIEST = 10;
    private static final int REASONS_EACH = 3;
    private static final int BINS = 15;

    private JudgeChurn() {}

    /** @throws IllegalArgumentException where nothing can be learned from the table, with the reason and the mend */
    public static ChurnReport of(CaseTable table) {
        check(table);
        double[] outcome =
                table.outcomes().stream().mapToDouble(Double::doubleValue).toArray();
        int[] all = IntStream.range(0, outcome.length).toArray();
        ChurnModel model = ChurnModel.of(table.columns(), outcome, all);
        if (!model.knowsAnything()) {
            throw new IllegalArgumentException(
                    "no column of the table differs between its rows; give columns that tell the customers apart");
        }
        double[] predicted = unseen(table, outcome);
        Quality auc = Quality.areaUnderCurve(outcome, predicted);
        return new ChurnReport(
                table.outcome(),
                table.all(),
                outcome.length,
                (int) IntStream.of(all).filter(row -> outcome[row] > 0).count(),
                auc,
                calibrationError(outcome, predicted),
                auc.tells() ? model.reasons() : List.of(),
                riskiest(table, model, predicted),
                model);
    }

    private static void check(CaseTable table) {
        if (table.scale() != Scale.SHARE) {
            throw new IllegalArgumentException("the label '" + table.outcome()
                    + "' has more than two values, or one alone; it must say of each row"
                    + " whether the customer left, such as yes and no");
        }
        double left = table.outcomes().stream().mapToDouble(y -> y).sum();
        double fewer = Math.min(left, table.outcomes().size() - left);
        if (table.outcomes().size() < LEAST_ROWS || fewer < LEAST_OF_EITHER) {
            throw new IllegalArgumentException("too few rows to learn from: "
                    + table.outcomes().size() + " of which "
                    + Math.round(left) + " are '" + table.outcome() + "'; at least " + LEAST_ROWS + " are needed, and "
                    + LEAST_OF_EITHER + " of either kind");
        }
    }

    /** Each row's probability from a model of the rows in the other folds. */
    private static double[] unseen(CaseTable table, double[] outcome) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, outcome.length).boxed().toList());
        Collections.shuffle(order, new Random(1));
        double[] predicted = new double[outcome.length];
        for (int fold = 0; fold < FOLDS; fold++) {
            int own = fold;
            int[] learned = IntStream.range(0, outcome.length)
                    .filter(place -> place % FOLDS != own)
                    .map(order::get)
                    .toArray();
            ChurnModel model = ChurnModel.of(table.columns(), outcome, learned);
            for (int place = fold; place < outcome.length; place += FOLDS) {
                predicted[order.get(place)] = model.probability(table.columns(), order.get(place));
            }
        }
        return predicted;
    }

    /** Expected calibration error over 15 bins of equal width: how far what is said and what came lie apart. */
    static double calibrationError(double[] outcome, double[] predicted) {
        double[] gaps = new double[BINS];
        for (int i = 0; i < outcome.length; i++) {
            gaps[Math.min(BINS - 1, (int) (predicted[i] * BINS))] += predicted[i] - outcome[i];
        }
        double error = 0;
        for (double gap : gaps) {
            error += Math.abs(gap) / outcome.length;
        }
        return error;
    }

    private static List<ChurnReport.Customer> riskiest(CaseTable table, ChurnModel model, double[] predicted) {
        return IntStream.range(0, predicted.length)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> -predicted[row]))
                .limit(MOST_RISKIEST)
                .map(row -> new ChurnReport.Customer(
                        row,
                        predicted[row],
                        model.contributions(table.columns(), row).stream()
                                .filter(one -> one.logOdds() > 0)
                                .limit(REASONS_EACH)
                                .toList()))
                .toList();
    }
}
