package dev.deskpulse.scheduler.churn;

import dev.deskpulse.scheduler.driver.Quality;
import java.util.List;

/**
 * Who leaves, and how well that is known.
 *
 * @param outcome what the label says, such as {@code Churn = Yes}
 * @param all rows with a label
 * @param rows how many of them were learned from: all, or a sample
 * @param left how many of these left
 * @param auc on rows not learned from
 * @param ece calibration error on these, from 0 to 1
 * @param reasons what tells who leaves, the most telling first; none where unseen rows are told no better than by chance
 * @param riskiest the rows that are likeliest to leave, each judged by a model that had not seen it
 * @param model of all rows
 */
public record ChurnReport(
        String outcome,
        long all,
        int rows,
        int left,
        Quality auc,
        double ece,
        List<Reason> reasons,
        List<Customer> riskiest,
        ChurnModel model) {
    public ChurnReport {
        reasons = List.copyOf(reasons);
        riskiest = List.copyOf(riskiest);
    }

    /**
     * One row.
     *
     * @param row its place in the table
     * @param why what makes it likelier to leave than most
     */
    public record Customer(int row, double probability, List<ChurnModel.Contribution> why) {
        public Customer {
            why = List.copyOf(why);
        }
    }
}
