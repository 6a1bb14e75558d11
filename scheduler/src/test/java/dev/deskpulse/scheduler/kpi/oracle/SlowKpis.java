package dev.deskpulse.scheduler.kpi.oracle;

import static dev.deskpulse.scheduler.kpi.oracle.Numbers.ratio;

import dev.deskpulse.scheduler.kpi.Dimension;
import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.kpi.KpiQuery;
import dev.deskpulse.scheduler.kpi.oracle.Populations.Item;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/** Every figure of docs/kpi.md, asked as the real ones are. */
final class SlowKpis {
    /** An empty value is null. */
    record Row(LocalDate period, Map<Dimension, String> slice, long cases, Map<String, Double> values) {}

    private static final Set<Dimension> ALWAYS_APART = Set.of(
            Dimension.HOUR,
            Dimension.WEEKDAY,
            Dimension.KIND,
            Dimension.SENTIMENT,
            Dimension.LANGUAGE,
            Dimension.SLA,
            Dimension.FACET,
            Dimension.STAGE);

    private final List<TicketReading> tickets;
    private final Populations populations;
    private final Instant now;

    SlowKpis(List<TicketReading> tickets, ZoneId zone, Instant now) {
        this.tickets = tickets;
        this.populations = new Populations(tickets, zone, now);
        this.now = now;
    }

    List<Row> rows(Kpi kpi, KpiQuery query) {
        List<Row> rows = new ArrayList<>();
        groups(kpi, query).forEach((group, items) -> rows.add(row(kpi, query, group, items)));
        return rows;
    }

    /** The keys of the tickets behind the cases of all rows. */
    List<String> tickets(Kpi kpi, KpiQuery query) {
        Predicate<Item> isCase = Figures.isCase(kpi, query.windows(), now);
        Set<String> keys = new TreeSet<>();
        groups(kpi, query).values().forEach(items -> items.stream()
                .filter(isCase)
                .forEach(item -> keys.add(item.ticket().ticket.key().value())));
        return List.copyOf(keys);
    }

    private record Group(LocalDate period, List<String> slice) {}

    private Map<Group, List<Item>> groups(Kpi kpi, KpiQuery query) {
        Map<Dimension, Set<String>> kept = new HashMap<>();
        query.by().forEach(dimension -> kept.put(dimension, mostFrequent(dimension, query.most())));
        Comparator<Group> order =
                Comparator.comparing(Group::period).thenComparing(g -> g.slice().toString());
        Map<Group, List<Item>> groups = new TreeMap<>(order);
        for (Map.Entry<LocalDate, LocalDate> period : periods(query).entrySet()) {
            List<Item> items = populations.of(
                    kpi, period.getKey().isBefore(query.from()) ? query.from() : period.getKey(), period.getValue());
            for (Item item : items) {
                if (query.filter().entrySet().stream()
                        .allMatch(only -> only.getValue().contains(item.slice(only.getKey())))) {
                    List<String> slice = query.by().stream()
                            .map(by -> told(item.slice(by), kept.get(by)))
                            .toList();
                    groups.computeIfAbsent(new Group(period.getKey(), slice), g -> new ArrayList<>())
                            .add(item);
                }
            }
        }
        return groups;
    }

    private static String told(String value, Set<String> kept) {
        return kept == null || kept.contains(value) ? value : KpiQuery.OTHER;
    }

    /** Null where all values are told apart. */
    private Set<String> mostFrequent(Dimension dimension, int most) {
        if (ALWAYS_APART.contains(dimension)) {
            return null;
        }
        Map<String, Integer> counts = new TreeMap<>();
        tickets.forEach(ticket -> counts.merge(ticket.slice(dimension), 1, Integer::sum));
        Set<String> kept = new HashSet<>(Set.of(""));
        counts.keySet().stream()
                .filter(value -> !value.isEmpty())
                .sorted(Comparator.comparing((String value) -> -counts.get(value)))
                .limit(most)
                .forEach(kept::add);
        return kept;
    }

    /** The last day asked of each period. */
    private static Map<LocalDate, LocalDate> periods(KpiQuery query) {
        Map<LocalDate, LocalDate> periods = new LinkedHashMap<>();
        for (LocalDate day = query.from(); !day.isAfter(query.to()); day = day.plusDays(1)) {
            Function<LocalDate, LocalDate> start =
                    switch (query.period()) {
                        case DAY -> d -> d;
                        case WEEK -> d -> d.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                        case MONTH -> d -> d.withDayOfMonth(1);
                        case WHOLE -> d -> query.from();
                    };
            periods.put(start.apply(day), day);
        }
        return periods;
    }

    private Row row(Kpi kpi, KpiQuery query, Group group, List<Item> items) {
        Map<Dimension, String> slice = new LinkedHashMap<>();
        for (int i = 0; i < query.by().size(); i++) {
            slice.put(query.by().get(i), group.slice().get(i));
        }
        Predicate<Item> isCase = Figures.isCase(kpi, query.windows(), now);
        List<Item> cases = items.stream().filter(isCase).toList();
        Map<String, Double> values = Figures.values(kpi, items, cases, query.windows());
        if (kpi == Kpi.RETENTION) {
            long customers = cases.stream()
                    .map(item -> item.ticket().ticket.parties().customer())
                    .distinct()
                    .count();
            return new Row(group.period(), slice, customers, values);
        }
        if (values.containsKey("coverage")) {
            values.put("coverage", ratio(cases.size(), items.size()));
        }
        return new Row(group.period(), slice, cases.size(), values);
    }
}
