package dev.deskpulse.plugin.bench;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.scheduler.customer.CustomerBook;
import dev.deskpulse.scheduler.customer.CustomerOverview;
import dev.deskpulse.scheduler.customer.CustomerRules;
import dev.deskpulse.scheduler.customer.Customers;
import dev.deskpulse.scheduler.sight.Sight;
import java.net.URI;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;

/** What customers cost over two years of a large desk: learning, telling, and what a person waits for. */
record CustomerSpeed(int facts) implements Benchmark {
    private static final URI NO_SITE = URI.create("http://127.0.0.1:9");
    private static final int TICKETS_EACH = 10;
    private static final int TIMES = 5;
    private static final int LISTED = 50;

    @Override
    public String name() {
        return "customers";
    }

    @Override
    public List<Row> run(Workshop workshop) {
        return workshop.inHome(home -> {
            Settings settings = workshop.settings(home, NO_SITE);
            Clock clock = Clock.fixed(
                    MadeFacts.TO.plusDays(1).atStartOfDay(settings.zone()).toInstant(), settings.zone());
            try (Desk desk = Desk.open(settings, clock)) {
                workshop.progress().begin("Making " + facts + " facts", -1);
                MadeFacts.fill(desk.database(), facts);
                of(desk.database(), facts / TICKETS_EACH);
                return over(desk, facts / TICKETS_EACH, workshop);
            }
        });
    }

    /** So many customers in all, who come again and again: the made ones are numbered without every tenth number. */
    private static void of(Database database, int customers) {
        database.run(connection -> {
            try (PreparedStatement update = connection.prepareStatement("""
                    UPDATE kpi_fact SET customer = 'customer' || CAST((number - CAST(FLOOR(number / 10.0) AS BIGINT) - 1) % ? AS BIGINT)
                    FROM (SELECT ticket AS numbered, CAST(substr(customer, 9) AS BIGINT) AS number FROM kpi_fact) AS numbers
                    WHERE ticket = numbered""")) {
                update.setInt(1, customers);
                update.executeUpdate();
            }
        });
    }

    private List<Row> over(Desk desk, int many, Workshop workshop) {
        String over = name() + ": " + facts + " tickets of " + many + " customers, ";
        Customers customers = desk.customers();
        double learned = workshop.seconds(() -> require(customers.learn(workshop.progress())));
        double told = workshop.seconds(() -> customers.tell(workshop.progress()));
        CustomerOverview overview = customers.overview(Sight.ALL);
        require(overview.customers() == many);
        String one = customers
                .first(Sight.ALL, CustomerBook.Order.VALUE, null, 1)
                .get(0)
                .facts()
                .customer();
        return List.of(
                Row.of(over + "learned from anew", learned, "s"),
                Row.of(over + "told anew", told, "s"),
                Row.of(
                        over + "a page of " + LISTED + ", the middle of " + TIMES,
                        middle(workshop, () -> page(desk)),
                        "s"),
                Row.of(
                        over + "one profile, the middle of " + TIMES,
                        middle(
                                workshop,
                                () -> require(customers
                                        .profile(one, overview, Sight.ALL)
                                        .isPresent())),
                        "s"),
                Row.of(
                        over + "other rules tried",
                        workshop.seconds(() -> require(customers
                                        .moves(desk.customers(doubled(CustomerRules.USUAL)), Sight.ALL)
                                        .customers()
                                == many)),
                        "s"));
    }

    private static void page(Desk desk) {
        Customers customers = desk.customers();
        require(customers.overview(Sight.ALL).customers() > 0);
        require(!customers
                .first(Sight.ALL, CustomerBook.Order.VALUE, null, LISTED)
                .isEmpty());
    }

    private static CustomerRules doubled(CustomerRules rules) {
        return new CustomerRules(
                rules.newFor(),
                rules.atRiskAfter(),
                rules.lostAfter().multipliedBy(2),
                rules.wonBackFor(),
                rules.reasonsWithin(),
                rules.reasonsAtRisk(),
                rules.loyalMonths(),
                rules.gold(),
                rules.silver(),
                rules.highRisk(),
                rules.mediumRisk());
    }

    private static double middle(Workshop workshop, Runnable work) {
        return IntStream.range(0, TIMES)
                .mapToDouble(time -> workshop.seconds(work))
                .sorted()
                .skip(TIMES / 2)
                .findFirst()
                .orElseThrow();
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalStateException("the benchmark's customers are not those that were made");
        }
    }
}
