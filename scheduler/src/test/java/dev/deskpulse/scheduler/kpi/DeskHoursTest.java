package dev.deskpulse.scheduler.kpi;

import static dev.deskpulse.scheduler.kpi.TicketBuilder.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.deskpulse.connector.sync.FieldMapping;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeskHoursTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final BusinessCalendar OFFICE =
            BusinessCalendar.weekdays(SHANGHAI, LocalTime.of(9, 0), LocalTime.of(18, 0), Set.of());

    private static Instant at(ZoneId zone, String wall) {
        return LocalDateTime.parse(wall).atZone(zone).toInstant();
    }

    private static Duration worked(BusinessCalendar calendar, ZoneId zone, String from, String until) {
        return Duration.ofSeconds(calendar.businessSeconds(at(zone, from), at(zone, until)));
    }

    private static BusinessCalendar nights(Set<LocalDate> holidays) {
        return BusinessCalendar.weekdays(BERLIN, LocalTime.of(22, 0), LocalTime.of(6, 0), holidays);
    }

    @Test
    void aShiftOverMidnightEndsOnTheNextDay() {
        // From Friday to Monday: the shift of Friday reaches into Saturday, and none starts at the weekend.
        assertThat(worked(nights(Set.of()), BERLIN, "2026-11-20T12:00", "2026-11-23T12:00"))
                .isEqualTo(Duration.ofHours(8));
        assertThat(worked(nights(Set.of()), BERLIN, "2026-11-21T05:00", "2026-11-21T12:00"))
                .isEqualTo(Duration.ofHours(1));
    }

    @Test
    void aHolidayTakesTheShiftThatStartsOnItAndLeavesTheOneThatBeganBefore() {
        BusinessCalendar calendar = nights(Set.of(LocalDate.of(2026, 11, 18)));
        assertThat(worked(calendar, BERLIN, "2026-11-17T12:00", "2026-11-18T12:00"))
                .isEqualTo(Duration.ofHours(8));
        assertThat(worked(calendar, BERLIN, "2026-11-18T12:00", "2026-11-19T12:00"))
                .isZero();
    }

    @Test
    void aNightShiftOverMidnightIsAnHourShorterWhenTheClocksGoForward() {
        BusinessCalendar everyNight = new BusinessCalendar(
                BERLIN,
                Map.of(
                        DayOfWeek.SATURDAY,
                        List.of(new BusinessCalendar.Hours(LocalTime.of(22, 0), LocalTime.of(6, 0)))),
                Set.of());
        assertThat(worked(everyNight, BERLIN, "2026-03-28T12:00", "2026-03-29T12:00"))
                .isEqualTo(Duration.ofHours(7));
        assertThat(worked(everyNight, BERLIN, "2026-10-24T12:00", "2026-10-25T12:00"))
                .isEqualTo(Duration.ofHours(9));
    }

    @Test
    void hoursOfTwoDaysThatOverlapCountOnce() {
        BusinessCalendar calendar = new BusinessCalendar(
                BERLIN,
                Map.of(
                        DayOfWeek.MONDAY, List.of(new BusinessCalendar.Hours(LocalTime.of(20, 0), LocalTime.of(8, 0))),
                        DayOfWeek.TUESDAY,
                                List.of(new BusinessCalendar.Hours(LocalTime.of(6, 0), LocalTime.of(10, 0)))),
                Set.of());
        assertThat(worked(calendar, BERLIN, "2026-11-16T00:00", "2026-11-18T00:00"))
                .isEqualTo(Duration.ofHours(14));
    }

    @Test
    void chinasMakeUpDaysAreWorkedAndItsHolidaysAreNot() {
        BusinessCalendar calendar = new BusinessCalendar(
                SHANGHAI,
                Map.of(DayOfWeek.MONDAY, List.of(new BusinessCalendar.Hours(LocalTime.of(9, 0), LocalTime.of(17, 0)))),
                SpecialDays.of("cn"));
        // 2026-02-14 is a Saturday that is worked for the Spring Festival, 2026-02-16 a Monday of it.
        assertThat(worked(calendar, SHANGHAI, "2026-02-14T00:00", "2026-02-15T00:00"))
                .isEqualTo(Duration.ofHours(8));
        assertThat(worked(calendar, SHANGHAI, "2026-02-16T00:00", "2026-02-17T00:00"))
                .isZero();
    }

    @Test
    void theShippedDaysOfChinaAreWholeYears() {
        SpecialDays china = SpecialDays.of("CN");
        assertThat(china.working()).hasSize(8 + 5 + 6).allSatisfy(day -> assertThat(day.getDayOfWeek())
                .isIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));
        assertThat(china.off()).hasSize(28 + 28 + 33).doesNotContainAnyElementsOf(china.working());
    }

    @ParameterizedTest
    @CsvSource({
        "de, 2035, 2026-05-14, Ascension Day",
        "de-by, 2035, 2026-06-04, Corpus Christi in Bavaria",
        "us, 2035, 2026-07-03, Independence Day on a Saturday",
        "gb, 2035, 2026-12-28, Boxing Day on a Saturday",
        "gb-eng, 2035, 2026-08-31, the bank holiday that Scotland has not",
        "jp, 2035, 2026-09-22, a day between two holidays",
        "sg, 2027, 2026-05-27, Hari Raya Haji",
        "hk, 2027, 2026-04-03, Good Friday"
    })
    void theShippedDaysOfOtherCountriesAreWholeYearsUpToTheLastOneKnown(
            String country, int lastYear, LocalDate holiday, String why) {
        SpecialDays days = SpecialDays.of(country);
        assertThat(days.off()).as(why).contains(holiday);
        assertThat(days.unknownYears(2016, lastYear)).isEmpty();
        assertThat(days.unknownYears(2014, lastYear + 2)).containsExactly(2014, 2015, lastYear + 1, lastYear + 2);
        for (int year : days.years()) {
            assertThat(days.off().stream().filter(day -> day.getYear() == year))
                    .as(country + " " + year)
                    .hasSizeBetween(6, 25);
        }
    }

    @Test
    void aPartOfACountryHasTheDaysOfTheWholeToo() {
        assertThat(SpecialDays.of("de-by").off())
                .containsAll(SpecialDays.of("de").off());
        assertThat(SpecialDays.of("gb-sct").off())
                .containsAll(SpecialDays.of("gb").off())
                .doesNotContain(LocalDate.of(2026, 8, 31));
    }

    @Test
    void singleDaysOffClaimToKnowNoYear() {
        assertThat(SpecialDays.off(Set.of(LocalDate.of(2026, 12, 31))).unknownYears(2020, 2030))
                .isEmpty();
        assertThat(SpecialDays.of("cn")
                        .and(SpecialDays.off(Set.of(LocalDate.of(2027, 12, 31))))
                        .unknownYears(2024, 2027))
                .containsExactly(2027);
    }

    @Test
    void aFileOfHolidaysIsReadAndAWrongLineNamed(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("days.csv");
        Files.writeString(file, "# ours\n2026-12-24,off,Heiligabend\n2026-12-19,work,\n");
        assertThat(SpecialDays.read(file))
                .isEqualTo(new SpecialDays(
                        Set.of(LocalDate.of(2026, 12, 24)), Set.of(LocalDate.of(2026, 12, 19)), Set.of(2026)));
        Files.writeString(file, "2026-12-24,off,x\n24.12.2026,off,x\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpecialDays.read(file))
                .withMessageContaining("days.csv:2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpecialDays.of("xx"))
                .withMessageContaining("name a file");
    }

    @Test
    void newHoursDoNotChangeThePast() {
        CalendarHistory history = new CalendarHistory(Map.of(
                LocalDate.EPOCH,
                OFFICE,
                LocalDate.of(2026, 11, 18),
                BusinessCalendar.weekdays(SHANGHAI, LocalTime.of(9, 0), LocalTime.of(12, 0), Set.of())));
        assertThat(history.businessSeconds(at(SHANGHAI, "2026-11-17T00:00"), at(SHANGHAI, "2026-11-19T00:00")))
                .isEqualTo(Duration.ofHours(9 + 3).toSeconds());
    }

    @Test
    void datesFarAwayTakeNoTime() {
        assertThat(OFFICE.businessSeconds(Instant.MIN, Instant.MAX)).isPositive();
        assertThat(OFFICE.businessSeconds(Instant.parse("2400-01-01T00:00:00Z"), Instant.MAX))
                .isZero();
    }

    @Test
    void whatATicketSpentWithATeamCountsByThatTeamsHours() {
        DeskHours hours = new DeskHours(
                SHANGHAI,
                CalendarHistory.always(BusinessCalendar.roundTheClock(SHANGHAI)),
                Map.of("Berlin", CalendarHistory.always(nights(Set.of())), "Shanghai", CalendarHistory.always(OFFICE)),
                Map.of());
        TicketMeasurer measurer =
                new TicketMeasurer(FieldMapping.NONE, hours, TicketBuilder.STATUSES, KpiProfile.DESKPULSE);
        // Created on Wednesday at 09:00 in Shanghai, where it stays for six hours; 15:00 there is 08:00 in Berlin.
        var ticket = aTicket()
                .with("team", "Shanghai")
                .handedTo("Berlin", at(SHANGHAI, "2026-03-04T15:00"))
                .resolved(at(SHANGHAI, "2026-03-05T12:00"))
                .build();
        TicketFact.Time full = measurer.measure(ticket, null).resolution().full();
        // 12:00 in Shanghai is 05:00 in Berlin: the night but for its last hour.
        assertThat(full).isEqualTo(new TicketFact.Time(27 * 3600, (6 + 7) * 3600));
        TicketFact.Time last = measurer.under(KpiProfile.ZENDESK)
                .measure(ticket, null)
                .resolution()
                .full();
        assertThat(last).isEqualTo(new TicketFact.Time(27 * 3600, (4 + 7) * 3600));
    }
}
