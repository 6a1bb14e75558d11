package dev.deskpulse.scheduler.kpi.oracle;

import dev.deskpulse.connector.sync.FieldMapping.WaitingOn;
import dev.deskpulse.scheduler.kpi.KpiProfile;
import dev.deskpulse.scheduler.kpi.KpiProfile.CalendarRule;
import dev.deskpulse.scheduler.kpi.KpiProfile.HandlingRule;
import dev.deskpulse.scheduler.kpi.KpiProfile.ResolutionRule;
import dev.deskpulse.scheduler.kpi.KpiProfile.ResponseStart;
import dev.deskpulse.scheduler.kpi.KpiProfile.ThirdPartyRule;
import dev.deskpulse.scheduler.kpi.oracle.Desk.Shift;
import dev.deskpulse.scheduler.kpi.oracle.Desk.Week;
import dev.deskpulse.ticket.StatusCategory;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Settings and tickets at random, the same for the same seed, around a day on which some zone changes its clocks. */
final class RandomDesk {
    static final List<String> TEAMS = List.of("Kettles", "Billing", "夜班");
    static final List<String> PROJECTS = List.of("HD", "IT");
    static final int DAYS = 110;

    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("Europe/Berlin"),
            ZoneId.of("America/New_York"),
            ZoneId.of("Asia/Shanghai"),
            ZoneId.of("Australia/Lord_Howe"));
    private static final List<LocalDate> CLOCK_CHANGES = List.of(
            LocalDate.of(2026, 3, 8),
            LocalDate.of(2026, 3, 29),
            LocalDate.of(2026, 4, 5),
            LocalDate.of(2026, 10, 4),
            LocalDate.of(2026, 10, 25),
            LocalDate.of(2026, 11, 1));
    private static final List<Shift> SHIFTS = List.of(
            new Shift(LocalTime.of(9, 0), LocalTime.of(18, 0)),
            new Shift(LocalTime.of(8, 30), LocalTime.of(12, 0)),
            new Shift(LocalTime.of(22, 0), LocalTime.of(6, 0)),
            new Shift(LocalTime.of(23, 30), LocalTime.of(2, 30)),
            new Shift(LocalTime.of(1, 30), LocalTime.of(2, 15)),
            new Shift(LocalTime.of(2, 10), LocalTime.of(3, 0)),
            new Shift(LocalTime.of(13, 0), LocalTime.MIDNIGHT),
            new Shift(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT));

    private final Random random;
    final LocalDate first;
    final Desk settings;
    final KpiProfile profile;
    final Instant now;
    final List<RandomTicket> tickets = new ArrayList<>();

    RandomDesk(long seed, int count) {
        random = new Random(seed);
        first = pick(CLOCK_CHANGES).minusDays(random.nextInt(40));
        settings = new Desk(
                pick(ZONES),
                calendar(),
                teamCalendars(),
                calendars(PROJECTS.subList(1, 2)),
                categories(),
                waits(),
                extras());
        profile = profile(seed);
        now = first.plusDays(DAYS - 20 + random.nextInt(20))
                .atStartOfDay(settings.zone())
                .toInstant()
                .plusSeconds(random.nextInt(86_400));
        for (int number = 1; number <= count; number++) {
            tickets.add(RandomTicket.of(random, number, this));
        }
    }

    SlowDesk slow() {
        return new SlowDesk(settings, first.minusDays(10), first.plusDays(DAYS + 100));
    }

    /** Every other desk has the product's own, the others one that ships or choices at random. */
    private KpiProfile profile(long seed) {
        return switch (Math.floorMod(seed, 8)) {
            case 1 -> KpiProfile.ZENDESK;
            case 3 -> KpiProfile.JSM;
            case 5, 7 ->
                new KpiProfile(
                        "own",
                        pick(List.of(ResponseStart.values())),
                        pick(List.of(CalendarRule.values())),
                        pick(List.of(ResolutionRule.values())),
                        pick(List.of(HandlingRule.values())),
                        pick(List.of(ThirdPartyRule.values())),
                        random.nextBoolean(),
                        random.nextInt(4),
                        KpiProfile.DESKPULSE.repeatWindow());
            default -> KpiProfile.DESKPULSE;
        };
    }

    private <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private Map<String, NavigableMap<LocalDate, Week>> teamCalendars() {
        return calendars(TEAMS.subList(0, random.nextInt(TEAMS.size())));
    }

    private Map<String, NavigableMap<LocalDate, Week>> calendars(List<String> names) {
        Map<String, NavigableMap<LocalDate, Week>> calendars = new HashMap<>();
        names.forEach(name -> calendars.put(name, calendar()));
        return calendars;
    }

    private NavigableMap<LocalDate, Week> calendar() {
        NavigableMap<LocalDate, Week> versions = new TreeMap<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            versions.put(first.plusDays(random.nextInt(30) + 35 * i), week());
        }
        return versions;
    }

    private Week week() {
        Map<DayOfWeek, List<Shift>> shifts = new HashMap<>();
        List<Shift> usual = shiftsOfADay();
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.getValue() <= 5 || random.nextInt(4) == 0) {
                shifts.put(day, random.nextInt(4) == 0 ? shiftsOfADay() : usual);
            }
        }
        return new Week(pick(ZONES), shifts, days(10), days(6));
    }

    /** One shift, or two that do not overlap in the day on which they start. */
    private List<Shift> shiftsOfADay() {
        Shift one = pick(SHIFTS);
        boolean roomForAnother = one.from().isAfter(LocalTime.of(8, 59));
        return roomForAnother && random.nextBoolean()
                ? List.of(new Shift(LocalTime.of(6, 0), LocalTime.of(8, 15)), one)
                : List.of(one);
    }

    private Set<LocalDate> days(int most) {
        Set<LocalDate> days = new HashSet<>();
        int count = random.nextInt(most);
        for (int i = 0; i < count; i++) {
            days.add(first.plusDays(random.nextInt(DAYS)));
        }
        return days;
    }

    private static Map<String, StatusCategory> categories() {
        return Map.of(
                "Open", StatusCategory.TO_DO,
                "Working", StatusCategory.IN_PROGRESS,
                "Waiting for customer", StatusCategory.IN_PROGRESS,
                "Waiting for courier", StatusCategory.IN_PROGRESS,
                "Resolved", StatusCategory.DONE,
                "Closed", StatusCategory.DONE);
    }

    private Map<String, WaitingOn> waits() {
        Map<String, WaitingOn> waits = new HashMap<>(Map.of(
                "Waiting for customer", WaitingOn.CUSTOMER,
                "Waiting for courier", WaitingOn.THIRD_PARTY,
                "Parked", WaitingOn.NOBODY));
        if (random.nextInt(3) == 0) {
            waits.put("Resolved", WaitingOn.CUSTOMER);
        }
        return waits;
    }

    private Map<String, String> extras() {
        Map<String, String> extras = new HashMap<>();
        for (String name : List.of("topic", "segment", "effort", "csat-speed", "csat-agent", "plan", "country")) {
            extras.put(name, "field-" + name);
        }
        if (random.nextBoolean()) {
            extras.put("team", "field-team");
        }
        return extras;
    }
}
