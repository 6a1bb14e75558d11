package dev.deskpulse.scheduler.cause;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.scheduler.cause.Candidate.Source;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Days, and shifts of eight hours, on which clearly fewer agents resolved tickets than usual: at most six tenths of the
 * median of the same weekday in the eight weeks before, where that is at least three. Days in a row are one event.
 */
final class StaffingEvents {
    private static final int WEEKS = 8;
    private static final int WEEK = 7;
    private static final int LEAST_WEEKS = 6;
    private static final int LEAST_USUAL = 3;
    private static final double CLEARLY = 0.6;
    private static final List<String> SHIFTS = List.of("00–08", "08–16", "16–24");

    private static final String AGENTS = """
            SELECT resolved_day, %s AS shift, count(DISTINCT agent) FROM kpi_fact
            WHERE agent IS NOT NULL AND resolved_day BETWEEN ? AND ? GROUP BY 1, 2""";

    private static final String WHOLE_DAY = "-1";
    private static final String SHIFT = "CASE WHEN resolved_hour < 8 THEN 0 WHEN resolved_hour < 16 THEN 1 ELSE 2 END";

    private final Database database;

    private record Low(LocalDate day, int agents, double usual) {}

    StaffingEvents(Database database) {
        this.database = database;
    }

    /**
     * Of whole days, and of shifts where the day as a whole was as usual.
     *
     * @param first of the data: what came before it is not known
     * @param to the last whole day
     */
    List<Candidate> from(LocalDate first, LocalDate to) {
        List<Candidate> days = events("", agents(WHOLE_DAY, first, to).getOrDefault(-1, Map.of()), first, to);
        Set<LocalDate> low = new HashSet<>();
        days.forEach(event -> event.event().days().forEach(low::add));
        List<Candidate> all = new ArrayList<>(days);
        Map<Integer, Map<LocalDate, Integer>> byShift = agents(SHIFT, first, to);
        for (int shift = 0; shift < SHIFTS.size(); shift++) {
            events(SHIFTS.get(shift), byShift.getOrDefault(shift, Map.of()), first, to).stream()
                    .filter(event -> event.event().days().noneMatch(low::contains))
                    .forEach(all::add);
        }
        return all;
    }

    private Map<Integer, Map<LocalDate, Integer>> agents(String shift, LocalDate from, LocalDate to) {
        return database.read(connection -> {
            Map<Integer, Map<LocalDate, Integer>> agents = new TreeMap<>();
            try (PreparedStatement query = connection.prepareStatement(AGENTS.formatted(shift))) {
                query.setObject(1, from);
                query.setObject(2, to);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        agents.computeIfAbsent(rows.getInt(2), one -> new HashMap<>())
                                .put(rows.getObject(1, LocalDate.class), rows.getInt(3));
                    }
                }
            }
            return agents;
        });
    }

    private static List<Candidate> events(String shift, Map<LocalDate, Integer> agents, LocalDate first, LocalDate to) {
        List<Candidate> events = new ArrayList<>();
        List<Low> run = new ArrayList<>();
        LocalDate day = first.plusDays((long) LEAST_WEEKS * WEEK);
        for (; !day.isAfter(to); day = day.plusDays(1)) {
            Optional<Low> low = low(agents, day, first);
            low.ifPresent(run::add);
            if (low.isEmpty() && !run.isEmpty()) {
                events.add(event(shift, run));
                run.clear();
            }
        }
        if (!run.isEmpty()) {
            events.add(event(shift, run));
        }
        return events;
    }

    private static Optional<Low> low(Map<LocalDate, Integer> agents, LocalDate day, LocalDate first) {
        List<Integer> before = new ArrayList<>();
        for (int week = 1; week <= WEEKS; week++) {
            LocalDate earlier = day.minusDays((long) week * WEEK);
            if (!earlier.isBefore(first)) {
                before.add(agents.getOrDefault(earlier, 0));
            }
        }
        int now = agents.getOrDefault(day, 0);
        double usual = median(before);
        return usual >= LEAST_USUAL && now <= CLEARLY * usual
                ? Optional.of(new Low(day, now, usual))
                : Optional.empty();
    }

    private static double median(List<Integer> values) {
        int[] sorted = values.stream().mapToInt(Integer::intValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
    }

    private static Candidate event(String shift, List<Low> run) {
        Low first = run.get(0);
        DeskEvent event =
                new DeskEvent("staffing", DeskEvent.Kind.STAFFING, first.day, run.get(run.size() - 1).day, Map.of());
        long usual = Math.round(first.usual);
        String english = first.agents + " instead of the usual " + usual + " agents resolved tickets";
        String chinese = "只有 " + first.agents + " 名客服解决了工单，通常为 " + usual + " 名";
        return new Candidate(
                event,
                Source.TICKETS,
                Map.of(
                        "en", shift.isEmpty() ? english : english + " (" + shift + ")",
                        "zh", shift.isEmpty() ? chinese : chinese + "（" + shift + " 时）"),
                Optional.empty());
    }
}
