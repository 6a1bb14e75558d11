package dev.deskpulse.scheduler.kpi.oracle;

import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.connector.store.JdbcTicketStore;
import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.connector.sync.FieldMapping;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.kpi.BusinessCalendar;
import dev.deskpulse.scheduler.kpi.CalendarHistory;
import dev.deskpulse.scheduler.kpi.DeskHours;
import dev.deskpulse.scheduler.kpi.Dimension;
import dev.deskpulse.scheduler.kpi.FactStore;
import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.kpi.KpiProfile;
import dev.deskpulse.scheduler.kpi.KpiQuery;
import dev.deskpulse.scheduler.kpi.KpiTable;
import dev.deskpulse.scheduler.kpi.Kpis;
import dev.deskpulse.scheduler.kpi.MeasureTickets;
import dev.deskpulse.scheduler.kpi.SlaHistory;
import dev.deskpulse.scheduler.kpi.SpecialDays;
import dev.deskpulse.scheduler.kpi.StatusCatalogue;
import dev.deskpulse.scheduler.kpi.TicketMeasurer;
import dev.deskpulse.scheduler.kpi.oracle.Desk.Week;
import dev.deskpulse.scheduler.text.TicketTags;
import dev.deskpulse.ticket.SlaCycle;
import dev.deskpulse.ticket.TicketId;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** The same tickets measured by the product and by the oracle. */
final class Comparison implements AutoCloseable {
    /** One row that the two do not agree on; null where one has none. */
    record Difference(Kpi kpi, KpiQuery query, String row, String ours, String theirs) {
        @Override
        public String toString() {
            return kpi.label() + " " + row + " of " + query + "\n  measured: " + ours + "\n  oracle:   " + theirs;
        }
    }

    private final DuckDb database = DuckDb.inMemory();
    private final Kpis kpis;
    private final SlowKpis slow;

    Comparison(RandomDesk desk, SlowDesk hours, List<RandomTicket> tickets) {
        kpis = new Kpis(database, Clock.fixed(desk.now, desk.settings.zone()), desk.settings.zone());
        measure(desk.settings, desk.profile, tickets);
        List<TicketReading> readings = tickets.stream()
                .filter(told -> !told.deleted())
                .map(told -> new TicketReading(hours, desk.profile, told.ticket(), told.tags(), standing(told)))
                .toList();
        slow = new SlowKpis(readings, desk.settings.zone(), desk.now);
    }

    @Override
    public void close() {
        database.close();
    }

    private void measure(Desk desk, KpiProfile profile, List<RandomTicket> told) {
        AtomicReference<Instant> time = new AtomicReference<>(Instant.parse("2027-01-01T00:00:00Z"));
        TicketStore store = JdbcTicketStore.in(database, time::get);
        Map<TicketId, TicketTags> tags = new HashMap<>();
        told.stream()
                .filter(t -> t.tags() != null)
                .forEach(t -> tags.put(t.ticket().id(), t.tags()));
        MeasureTickets measure = new MeasureTickets(
                store,
                ids -> tags,
                new FactStore(database),
                new TicketMeasurer(mapping(desk), hours(desk), new StatusCatalogue(desk.categories()), profile),
                new SlaHistory(database, time::get));
        store.save(
                told.stream().map(RandomTicket::before).filter(Objects::nonNull).toList());
        measure.run(Instant.MIN, Progress.SILENT);
        time.set(Instant.parse("2027-01-02T00:00:00Z"));
        store.save(told.stream().map(RandomTicket::ticket).toList());
        measure.run(time.get(), Progress.SILENT);
        time.set(Instant.parse("2027-01-03T00:00:00Z"));
        store.markAbsent(
                told.stream()
                        .filter(RandomTicket::deleted)
                        .map(t -> t.ticket().id())
                        .toList(),
                TicketStore.Absence.DELETED);
        measure.run(time.get(), Progress.SILENT);
    }

    private static FieldMapping mapping(Desk desk) {
        return FieldMapping.of(desk.extras(), desk.waitingOn());
    }

    private static DeskHours hours(Desk desk) {
        return new DeskHours(
                desk.zone(), calendar(desk.usual()), calendars(desk.byTeam()), calendars(desk.byProject()));
    }

    private static Map<String, CalendarHistory> calendars(Map<String, NavigableMap<LocalDate, Week>> of) {
        Map<String, CalendarHistory> calendars = new HashMap<>();
        of.forEach((name, versions) -> calendars.put(name, calendar(versions)));
        return calendars;
    }

    private static CalendarHistory calendar(NavigableMap<LocalDate, Week> versions) {
        Map<LocalDate, BusinessCalendar> calendars = new HashMap<>();
        versions.forEach((day, week) -> {
            Map<DayOfWeek, List<BusinessCalendar.Hours>> hours = new HashMap<>();
            week.shifts()
                    .forEach((weekday, shifts) -> hours.put(
                            weekday,
                            shifts.stream()
                                    .map(s -> new BusinessCalendar.Hours(s.from(), s.to()))
                                    .toList()));
            calendars.put(
                    day, new BusinessCalendar(week.zone(), hours, new SpecialDays(week.holidays(), week.makeUpDays())));
        });
        return new CalendarHistory(calendars);
    }

    /** The cycles that count: the first reading in which one was decided settles its goal. */
    private static List<SlaCycle> standing(RandomTicket told) {
        Map<String, List<SlaCycle>> readings = new LinkedHashMap<>();
        Stream.of(told.before(), told.ticket())
                .filter(Objects::nonNull)
                .flatMap(ticket -> ticket.slaCycles().stream())
                .forEach(c -> readings.computeIfAbsent(c.name() + c.start(), k -> new ArrayList<>())
                        .add(c));
        return readings.values().stream().map(Comparison::standing).toList();
    }

    private static SlaCycle standing(List<SlaCycle> readings) {
        SlaCycle standing = null;
        SlaCycle deciding = null;
        for (SlaCycle reading : readings) {
            if (deciding == null || deciding.goal().equals(reading.goal())) {
                standing = reading;
            }
            boolean decided = reading.stop() != null || reading.breached();
            deciding = deciding == null && decided ? reading : deciding;
        }
        return standing;
    }

    /** Those of a figure's rows, and of the tickets behind them, that differ. */
    List<Difference> differences(Kpi kpi, KpiQuery query) {
        List<Difference> differences = new ArrayList<>();
        Map<String, Map<String, Double>> ours = new HashMap<>();
        Map<String, Map<String, Double>> theirs = new HashMap<>();
        for (KpiTable.Row row : kpis.table(kpi, query).rows()) {
            String key = row.period() + " " + row.slice();
            if (ours.put(key, values(row)) != null) {
                differences.add(new Difference(kpi, query, key, "two rows", "one"));
            }
        }
        for (SlowKpis.Row row : slow.rows(kpi, query)) {
            Map<String, Double> values = new TreeMap<>(row.values());
            values.put("cases", (double) row.cases());
            theirs.put(row.period() + " " + row.slice(), values);
        }
        if (query.by().isEmpty() && query.period() == KpiQuery.Period.WHOLE) {
            differencesOfTickets(kpi, query).ifPresent(differences::add);
        }
        Set<String> rows = new TreeSet<>(ours.keySet());
        rows.addAll(theirs.keySet());
        for (String row : rows) {
            if (!same(ours.get(row), theirs.get(row))) {
                differences.add(new Difference(
                        kpi, query, row, String.valueOf(ours.get(row)), String.valueOf(theirs.get(row))));
            }
        }
        return differences;
    }

    /** The tickets behind a figure. */
    private Optional<Difference> differencesOfTickets(Kpi kpi, KpiQuery query) {
        String ours = kpis.tickets(kpi, query, "", 1000).toString();
        String theirs = slow.tickets(kpi, query).toString();
        return ours.equals(theirs)
                ? Optional.empty()
                : Optional.of(new Difference(kpi, query, "tickets", ours, theirs));
    }

    private static Map<String, Double> values(KpiTable.Row row) {
        Map<String, Double> values = new TreeMap<>();
        row.values().forEach((name, value) -> values.put(name, value.isPresent() ? value.getAsDouble() : null));
        values.put("cases", (double) row.cases());
        return values;
    }

    private static boolean same(Map<String, Double> ours, Map<String, Double> theirs) {
        return ours != null
                && theirs != null
                && ours.keySet().equals(theirs.keySet())
                && ours.keySet().stream().allMatch(name -> same(ours.get(name), theirs.get(name)));
    }

    private static boolean same(Double a, Double b) {
        if (a == null || b == null) {
            return Objects.equals(a, b);
        }
        return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.max(Math.abs(a), Math.abs(b)));
    }

    /** All periods, slices at random, filters, other windows, and fewer values told apart. */
    static List<KpiQuery> queries(RandomDesk desk, Kpi kpi, long seed) {
        LocalDate from = desk.first.plusDays(3);
        LocalDate to = desk.first.plusDays(RandomDesk.DAYS);
        Random random = new Random(seed);
        List<Dimension> some =
                new ArrayList<>(Stream.of(Dimension.values()).filter(kpi::has).toList());
        Collections.shuffle(some, random);
        KpiQuery.Windows windows = new KpiQuery.Windows(
                Duration.ofDays(2 + random.nextInt(9)),
                Duration.ofDays(20 + random.nextInt(30)),
                Duration.ofDays(10 + random.nextInt(30)),
                Duration.ofDays(5 + random.nextInt(30)));
        KpiQuery whole = KpiQuery.of(from, to, KpiQuery.Period.WHOLE);
        return List.of(
                whole,
                KpiQuery.of(from, to, KpiQuery.Period.WEEK)
                        .within(windows)
                        .only(Dimension.PRODUCT, random.nextBoolean() ? Set.of("", "Pan") : Set.of("Kettle")),
                KpiQuery.of(from.plusDays(random.nextInt(60)), to, KpiQuery.Period.MONTH, some.get(0)),
                KpiQuery.of(from.plusDays(30), from.plusDays(60), KpiQuery.Period.DAY),
                KpiQuery.of(from, to, KpiQuery.Period.WHOLE, some.get(1), some.get(2))
                        .within(windows)
                        .only(Dimension.PROJECT, Set.of("HD")),
                KpiQuery.of(from, to, KpiQuery.Period.MONTH, Dimension.AGENT, Dimension.OWN_2)
                        .telling(2));
    }
}
