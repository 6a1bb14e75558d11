package dev.deskpulse.scheduler.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.deskpulse.scheduler.driver.CaseTable;
import dev.deskpulse.scheduler.driver.Column;
import dev.deskpulse.scheduler.driver.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JudgeChurnTest {
    private static final int[] TWO_ROWS = {0, 1};

    /** Leaving falls with the months until 12 and not after, is likelier on the plan "flex", and knows nothing of colours. */
    @SuppressWarnings("NullAway") // what is not known
    private static CaseTable customers(int rows, boolean telling) {
        Random random = new Random(7);
        List<Double> left = new ArrayList<>();
        List<Double> months = new ArrayList<>();
        List<String> plans = new ArrayList<>();
        List<String> colours = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            boolean unknown = random.nextInt(10) == 0;
            double month = random.nextInt(48);
            boolean flex = random.nextBoolean();
            double logOdds = telling ? (unknown ? 1 : 1 - Math.min(month, 12) / 4) + (flex ? 1 : -1) : -1;
            left.add(random.nextDouble() < 1 / (1 + Math.exp(-logOdds)) ? 1.0 : 0.0);
            months.add(unknown ? null : month);
            plans.add(flex ? "flex" : "year");
            colours.add("colour " + random.nextInt(6));
        }
        return new CaseTable(
                "left = yes",
                Scale.SHARE,
                left,
                List.of(
                        new Column.Numbers("months", months),
                        new Column.Values("plan", plans),
                        new Column.Values("colour", colours)),
                rows);
    }

    @Test
    void curvesStepsAndGapsAreFoundAgainAndWhatTellsNothingIsSilent() {
        CaseTable table = customers(4_000, true);

        ChurnReport report = JudgeChurn.of(table);

        assertThat(report.reasons()).extracting(Reason::column).containsExactly("plan", "months");
        assertThat(report.reasons().get(0)).satisfies(plan -> {
            assertThat(plan.raises().value()).isEqualTo("flex");
            assertThat(Math.log(plan.raises().times() / plan.lowers().times())).isCloseTo(2, within(0.25));
            assertThat(plan.english()).startsWith("plan: flex has ");
            assertThat(plan.chinese()).startsWith("plan：“flex”的流失几率");
        });
        List<Column> asked = List.of(
                new Column.Numbers("months", List.of(30.0, 40.0)),
                new Column.Values("plan", List.of("year", "never seen")),
                new Column.Values("colour", List.of("colour 1", "colour 1")));
        assertThat(report.model().probability(asked, 0)).isCloseTo(1 / (1 + Math.exp(3)), within(0.02));
        assertThat(report.model().contributions(asked, 1))
                .extracting(ChurnModel.Contribution::column)
                .doesNotContain("colour");
    }

    @Test
    void contributionsAddUpToWhatIsSaid() {
        CaseTable table = customers(1_000, true);
        ChurnModel model = JudgeChurn.of(table).model();

        double[] gaps = IntStream.of(TWO_ROWS)
                .mapToDouble(row -> {
                    double p = model.probability(table.columns(), row);
                    double added = model.contributions(table.columns(), row).stream()
                            .mapToDouble(ChurnModel.Contribution::logOdds)
                            .sum();
                    return Math.log(p / (1 - p)) - added;
                })
                .toArray();

        assertThat(gaps[0]).as("the same mean for all").isCloseTo(gaps[1], within(0.05));
    }

    @Test
    void whatIsSaidComesAboutAsOftenAsSaidOnUnseenRows() {
        ChurnReport report = JudgeChurn.of(customers(4_000, true));

        assertThat(report.auc().value()).isBetween(0.75, 0.95);
        assertThat(report.ece()).isLessThan(0.03);
        assertThat(report.riskiest()).hasSize(10);
        assertThat(report.riskiest().get(0).why()).isNotEmpty().allMatch(one -> one.logOdds() > 0);
    }

    @Test
    void whereNothingTellsNothingIsPretended() {
        ChurnReport report = JudgeChurn.of(customers(1_000, false));

        assertThat(report.auc().tells()).isFalse();
        assertThat(report.reasons()).isEmpty();
    }

    @Test
    void theCalibrationErrorIsTheGapBetweenSaidAndSeen() {
        assertThat(JudgeChurn.calibrationError(new double[] {1, 0, 0, 0}, new double[] {0.25, 0.25, 0.25, 0.25}))
                .isZero();
        assertThat(JudgeChurn.calibrationError(new double[] {1, 1, 0, 0}, new double[] {0.1, 0.1, 0.9, 0.9}))
                .isCloseTo(0.9, within(1e-9));
    }

    @Test
    void whatCannotBeLearnedFromIsRefusedWithTheReason() {
        assertThatThrownBy(() -> JudgeChurn.of(customers(60, true)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("too few rows to learn from: 60");
        CaseTable table = customers(200, true);
        assertThatThrownBy(() -> JudgeChurn.of(
                        new CaseTable("spent", Scale.PLAIN, table.outcomes(), table.columns(), table.all())))
                .hasMessageContaining("'spent' has more than two values, or one alone");
        Column same = new Column.Values("shop", new ArrayList<>(java.util.Collections.nCopies(200, "A")));
        assertThatThrownBy(() ->
                        JudgeChurn.of(new CaseTable("left", Scale.SHARE, table.outcomes(), List.of(same), table.all())))
                .hasMessageContaining("no column of the table differs");
    }

    @Test
    void aColumnThatTellsAllIsNoTrap() {
        CaseTable table = customers(400, true);
        Column answer = new Column.Values(
                "answer",
                table.outcomes().stream()
                        .map(left -> left > 0 ? "gone" : "here")
                        .toList());

        ChurnReport report = JudgeChurn.of(new CaseTable("left", Scale.SHARE, table.outcomes(), List.of(answer), 400));

        assertThat(report.auc().value()).isEqualTo(1);
    }
}
