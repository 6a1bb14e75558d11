package dev.deskpulse.scheduler.kpi;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.scheduler.kpi.FigureEngine.Snapshot;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Answers KPI queries from the fact rows. */
public final class Kpis {
    private static final int MOST_ROWS = 1_000_000;
    private static final int MOST_TICKETS = 1_000;
    /** By how many days a stretch of time may differ from its days: zones have moved across the date line. */
    private static final int LONGEST_DAYS = 3;

    private final FigureEngine engine;
    private final Clock clock;
    private final ZoneId zone;

    /**
     * @param clock tells which days and repeat windows are over
     * @param zone the desk's zone
     */
    public Kpis(Database database, Clock clock, ZoneId zone) {
        this(new DatabaseFigures(database), clock, zone);
    }

    /** The same of facts that are elsewhere. */
    public Kpis(FigureEngine engine, Clock clock, ZoneId zone) {
        this.engine = engine;
        this.clock = clock;
        this.zone = zone;
    }

    /** Every KPI for the same query, from one snapshot; those that cannot be sliced so are left out. */
    public List<KpiTable> all(KpiQuery query) {
        List<Kpi> possible = Arrays.stream(Kpi.values())
                .filter(kpi -> query.by().stream().allMatch(kpi::has)
                        && query.filter().keySet().stream().allMatch(kpi::has))
                .toList();
        return tables(possible, query);
    }

    /** These KPIs for the same query, from one snapshot. */
    public List<KpiTable> tables(List<Kpi> kpis, KpiQuery query) {
        return engine.read(facts -> {
            Map<Dimension, List<String>> told = toldApart(facts, query);
            List<KpiTable> tables = new ArrayList<>();
            for (Kpi kpi : kpis) {
                tables.add(table(facts, kpi, query, told));
            }
            return tables;
        });
    }

    public KpiTable table(Kpi kpi, KpiQuery query) {
        return tables(List.of(kpi), query).get(0);
    }

    /**
     * The tickets behind a figure: those that its cases are, or are of.
     *
     * @param query of one row: narrowed to its slice and its days
     * @param after the last key of the page before; empty for the first page
     * @param limit at most 1,000
     * @return keys in the order of their code points; fewer than the limit on the last page
     */
    public List<String> tickets(Kpi kpi, KpiQuery query, String after, int limit) {
        if (limit < 1 || limit > MOST_TICKETS) {
            throw new IllegalArgumentException(limit + " tickets asked; ask for 1 to " + MOST_TICKETS);
        }
        check(kpi, query);
        List<PeriodEnd> days = kpi.rows().atPeriodEnds() ? periodEnds(query) : List.of();
        if (kpi.rows().atPeriodEnds() && days.isEmpty()) {
            return List.of();
        }
        KpiSql sql = KpiSql.tickets(kpi, query, parameters(query), days, after, limit);
        return engine.read(facts -> texts(facts, sql));
    }

    private KpiTable table(Snapshot facts, Kpi kpi, KpiQuery query, Map<Dimension, List<String>> told) {
        check(kpi, query);
        List<PeriodEnd> days = kpi.rows().atPeriodEnds() ? periodEnds(query) : List.of();
        List<KpiTable.Row> rows = kpi.rows().atPeriodEnds() && days.isEmpty()
                ? List.of()
                : rows(facts, kpi, KpiSql.figures(kpi, query, parameters(query), days, told), query);
        if (!rows.isEmpty() && Discretion.isNeeded(kpi, query)) {
            rows = Discretion.on(kpi, rows, agents(facts, kpi, query, days, told));
        }
        return new KpiTable(kpi, kpi.unit(), kpi.headline(), query.period(), query.by(), rows);
    }

    private Map<Discretion.Place, Long> agents(
            Snapshot facts, Kpi kpi, KpiQuery query, List<PeriodEnd> days, Map<Dimension, List<String>> told) {
        KpiSql sql = KpiSql.hiddenAgents(kpi, query, parameters(query), days, told);
        Map<Discretion.Place, Long> agents = new HashMap<>();
        int sliced = query.by().size();
        facts.query(
                        sql.text(),
                        sql.values(),
                        row -> Map.entry(
                                new Discretion.Place(
                                        row.day(1),
                                        IntStream.range(2, 2 + sliced)
                                                .mapToObj(column -> Objects.requireNonNullElse(row.text(column), ""))
                                                .toList()),
                                row.number(2 + sliced)))
                .forEach(counted -> agents.put(counted.getKey(), counted.getValue()));
        return agents;
    }

    private static void check(Kpi kpi, KpiQuery query) {
        for (Dimension dimension : Dimension.values()) {
            if (!kpi.has(dimension)
                    && (query.by().contains(dimension) || query.filter().containsKey(dimension))) {
                throw new IllegalArgumentException(kpi.label() + " cannot be sliced by " + dimension.label()
                        + ": its cases have none; leave it out, or ask for a figure that has it");
            }
        }
    }

    private Map<Dimension, List<String>> toldApart(Snapshot facts, KpiQuery query) {
        Map<Dimension, List<String>> told = new EnumMap<>(Dimension.class);
        for (Dimension dimension : query.by()) {
            if (dimension.isOpenEnded()) {
                List<String> values = texts(facts, KpiSql.commonest(dimension, query.sight(), query.most() + 1));
                if (values.size() > query.most()) {
                    told.put(dimension, values.subList(0, query.most()));
                }
            }
        }
        return told;
    }

    private static List<String> texts(Snapshot facts, KpiSql sql) {
        return facts.query(sql.text(), sql.values(), row -> Objects.requireNonNullElse(row.text(1), ""));
    }

    private Map<String, Object> parameters(KpiQuery query) {
        KpiQuery.Windows windows = query.windows();
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("from", query.from());
        parameters.put("to", query.to());
        parameters.put("repeatSeconds", windows.repeat().toSeconds());
        parameters.put("returningSeconds", windows.returning().toSeconds());
        parameters.put("now", clock.instant().getEpochSecond());
        parameters.put("longOpenSeconds", windows.longOpen().toSeconds());
        parameters.put("longOpenDays", windows.longOpen().toDays() - LONGEST_DAYS);
        parameters.put("customerSeconds", windows.customer().toSeconds());
        parameters.put(
                "customerWindowOver",
                clock.instant().getEpochSecond() - windows.customer().toSeconds());
        parameters.put(
                "windowOverAt", LocalDateTime.ofInstant(clock.instant().minus(windows.repeat()), ZoneOffset.UTC));
        return parameters;
    }

    /** Each period's end: its last day's, or today's if that is sooner. */
    private List<PeriodEnd> periodEnds(KpiQuery query) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        LocalDate last = query.to().isAfter(today) ? today : query.to();
        Map<LocalDate, LocalDate> ends = new TreeMap<>();
        for (LocalDate day = query.from(); !day.isAfter(last); day = day.plusDays(1)) {
            ends.put(query.period().startOf(day, query.from()), day);
        }
        return ends.entrySet().stream()
                .map(end -> new PeriodEnd(end.getKey(), end.getValue(), endOf(end.getValue())))
                .toList();
    }

    private long endOf(LocalDate day) {
        long midnight = day.plusDays(1).atStartOfDay(zone).toEpochSecond();
        return Math.min(midnight, clock.instant().getEpochSecond());
    }

    private static List<KpiTable.Row> rows(Snapshot facts, Kpi kpi, KpiSql sql, KpiQuery query) {
        AtomicInteger read = new AtomicInteger();
        List<KpiTable.Row> rows = new ArrayList<>(facts.query(sql.text(), sql.values(), row -> {
            if (read.incrementAndGet() > MOST_ROWS) {
                throw new IllegalArgumentException(kpi.label() + " has more than " + MOST_ROWS
                        + " rows so; ask for longer periods, fewer dimensions or fewer values of each");
            }
            return row(kpi, row, query);
        }));
        rows.sort(Comparator.comparing(KpiTable.Row::period)
                .thenComparing(row -> row.slice().values().toArray(String[]::new), (a, b) -> Arrays.compare(a, b)));
        return rows;
    }

    /** The columns: period, the dimensions asked, cases, then the values by their names. */
    private static KpiTable.Row row(Kpi kpi, FigureEngine.Row found, KpiQuery query) {
        Map<Dimension, String> slice = new LinkedHashMap<>();
        int column = 2;
        for (Dimension dimension : query.by()) {
            slice.put(dimension, Objects.requireNonNullElse(found.text(column++), ""));
        }
        long cases = found.number(column++);
        Map<String, OptionalDouble> values = new LinkedHashMap<>();
        for (; column <= found.columns(); column++) {
            values.put(found.name(column), found.value(column));
        }
        return new KpiTable.Row(found.day(1), slice, cases, KpiTable.Weight.of(kpi.unit(), cases, values), values);
    }
}
