package dev.deskpulse.scheduler.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BusinessCalendarTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final BusinessCalendar office = BusinessCalendar.weekdays(
            SHANGHAI, LocalTime.of(9, 0), LocalTime.of(18, 0), Set.of(LocalDate.of(2026, 10, 1)));

    private static Instant at(ZoneId zone, String wall) {
        return LocalDateTime.parse(wall).atZone(zone).toInstant();
    }

    private Duration worked(BusinessCalendar calendar, ZoneId zone, String from, String until) {
        return Duration.ofSeconds(calendar.businessSeconds(at(zone, from), at(zone, until)));
    }

    @Test
    void nightsAndWeekendsDoNotCount() {
        // 2026-11-20 is a Friday.
        assertThat(worked(office, SHANGHAI, "2026-11-20T17:30", "2026-11-23T09:45"))
                .isEqualTo(Duration.ofMinutes(75));
    }

    @Test
    void holidaysDoNotCount() {
        assertThat(worked(office, SHANGHAI, "2026-09-30T17:00", "2026-10-02T10:00"))
                .isEqualTo(Duration.ofHours(2));
    }

    @Test
    void timeBeforeOpeningCountsFromOpening() {
        assertThat(worked(office, SHANGHAI, "2026-11-18T03:00", "2026-11-18T09:01"))
                .isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void theZoneOfTheDeskDecidesNotUtc() {
        // 01:00 UTC is 09:00 in Shanghai.
        assertThat(office.businessSeconds(Instant.parse("2026-11-18T00:00:00Z"), Instant.parse("2026-11-18T02:00:00Z")))
                .isEqualTo(3600);
    }

    @Test
    void anIntervalThatRunsBackwardsIsEmpty() {
        assertThat(worked(office, SHANGHAI, "2026-11-18T12:00", "2026-11-18T11:00"))
                .isZero();
    }

    @Test
    void roundTheClockEqualsElapsedTimeOverBothClockChanges() {
        BusinessCalendar always = BusinessCalendar.roundTheClock(BERLIN);
        Instant from = at(BERLIN, "2026-03-01T00:30");
        Instant until = at(BERLIN, "2026-11-30T13:07:09");
        assertThat(always.businessSeconds(from, until))
                .isEqualTo(Duration.between(from, until).toSeconds());
    }

    @Test
    void roundTheClockEqualsElapsedTimeWhereTheClockChangesAtMidnight() {
        ZoneId santiago = ZoneId.of("America/Santiago");
        BusinessCalendar always = BusinessCalendar.roundTheClock(santiago);
        Instant from = ZonedDateTime.of(2026, 1, 1, 5, 0, 0, 0, santiago).toInstant();
        Instant until = ZonedDateTime.of(2026, 12, 30, 5, 0, 0, 0, santiago).toInstant();
        assertThat(always.businessSeconds(from, until))
                .isEqualTo(Duration.between(from, until).toSeconds());
    }

    @Test
    void aNightShiftIsAnHourShorterWhenTheClocksGoForward() {
        assertThat(worked(nightShift(), BERLIN, "2026-03-29T00:00", "2026-03-29T12:00"))
                .isEqualTo(Duration.ofHours(5));
    }

    @Test
    void aNightShiftIsAnHourLongerWhenTheClocksGoBack() {
        assertThat(worked(nightShift(), BERLIN, "2026-10-25T00:00", "2026-10-25T12:00"))
                .isEqualTo(Duration.ofHours(7));
    }

    @Test
    void hoursThatStartInTheSkippedHourStartAtTheJump() {
        BusinessCalendar calendar = new BusinessCalendar(
                BERLIN,
                Map.of(DayOfWeek.SUNDAY, List.of(new BusinessCalendar.Hours(LocalTime.of(2, 30), LocalTime.of(4, 0)))),
                Set.of());
        assertThat(worked(calendar, BERLIN, "2026-03-29T00:00", "2026-03-29T12:00"))
                .isEqualTo(Duration.ofHours(1));
    }

    @Test
    void aLunchBreakDoesNotCount() {
        BusinessCalendar calendar = new BusinessCalendar(
                SHANGHAI,
                Map.of(
                        DayOfWeek.WEDNESDAY,
                        List.of(
                                new BusinessCalendar.Hours(LocalTime.of(13, 0), LocalTime.of(18, 0)),
                                new BusinessCalendar.Hours(LocalTime.of(9, 0), LocalTime.of(12, 0)))),
                Set.of());
        assertThat(worked(calendar, SHANGHAI, "2026-11-18T00:00", "2026-11-19T00:00"))
                .isEqualTo(Duration.ofHours(8));
    }

    @Test
    void hoursThatOverlapAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BusinessCalendar(
                        SHANGHAI,
                        Map.of(
                                DayOfWeek.MONDAY,
                                List.of(
                                        new BusinessCalendar.Hours(LocalTime.of(9, 0), LocalTime.of(12, 0)),
                                        new BusinessCalendar.Hours(LocalTime.of(11, 0), LocalTime.of(18, 0)))),
                        Set.of()))
                .withMessageContaining("MONDAY");
    }

    private static BusinessCalendar nightShift() {
        return new BusinessCalendar(
                BERLIN,
                Map.of(DayOfWeek.SUNDAY, List.of(new BusinessCalendar.Hours(LocalTime.MIDNIGHT, LocalTime.of(6, 0)))),
                Set.of());
    }
}
