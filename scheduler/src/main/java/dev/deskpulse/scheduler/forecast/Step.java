package dev.deskpulse.scheduler.forecast;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/**
 * The length of a series' steps, in clock time.
 *
 * @param unit SECONDS, DAYS or MONTHS
 * @param length in units
 * @param open for days: the weekdays that count; the others are no steps
 */
record Step(ChronoUnit unit, long length, Set<DayOfWeek> open) {
    private static final Set<DayOfWeek> EVERY_DAY = EnumSet.allOf(DayOfWeek.class);
    private static final long DAY = Duration.ofDays(1).toSeconds();
    private static final int ENOUGH_DAYS = 15;
    private static final int LONGEST_SEASON = 1_500;

    Step {
        open = Set.copyOf(open);
    }

    /** The likeliest for these times: the commonest distance; the shorter one where two are as common. */
    static Step of(SortedSet<LocalDateTime> times) {
        long seconds = Distances.commonest(times);
        if (seconds % DAY != 0) {
            return new Step(ChronoUnit.SECONDS, seconds, EVERY_DAY);
        }
        long days = seconds / DAY;
        if (days >= 28 && days <= 31) {
            return new Step(ChronoUnit.MONTHS, 1, EVERY_DAY);
        }
        if (days >= 90 && days <= 92) {
            return new Step(ChronoUnit.MONTHS, 3, EVERY_DAY);
        }
        if (days == 365 || days == 366) {
            return new Step(ChronoUnit.MONTHS, 12, EVERY_DAY);
        }
        return new Step(ChronoUnit.DAYS, days, days == 1 ? open(times) : EVERY_DAY);
    }

    private static Set<DayOfWeek> open(SortedSet<LocalDateTime> times) {
        Set<DayOfWeek> open = EnumSet.noneOf(DayOfWeek.class);
        times.forEach(time -> open.add(time.getDayOfWeek()));
        return times.size() < ENOUGH_DAYS ? EVERY_DAY : open;
    }

    boolean onlySomeDays() {
        return open.size() < EVERY_DAY.size();
    }

    /** The number of the step that a time lies in, the step of the start being 0. A closed day counts to the next open one. */
    long between(LocalDateTime start, LocalDateTime time) {
        return switch (unit) {
            case SECONDS -> Math.floorDiv(ChronoUnit.SECONDS.between(start, time), length);
            case MONTHS ->
                Math.floorDiv(
                        (time.getYear() - start.getYear()) * 12L + time.getMonthValue() - start.getMonthValue(),
                        length);
            default ->
                onlySomeDays()
                        ? openDays(start.toLocalDate(), time.toLocalDate())
                        : Math.floorDiv(ChronoUnit.DAYS.between(start, time), length);
        };
    }

    LocalDateTime after(LocalDateTime start, long steps) {
        if (!onlySomeDays()) {
            return start.plus(steps * length, unit);
        }
        LocalDateTime day = start.plusWeeks(steps / open.size());
        for (long left = steps % open.size(); left > 0; ) {
            day = day.plusDays(1);
            left -= open.contains(day.getDayOfWeek()) ? 1 : 0;
        }
        return day;
    }

    private long openDays(LocalDate start, LocalDate day) {
        long weeks = ChronoUnit.DAYS.between(start, day) / 7;
        long steps = weeks * open.size();
        for (LocalDate at = start.plusWeeks(weeks); at.isBefore(day); at = at.plusDays(1)) {
            steps += open.contains(at.getDayOfWeek()) ? 1 : 0;
        }
        return steps;
    }

    /** The seasons that such steps usually have, in steps, the shortest first. */
    List<Integer> seasons() {
        return allSeasons().stream().filter(season -> season <= LONGEST_SEASON).toList();
    }

    private List<Integer> allSeasons() {
        return switch (unit) {
            case SECONDS ->
                DAY % length == 0 && length <= DAY / 2
                        ? List.of((int) (DAY / length), (int) (7 * DAY / length))
                        : List.of();
            case MONTHS -> length < 12 ? List.of((int) (12 / length)) : List.of();
            default -> length == 1 ? List.of(open.size()) : length == 7 ? List.of(52) : List.of();
        };
    }

    String title() {
        return switch (unit) {
            case SECONDS ->
                length % 3600 == 0 ? length / 3600 + " h" : length % 60 == 0 ? length / 60 + " min" : length + " s";
            case MONTHS -> length == 1 ? "month" : length + " months";
            default ->
                onlySomeDays()
                        ? "day, " + open.size() + " days a week"
                        : length == 7 ? "week" : length == 1 ? "day" : length + " days";
        };
    }

    boolean withinDay() {
        return unit == ChronoUnit.SECONDS;
    }

    /** Longer than a day. */
    boolean severalDays() {
        return !withinDay() && !daily();
    }

    boolean daily() {
        return unit == ChronoUnit.DAYS && length == 1;
    }
}
