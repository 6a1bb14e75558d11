package dev.deskpulse.scheduler.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class TimedSeriesTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    @Test
    void rowsInAnyOrderAreLaidOutByTimeAndTheLastOfARepeatedOneCounts() {
        TimedSeries.Builder builder = new TimedSeries.Builder();
        builder.add(MONDAY.plusDays(2).atStartOfDay(), 3);
        builder.add(MONDAY.atStartOfDay(), 1);
        builder.add(MONDAY.plusDays(1).atStartOfDay(), 9);
        builder.add(MONDAY.plusDays(1).atStartOfDay(), 2);

        TimedSeries series = builder.build();

        assertThat(series.values()).containsExactly(1, 2, 3);
        assertThat(series.notes())
                .containsExactly(
                        "The rows are not in the order of time; they were sorted.",
                        "1 rows repeat a timestamp; the last of each counts.");
    }

    @Test
    void workingDaysAloneHaveASeasonOfFiveAndMondayFollowsFriday() {
        TimedSeries series = workingDays(40);

        assertThat(series.usualSeasons()).containsExactly(5);
        assertThat(series.values()).hasSize(40).doesNotContain(Double.NaN);
        assertThat(series.timeOf(40)).isEqualTo(MONDAY.plusWeeks(8).atStartOfDay());
        assertThat(series.timeOf(44).getDayOfWeek()).isEqualTo(DayOfWeek.FRIDAY);
        assertThat(series.timeOf(45).getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
    }

    @Test
    void aMissingDayIsAGapThatIsTold() {
        TimedSeries.Builder builder = new TimedSeries.Builder();
        for (int day = 0; day < 20; day++) {
            if (day != 8) {
                builder.add(MONDAY.plusDays(day).atStartOfDay(), day);
            }
        }

        TimedSeries series = builder.build();

        assertThat(series.values()[8]).isNaN();
        assertThat(series.values()[9]).isEqualTo(9);
        assertThat(series.notes()).anyMatch(note -> note.startsWith("1 of 20 steps (day) have no row"));
    }

    @Test
    void hoursMonthsWeeksAndYearsAreTold() {
        assertThat(steps(h -> MONDAY.atStartOfDay().plusHours(h)).usualSeasons())
                .containsExactly(24, 168);
        assertThat(steps(h -> MONDAY.atStartOfDay().plusMinutes(30L * h)).usualSeasons())
                .containsExactly(48, 336);
        assertThat(steps(m -> LocalDate.of(2020, 1, 1).plusMonths(m).atStartOfDay())
                        .usualSeasons())
                .containsExactly(12);
        assertThat(steps(w -> MONDAY.plusWeeks(w).atStartOfDay()).usualSeasons())
                .containsExactly(52);
        assertThat(steps(y -> MONDAY.plusYears(y).atStartOfDay()).usualSeasons())
                .isEmpty();
    }

    @Test
    void aYearTypedWronglyDoesNotFillTheMemory() {
        TimedSeries.Builder builder = new TimedSeries.Builder();
        builder.add(LocalDateTime.of(1, 1, 1, 0, 0), 1);
        for (int minute = 0; minute < 100; minute++) {
            builder.add(MONDAY.atStartOfDay().plusMinutes(minute), minute);
        }

        TimedSeries series = builder.build();

        assertThat(series.values()).hasSize(200_000);
        assertThat(series.values()[199_999]).isEqualTo(99);
    }

    @Test
    void eventsBecomeRegressorsOnTheirDaysPastAndToCome() {
        Events events = Events.of(
                List.of(new Events.Event(MONDAY.plusDays(1), "sale"), new Events.Event(MONDAY.plusWeeks(8), "sale")));

        Regressors known = workingDays(40).calendar(events);

        assertThat(known.at(1, 0)).isEqualTo(1);
        assertThat(known.at(2, 0)).isZero();
        assertThat(known.at(2, 1)).as("the day after").isEqualTo(1);
        assertThat(known.at(40, 0)).isEqualTo(1);
    }

    @Test
    void aWeekHasAsManyDaysOfAnEventAsFallIntoIt() {
        Events events = Events.of(List.of(
                new Events.Event(MONDAY.plusWeeks(3).plusDays(2), "holiday"),
                new Events.Event(MONDAY.plusWeeks(20).plusDays(5), "holiday"),
                new Events.Event(MONDAY.plusWeeks(20).plusDays(6), "holiday"),
                new Events.Event(MONDAY.plusWeeks(33), "holiday")));

        Regressors known = steps(w -> MONDAY.plusWeeks(w).atStartOfDay()).calendar(events);

        assertThat(known.count()).as("no day after, as days have").isEqualTo(1);
        assertThat(known.at(2, 0)).isZero();
        assertThat(known.at(3, 0)).isEqualTo(1);
        assertThat(known.at(20, 0)).isEqualTo(2);
        assertThat(known.at(21, 0)).isZero();
        assertThat(known.at(33, 0)).isEqualTo(1);
    }

    @Test
    void noReadingsAreAnEmptySeries() {
        assertThat(new TimedSeries.Builder().build().values()).isEmpty();
    }

    private static TimedSeries workingDays(int count) {
        TimedSeries.Builder builder = new TimedSeries.Builder();
        LocalDate day = MONDAY;
        for (int added = 0; added < count; day = day.plusDays(1)) {
            if (day.getDayOfWeek().getValue() < DayOfWeek.SATURDAY.getValue()) {
                builder.add(day.atStartOfDay(), added++);
            }
        }
        return builder.build();
    }

    private static TimedSeries steps(IntFunction<LocalDateTime> times) {
        TimedSeries.Builder builder = new TimedSeries.Builder();
        for (int i = 0; i < 30; i++) {
            builder.add(times.apply(i), i);
        }
        return builder.build();
    }
}
