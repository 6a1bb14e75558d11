package dev.deskpulse.plugin.bench;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.connector.store.Postgres;
import dev.deskpulse.connector.sync.FieldMapping;
import dev.deskpulse.connector.sync.FieldMapping.WaitingOn;
import dev.deskpulse.plugin.settings.FigureRules;
import dev.deskpulse.scheduler.kpi.Dimension;
import dev.deskpulse.scheduler.kpi.FactStore;
import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.kpi.KpiProfile;
import dev.deskpulse.scheduler.kpi.KpiQuery;
import dev.deskpulse.scheduler.kpi.Kpis;
import dev.deskpulse.scheduler.kpi.StatusCatalogue;
import dev.deskpulse.scheduler.kpi.TicketMeasurer;
import dev.deskpulse.ticket.Ticket;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.postgresql.ds.PGSimpleDataSource;

/** The figures over many facts, and the facts of many tickets; without a site. */
record KpiSpeed(int facts) implements Benchmark {
    private static final int LARGE = 10;
    private static final int DASHBOARD = 12;
    private static final int TIMES = 5;
    private static final int BATCH = 10_000;
    /** Ten million keys do not fit beside the facts into what the desk's own store may take. */
    private static final DuckDb.Limits ROOM = new DuckDb.Limits(4_096, 2);

    @Override
    public String name() {
        return "kpi";
    }

    @Override
    public List<Row> run(Workshop workshop) {
        List<Row> rows = new ArrayList<>();
        for (int size : List.of(facts, facts * LARGE)) {
            rows.addAll(workshop.inHome(home -> {
                try (DuckDb database = DuckDb.open(home.resolve("facts.duckdb"), ROOM)) {
                    return overFacts(database, size, name() + ": " + size + " facts", workshop);
                }
            }));
        }
        rows.addAll(besides(workshop));
        rows.addAll(workshop.inHome(home -> ofTickets(home, workshop)));
        return rows;
    }

    /** The same facts and SQL texts in PostgreSQL. */
    private List<Row> besides(Workshop workshop) {
        String url = workshop.postgres();
        if (url == null) {
            workshop.notices().accept("kpi: not compared with PostgreSQL; --postgres names an empty database");
            return List.of();
        }
        PGSimpleDataSource connections = new PGSimpleDataSource();
        connections.setUrl(url);
        String place = connections.getServerNames()[0] + "/" + connections.getDatabaseName();
        try (Postgres database = new Postgres(place, connections)) {
            return overFacts(database, facts, name() + ": PostgreSQL, " + facts + " facts", workshop);
        }
    }

    private List<Row> overFacts(Database database, int size, String over, Workshop workshop) {
        requireEmpty(new FactStore(database));
        workshop.progress().begin("Making " + size + " facts", -1);
        MadeFacts.fill(database, size);
        Kpis kpis = new Kpis(database, workshop.clock(), ZoneOffset.UTC);
        List<Row> rows = new ArrayList<>(everyFigure(kpis, size, over, workshop));
        rows.add(dashboard(kpis, over, workshop));
        return rows;
    }

    private static void requireEmpty(FactStore store) {
        long there = store.count();
        if (there > 0) {
            throw new IllegalStateException(
                    "the database of the benchmark holds " + there + " facts; name an empty one with --postgres");
        }
    }

    private List<Row> everyFigure(Kpis kpis, int size, String over, Workshop workshop) {
        KpiQuery query =
                KpiQuery.of(MadeFacts.FROM, MadeFacts.TO, KpiQuery.Period.DAY, Dimension.PROJECT, Dimension.CHANNEL);
        workshop.progress().begin("Every figure over " + size + " facts", Kpi.values().length);
        Map<Kpi, Double> taken = new EnumMap<>(Kpi.class);
        for (Kpi kpi : Kpi.values()) {
            taken.put(kpi, workshop.seconds(() -> requireRows(kpi, kpis, query)));
            workshop.progress().advance(1);
        }
        String what = over + " by project, channel and day";
        List<Row> rows = new ArrayList<>();
        taken.forEach((kpi, seconds) -> rows.add(Row.of(what + ", " + kpi.label(), seconds, "s")));
        double sum = taken.values().stream().mapToDouble(Double::doubleValue).sum();
        rows.add(Row.of(what + ", all " + taken.size(), sum, "s"));
        return rows;
    }

    private static void requireRows(Kpi kpi, Kpis kpis, KpiQuery query) {
        if (kpis.table(kpi, query).rows().isEmpty()) {
            throw new IllegalStateException(kpi.label() + " has no row over the made facts");
        }
    }

    private Row dashboard(Kpis kpis, String over, Workshop workshop) {
        KpiQuery query = KpiQuery.of(MadeFacts.FROM, MadeFacts.TO, KpiQuery.Period.WHOLE);
        List<Kpi> shown = Arrays.stream(Kpi.values()).limit(DASHBOARD).toList();
        double middle = middle(() -> kpis.tables(shown, query), workshop);
        return Row.of(over + ", a dashboard of " + DASHBOARD + " figures over all, nothing kept", 1_000 * middle, "ms");
    }

    private double middle(Runnable work, Workshop workshop) {
        return IntStream.range(0, TIMES)
                .mapToDouble(time -> workshop.seconds(work))
                .sorted()
                .skip(TIMES / 2)
                .findFirst()
                .orElseThrow();
    }

    private List<Row> ofTickets(Path home, Workshop workshop) {
        try (DuckDb database = DuckDb.open(home.resolve("facts.duckdb"), ROOM)) {
            FactStore store = new FactStore(database);
            MadeTickets tickets = new MadeTickets(new SplittableRandom(1));
            workshop.progress().begin("Measuring " + facts + " tickets", facts);
            TicketMeasurer measurer = measurer();
            double seconds = workshop.seconds(() -> measureAll(tickets, measurer, store, workshop));
            requireAll(database);
            Ticket changed = tickets.make(0);
            double one = middle(() -> again(changed, measurer, store), workshop);
            return List.of(
                    Row.of(
                            name() + ": facts of " + facts + " tickets with ten events each, measured and stored",
                            facts / seconds,
                            "tickets/s"),
                    Row.of(name() + ": the same, in all", seconds, "s"),
                    Row.of(
                            name() + ": one changed ticket among " + facts + ", until its facts are",
                            1_000 * one,
                            "ms"));
        }
    }

    private void measureAll(MadeTickets tickets, TicketMeasurer measurer, FactStore store, Workshop workshop) {
        for (int from = 0; from < facts; from += BATCH) {
            List<Ticket> batch = IntStream.range(from, Math.min(facts, from + BATCH))
                    .mapToObj(tickets::make)
                    .toList();
            save(batch, measurer, store);
            workshop.progress().advance(batch.size());
        }
        store.linkContacts();
    }

    private static void save(List<Ticket> tickets, TicketMeasurer measurer, FactStore store) {
        store.save(tickets.parallelStream()
                .map(ticket -> measurer.measure(ticket, null))
                .toList());
    }

    private static void again(Ticket changed, TicketMeasurer measurer, FactStore store) {
        save(List.of(changed), measurer, store);
        store.linkContacts();
    }

    private static TicketMeasurer measurer() {
        FieldMapping mapping =
                FieldMapping.of(Map.of("topic", "topic"), Map.of("Waiting for customer", WaitingOn.CUSTOMER));
        return new TicketMeasurer(
                mapping,
                FigureRules.usual(ZoneOffset.UTC).calendars().in(ZoneOffset.UTC),
                new StatusCatalogue(MadeTickets.statuses()),
                KpiProfile.DESKPULSE);
    }

    private void requireAll(Database database) {
        long stored = new FactStore(database).count();
        if (stored != facts) {
            throw new IllegalStateException(stored + " facts are stored of " + facts + " tickets");
        }
    }
}
