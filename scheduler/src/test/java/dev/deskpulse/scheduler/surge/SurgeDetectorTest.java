package dev.deskpulse.scheduler.surge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SurgeDetectorTest {
    private static final LocalDateTime START = LocalDateTime.of(2026, 3, 2, 0, 0);
    private static final Duration STEP = Duration.ofMinutes(30);
    private static final int DAYS = 56;

    /** Counts of a desk that is busier by day and quiet at weekends, with an event that multiplies them. */
    private static double count(Random random, LocalDateTime at, double base, LocalDateTime event, double factor) {
        double daily = Math.exp(0.9 * Math.sin((at.getHour() - 8) / 24.0 * 2 * Math.PI));
        double weekend = at.getDayOfWeek().getValue() > 5 ? 0.5 : 1;
        boolean within = !at.isBefore(event) && at.isBefore(event.plusHours(12));
        double mean = base * daily * weekend * (within ? factor : 1) * Math.exp(0.15 * random.nextGaussian());
        return Math.max(0, Math.rint(mean + Math.sqrt(mean) * random.nextGaussian()));
    }

    private static List<LocalDateTime> alerts(long seed, double base, LocalDateTime event, double factor) {
        Random random = new Random(seed);
        SurgeDetector detector = new SurgeDetector();
        List<LocalDateTime> alerts = new ArrayList<>();
        for (LocalDateTime at = START; at.isBefore(START.plusDays(DAYS)); at = at.plus(STEP)) {
            if (detector.next(at, count(random, at, base, event, factor)).alert()) {
                alerts.add(at);
            }
        }
        return alerts;
    }

    @Test
    void aSurgeRaisesOneAlertSoonAfterItBegins() {
        LocalDateTime event = START.plusDays(40).plusHours(9);
        for (int seed = 0; seed < 5; seed++) {
            List<LocalDateTime> during = alerts(seed, 50, event, 3).stream()
                    .filter(at -> !at.isBefore(event) && at.isBefore(event.plusDays(1)))
                    .toList();

            assertThat(during).as("seed %s", seed).hasSize(1);
            assertThat(during.get(0)).as("seed %s", seed).isBefore(event.plusHours(4));
        }
    }

    @Test
    void aDipIsFoundLikeASurge() {
        LocalDateTime event = START.plusDays(36).plusHours(8);

        assertThat(alerts(7, 200, event, 0.15)).anyMatch(at -> !at.isBefore(event) && at.isBefore(event.plusHours(12)));
    }

    @Test
    void quietWeeksRaiseLessThanOneAlertEach() {
        int alerts = 0;
        for (int seed = 20; seed < 30; seed++) {
            alerts += alerts(seed, 40, START, 1).size();
        }

        assertThat(alerts).isLessThan(10 * DAYS / 7);
    }

    @Test
    void theTimeOfDayAndTheWeekdayAreExpectedOnceTheyWereSeen() {
        Random random = new Random(3);
        SurgeDetector detector = new SurgeDetector();
        double noon = 0;
        double night = 0;
        double sunday = 0;
        for (LocalDateTime at = START; at.isBefore(START.plusDays(DAYS)); at = at.plus(STEP)) {
            double expected =
                    detector.next(at, count(random, at, 100, START, 1)).expected();
            if (at.equals(START.plusDays(DAYS - 6).withHour(14))) {
                noon = expected;
            } else if (at.equals(START.plusDays(DAYS - 6).withHour(2))) {
                night = expected;
            } else if (at.equals(START.plusDays(DAYS - 1).withHour(14))) {
                sunday = expected;
            }
        }

        assertThat(noon).isBetween(180.0, 320.0);
        assertThat(night).isLessThan(noon / 3);
        assertThat(sunday).isLessThan(0.75 * noon);
    }

    @Test
    void aRowIsJudgedFromThoseBeforeItOnly() {
        LocalDateTime event = START.plusDays(30);
        Random random = new Random(4);
        SurgeDetector whole = new SurgeDetector();
        SurgeDetector cut = new SurgeDetector();
        for (LocalDateTime at = START; at.isBefore(event); at = at.plus(STEP)) {
            double value = count(random, at, 50, event, 1);
            assertThat(whole.next(at, value)).isEqualTo(cut.next(at, value));
        }
        assertThat(whole.next(event, 5).expected())
                .isEqualTo(cut.next(event, 5_000).expected());
    }

    @Test
    void aConstantSeriesIsNeverAnEventAndALeapOfItIs() {
        SurgeDetector detector = new SurgeDetector();
        LocalDateTime at = START;
        for (int i = 0; i < 2_000; i++, at = at.plus(STEP)) {
            assertThat(detector.next(at, 7).alert()).isFalse();
        }

        assertThat(detector.next(at, 700).alert()).isTrue();
        assertThat(detector.next(at.plus(STEP), 700).alert()).isFalse();
    }

    @Test
    void timesThatRunBackwardsAndZerosAreBorne() {
        SurgeDetector detector = new SurgeDetector();
        for (int i = 0; i < 5_000; i++) {
            Judgement judgement = detector.next(START.plusMinutes(i % 7 == 0 ? i - 600 : i), i % 3 == 0 ? 0 : -i % 5);

            assertThat(judgement.expected()).isFinite();
            assertThat(judgement.score()).isFinite();
        }
    }

    @Test
    void whatIsNoNumberIsRefused() {
        assertThatThrownBy(() -> new SurgeDetector().next(START, Double.NaN)).hasMessageContaining("not finite");
    }
}
