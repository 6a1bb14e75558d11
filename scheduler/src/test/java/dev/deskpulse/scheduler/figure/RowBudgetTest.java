package dev.deskpulse.scheduler.figure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.scheduler.figure.FigureAnswer.Row;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowBudgetTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final long ENOUGH_FOR_TEN = 1_500;

    private static Row row(int day, String slice, long cases) {
        return new Row(FIRST.plusDays(day), List.of(slice), cases, "sound", Map.of("count", OptionalDouble.of((double)
                cases)));
    }

    private static List<Row> ofOneDay() {
        return IntStream.range(0, 30).mapToObj(i -> row(0, "切片" + i, i)).toList();
    }

    @Test
    void whatFitsStaysAsItIs() {
        List<Row> rows = List.of(row(0, "a", 1), row(1, "b", 2));

        assertThat(new RowBudget(ENOUGH_FOR_TEN).of(rows)).isSameAs(rows);
    }

    @Test
    void theLatestWholePeriodsStayInTheirOrder() {
        List<Row> rows =
                IntStream.range(0, 30).mapToObj(i -> row(i / 3, "s" + i % 3, 5)).toList();

        List<Row> kept = new RowBudget(ENOUGH_FOR_TEN).of(rows);

        assertThat(kept).isNotEmpty().hasSizeLessThan(15).isEqualTo(rows.subList(30 - kept.size(), 30));
        assertThat(kept.size() % 3).isZero();
    }

    @Test
    void ofOnePeriodTheLargestSlicesStay() {
        List<Row> rows = ofOneDay();

        List<Row> kept = new RowBudget(ENOUGH_FOR_TEN).of(rows);

        assertThat(kept).isNotEmpty().hasSizeLessThan(15).isEqualTo(rows.subList(30 - kept.size(), 30));
    }

    @Test
    void anAnswerSaysHowMuchOfAllItsTablesWasLeftOut() {
        FigureAnswer.Table table = new FigureAnswer.Table("volume", "count", "count", ofOneDay());
        FigureAnswer answer = new FigureAnswer(
                FIRST,
                FIRST,
                "whole",
                List.of("product"),
                List.of(table),
                new FigureAnswer.Before(FIRST.minusDays(1), FIRST.minusDays(1), List.of(table)),
                Map.of(),
                0);

        FigureAnswer shown = answer.within(2 * ENOUGH_FOR_TEN);

        long left = shown.tables().get(0).rows().size();
        assertThat(left).isBetween(5L, 14L);
        assertThat(shown.cut()).isEqualTo(60 - 2 * left);
        assertThat(answer.within(100_000)).isSameAs(answer);
    }
}
