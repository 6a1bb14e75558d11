package dev.deskpulse.scheduler.kpi.oracle;

import dev.deskpulse.scheduler.kpi.oracle.Desk.Shift;
import dev.deskpulse.scheduler.kpi.oracle.Desk.Week;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.NavigableMap;

/** Business time of one calendar with its versions: every minute of some months is ticked as worked or not. */
final class SlowHours {
    private final long firstMinute;
    private final int[] workedBefore;
    private final BitSet worked;

    /** @param first and {@code last}: nothing is asked outside these days */
    SlowHours(NavigableMap<LocalDate, Week> versions, LocalDate first, LocalDate last) {
        firstMinute = first.atStartOfDay(ZoneOffset.UTC).toEpochSecond() / 60;
        int minutes = (int) (last.atStartOfDay(ZoneOffset.UTC).toEpochSecond() / 60 - firstMinute);
        worked = new BitSet(minutes);
        versions.forEach((day, week) -> {
            // A later version takes over all minutes from its start on; the earliest counts from the first minute.
            int start = day.equals(versions.firstKey())
                    ? 0
                    : minute(day.atStartOfDay(week.zone()).toInstant());
            if (start < minutes) {
                worked.clear(Math.max(0, start), minutes);
                BitSet ticked = ticked(week, first, last, minutes);
                ticked.clear(0, Math.max(0, start));
                worked.or(ticked);
            }
        });
        workedBefore = new int[minutes + 1];
        for (int minute = 0; minute < minutes; minute++) {
            workedBefore[minute + 1] = workedBefore[minute] + (worked.get(minute) ? 1 : 0);
        }
    }

    /** The seconds worked between two moments, given in seconds. */
    long between(long from, long until) {
        return before(until) - before(from);
    }

    private long before(long second) {
        int minute = Math.toIntExact(Math.floorDiv(second, 60L) - firstMinute);
        return 60L * workedBefore[minute] + (worked.get(minute) ? Math.floorMod(second, 60L) : 0);
    }

    private BitSet ticked(Week week, LocalDate first, LocalDate last, int minutes) {
        BitSet ticked = new BitSet(minutes);
        for (LocalDate day = first.minusDays(3); day.isBefore(last.plusDays(3)); day = day.plusDays(1)) {
            for (Shift shift : shiftsOf(week, day)) {
                boolean overMidnight = !shift.from().isBefore(shift.to());
                LocalDateTime start = day.atTime(shift.from());
                LocalDateTime end = (overMidnight ? day.plusDays(1) : day).atTime(shift.to());
                int from = Math.max(0, minute(moment(week.zone(), start, true)));
                int until = Math.min(minutes, minute(moment(week.zone(), end, false)));
                if (from < until) {
                    ticked.set(from, until);
                }
            }
        }
        return ticked;
    }

    private int minute(Instant at) {
        return Math.toIntExact(at.getEpochSecond() / 60 - firstMinute);
    }

    private static List<Shift> shiftsOf(Week week, LocalDate day) {
        List<Shift> usual = week.shifts().getOrDefault(day.getDayOfWeek(), List.of());
        if (week.makeUpDays().contains(day)) {
            return usual.isEmpty() ? firstWorkedWeekday(week) : usual;
        }
        return week.holidays().contains(day) ? List.of() : usual;
    }

    private static List<Shift> firstWorkedWeekday(Week week) {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> week.shifts().getOrDefault(day, List.of()))
                .filter(shifts -> !shifts.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static Instant moment(ZoneId zone, LocalDateTime wall, boolean isStart) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(wall);
        if (offsets.isEmpty()) {
            return zone.getRules().getTransition(wall).getInstant();
        }
        List<Instant> moments = offsets.stream().map(wall::toInstant).sorted().toList();
        return moments.get(isStart ? 0 : moments.size() - 1);
    }
}
