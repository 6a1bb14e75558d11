package dev.deskpulse.scheduler.customer;

import static dev.deskpulse.scheduler.customer.Visits.NOW;
import static dev.deskpulse.scheduler.customer.Visits.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.RealPostgres;
import dev.deskpulse.scheduler.driver.Column;
import dev.deskpulse.scheduler.kpi.FactStore;
import dev.deskpulse.scheduler.sight.Sight;
import dev.deskpulse.ticket.TicketId;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CustomersTest {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    static Stream<Supplier<Database>> databases() {
        return Stream.of(DuckDb::inMemory, RealPostgres::empty);
    }

    private static Customers customers(Database database) {
        return new Customers(database, CustomerRules.USUAL, WEEK, CLOCK, ZoneOffset.UTC);
    }

    private static ReadCustomers read(Database database) {
        return new ReadCustomers(database, CustomerRules.USUAL, WEEK, ZoneOffset.UTC);
    }

    private static Customer find(CustomerBook book, String customer) {
        return book.find(customer).orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void theRulesSayWhereACustomerStands(Supplier<Database> kind) {
        try (Database database = kind.get()) {
            new Visits(database)
                    .ticket("new", 10)
                    .ticket("active", 200)
                    .ticket("active", 40)
                    .ticket("silent", 200)
                    .ticket("silent", 120)
                    .complaint("upset", 60)
                    .complaint("upset", 58)
                    .ticket("lost", 200)
                    .ticket("back", 300)
                    .ticket("back", 20)
                    .ticket("shopper", 300)
                    .order("shopper", 170, 20)
                    .order("shopper", 30, 99.5)
                    .save();

            CustomerBook book = customers(database).book(Sight.ALL);

            assertThat(Map.of(
                            "new", find(book, "new").lifecycle(),
                            "active", find(book, "active").lifecycle(),
                            "silent", find(book, "silent").lifecycle(),
                            "upset", find(book, "upset").lifecycle(),
                            "lost", find(book, "lost").lifecycle(),
                            "back", find(book, "back").lifecycle(),
                            "shopper", find(book, "shopper").lifecycle()))
                    .isEqualTo(Map.of(
                            "new", Lifecycle.NEW,
                            "active", Lifecycle.ACTIVE,
                            "silent", Lifecycle.AT_RISK,
                            "upset", Lifecycle.AT_RISK,
                            "lost", Lifecycle.LOST,
                            "back", Lifecycle.WON_BACK,
                            "shopper", Lifecycle.ACTIVE));
            assertThat(find(book, "upset").facts().upset()).isEqualTo(new CustomerFacts.Upset(2, 1, 2, 0, 2, 0));
            assertThat(find(book, "shopper").facts().amount()).isEqualTo(119.5);
            assertThat(find(book, "shopper").tier()).isEqualTo(Tier.SILVER);
            assertThat(book.lifecycles().get(Lifecycle.AT_RISK)).isEqualTo(2);
            assertThat(book.orders()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void otherRulesTellWhoWouldStandElsewhere(Supplier<Database> kind) {
        try (Database database = kind.get()) {
            new Visits(database)
                    .ticket("new", 10)
                    .ticket("active", 200)
                    .ticket("active", 40)
                    .ticket("silent", 150)
                    .ticket("back", 300)
                    .ticket("back", 20)
                    .ticket("hidden", 10, 1, "POSITIVE", null, "VIP")
                    .save();
            Sight sight = new Sight(Set.of("HD"), Sight.Agents.ALL);
            Customers present = customers(database);

            // "back" was away for 280 days, which by these rules is no longer than customers may be
            CustomerMoves moves = present.moves(by(database, lostAfter(300)), sight);

            assertThat(moves.customers()).isEqualTo(4);
            assertThat(moves.moves()).containsExactly(new CustomerMoves.Move(Lifecycle.WON_BACK, Lifecycle.ACTIVE, 1));
            assertThat(moves.now().lifecycles()).containsEntry(Lifecycle.WON_BACK, 1L);
            assertThat(moves.then().lifecycles())
                    .containsEntry(Lifecycle.WON_BACK, 0L)
                    .containsEntry(Lifecycle.ACTIVE, 2L);
            assertThat(moves.then().risks()).isNull();
            assertThat(present.moves(present, sight).moves()).isEmpty();
        }
    }

    private static Customers by(Database database, CustomerRules rules) {
        return new Customers(database, rules, WEEK, CLOCK, ZoneOffset.UTC);
    }

    private static CustomerRules lostAfter(int days) {
        return rules(days, CustomerRules.USUAL.gold());
    }

    private static CustomerRules rules(int lostDays, double gold) {
        CustomerRules usual = CustomerRules.USUAL;
        return new CustomerRules(
                usual.newFor(),
                usual.atRiskAfter(),
                Duration.ofDays(lostDays),
                usual.wonBackFor(),
                usual.reasonsWithin(),
                usual.reasonsAtRisk(),
                usual.loyalMonths(),
                gold,
                usual.silver(),
                usual.highRisk(),
                usual.mediumRisk());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatCameLaterIsNotInTheFactsOfAMoment(Supplier<Database> kind) {
        List<Column> then;
        try (Database database = kind.get()) {
            new Visits(database)
                    .complaint("a", 300)
                    .ticket("a", 200, 0, "NEUTRAL", null, "HD")
                    .save();
            then = RiskFeature.columns(read(database).at(daysAgo(180), Sight.ALL));
        }
        try (Database database = kind.get()) {
            // what was open at the cut has got a mood and a rating since
            new Visits(database)
                    .complaint("a", 300)
                    .ticket("a", 200, 150, "NEGATIVE", 1, "HD")
                    .complaint("a", 20)
                    .complaint("b", 10)
                    .order("a", 5, 400)
                    .save();

            List<CustomerFacts> later = read(database).at(daysAgo(180), Sight.ALL);

            assertThat(later).hasSize(1);
            assertThat(later.get(0).settled().tickets()).isEqualTo(1);
            assertThat(RiskFeature.columns(later)).isEqualTo(then);
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void hiddenTicketsAndOrdersLeaveNoTrace(Supplier<Database> kind) {
        try (Database database = kind.get()) {
            new Visits(database)
                    .ticket("a", 40, 1, "POSITIVE", null, "site HD")
                    .ticket("a", 39, 1, "NEGATIVE", 1, "site VIP")
                    .ticket("hidden", 10, 1, "NEGATIVE", 1, "site VIP")
                    .order("a", 3, 500)
                    .save();

            CustomerBook book = customers(database).book(new Sight(Set.of("site HD"), Sight.Agents.NONE));

            assertThat(book.all()).singleElement().satisfies(a -> {
                assertThat(a.facts().tickets()).isEqualTo(1);
                assertThat(a.facts().last()).isEqualTo(daysAgo(40));
                assertThat(a.facts().amount()).isZero();
                assertThat(a.facts().upset().kinds()).isZero();
                assertThat(a.facts().ratings().csat()).isNull();
            });
            assertThat(customers(database)
                            .book(new Sight(Set.of(), Sight.Agents.ALL))
                            .all())
                    .isEmpty();
        }
    }

    /** Steady customers come each month; the unhappy ones stay away from 180 days ago on, most of them. */
    private static void year(Database database, int each) {
        Random random = new Random(5);
        Visits visits = new Visits(database);
        for (int i = 0; i < each; i++) {
            String steady = "steady-" + i;
            String upset = "upset-" + i;
            boolean leaves = random.nextInt(10) > 0;
            boolean stays = random.nextInt(10) > 0;
            for (double day = 380 - random.nextInt(20); day > 5; day -= 30) {
                if (day > 180 || stays) {
                    visits.ticket(steady, day);
                }
                if (day > 180 || !leaves) {
                    visits.complaint(upset, day);
                }
            }
        }
        visits.save();
    }

    @Test
    void riskIsLearnedFromTheDesksOwnPastAndJudgedOnUnseenCustomers() {
        try (Database database = DuckDb.inMemory()) {
            year(database, 150);
            Customers customers = customers(database);

            assertThat(customers.learn(Progress.SILENT)).isTrue();
            assertThat(customers.learn(Progress.SILENT))
                    .as("again on the same day")
                    .isFalse();
            CustomerBook book = customers.book(Sight.ALL);

            RiskQuality quality = Objects.requireNonNull(book.model()).quality();
            assertThat(quality.learned()).isTrue();
            assertThat(quality.customers()).isEqualTo(300);
            assertThat(quality.lost()).isBetween(130, 170);
            assertThat(Objects.requireNonNull(quality.auc())).isBetween(0.8, 0.97);
            assertThat(Objects.requireNonNull(quality.ece())).isLessThan(0.06);
            List<Customer> stillHere = book.all().stream()
                    .filter(customer -> customer.lifecycle() != Lifecycle.LOST)
                    .toList();
            assertThat(stillHere).isNotEmpty().allMatch(customer -> customer.probability() != null);
            Customer upset = stillHere.stream()
                    .filter(customer -> customer.facts().customer().startsWith("upset"))
                    .findFirst()
                    .orElseThrow();
            assertThat(upset.risk()).isEqualTo(RiskLevel.HIGH);
            assertThat(upset.why())
                    .extracting(Customer.Why::feature)
                    .containsAnyOf(RiskFeature.UNHAPPY, RiskFeature.COMPLAINTS, RiskFeature.CSAT);
            assertThat(book.segments()).hasSizeBetween(2, 6);
            // other tiers need nothing learned anew; a longer time until a customer is lost does
            assertThat(by(database, rules(180, 0.2)).book(Sight.ALL).model()).isEqualTo(book.model());
            assertThat(by(database, lostAfter(365)).book(Sight.ALL).model()).isNull();
            assertThat(book.segments().keySet())
                    .extracting(Segments.Segment::english)
                    .doesNotHaveDuplicates();
            assertThat(book.first(CustomerBook.Order.WIN_BACK, null, 5)).hasSize(5);
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whomToWinBackFirstIsWhoIsGoneBroughtMuchAndWasUpset(Supplier<Database> kind) {
        try (Database database = kind.get()) {
            Visits visits = new Visits(database)
                    .ticket("gone-once", 200)
                    .ticket("gone-long-ago", 500)
                    .ticket("gone-long-ago", 400)
                    .ticket("active", 40)
                    .ticket("active", 10);
            for (double day = 300; day >= 200; day -= 20) {
                visits.ticket("gone-often", day).complaint("gone-upset", day);
            }
            visits.save();

            assertThat(customers(database).book(Sight.ALL).first(CustomerBook.Order.WIN_BACK, null, 10))
                    .extracting(customer -> customer.facts().customer())
                    .containsExactly("gone-upset", "gone-often", "gone-once");
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void valueIsToldByWhatTheYearsOrdersBrought(Supplier<Database> kind) {
        try (Database database = kind.get()) {
            Visits visits = new Visits(database);
            for (int i = 0; i < 10; i++) {
                visits.ticket("c" + i, 20).order("c" + i, 30, 10 * (i + 1));
            }
            visits.save();

            CustomerBook book = customers(database).book(Sight.ALL);

            assertThat(IntStream.range(0, 10)
                            .mapToObj(i -> find(book, "c" + i).rfm().monetary()))
                    .containsExactly(1, 1, 2, 2, 3, 3, 4, 4, 5, 5);
            // a tenth is gold, the next two tenths are silver
            assertThat(IntStream.range(0, 10).mapToObj(i -> find(book, "c" + i).tier()))
                    .containsExactly(
                            Tier.BRONZE,
                            Tier.BRONZE,
                            Tier.BRONZE,
                            Tier.BRONZE,
                            Tier.BRONZE,
                            Tier.BRONZE,
                            Tier.BRONZE,
                            Tier.SILVER,
                            Tier.SILVER,
                            Tier.GOLD);
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whoWouldNotRecommendTheDeskHasAReasonToLeave(Supplier<Database> kind) {
        try (Database database = kind.get()) {
            new Visits(database)
                    .recommends("detractor", 20, 6)
                    .recommends("passive", 20, 7)
                    .recommends("both", 40, 10)
                    .recommends("both", 20, 0)
                    .save();

            CustomerBook book = customers(database).book(Sight.ALL);

            assertThat(find(book, "detractor").facts().upset().lowRatings()).isEqualTo(1);
            assertThat(find(book, "passive").facts().upset().lowRatings()).isZero();
            assertThat(find(book, "both").facts().upset().lowRatings()).isEqualTo(1);
            assertThat(find(book, "both").facts().ratings().nps()).isEqualTo(5.0);
        }
    }

    @Test
    void customersWhoBehaveAlikeAreOneSegmentNamedByWhatSetsItApart() {
        try (Database database = DuckDb.inMemory()) {
            Visits visits = new Visits(database);
            for (int i = 0; i < 40; i++) {
                for (double day = 350 - i % 5; day > 5; day -= 30) {
                    visits.ticket("steady-" + i, day);
                }
                visits.complaint("upset-" + i, 120 + i % 7).complaint("upset-" + i, 115 + i % 7);
            }
            visits.save();
            Customers customers = customers(database);
            customers.learn(Progress.SILENT);

            CustomerBook book = customers.book(Sight.ALL);

            Segments.Segment steady =
                    Objects.requireNonNull(find(book, "steady-0").segment());
            Segments.Segment upset =
                    Objects.requireNonNull(find(book, "upset-0").segment());
            assertThat(book.all()).allSatisfy(customer -> assertThat(customer.segment())
                    .isEqualTo(customer.facts().customer().startsWith("steady") ? steady : upset));
            assertThat(steady.english()).isNotEqualTo(upset.english());
            assertThat(upset.english()).containsAnyOf("unhappy", "complains", "long silent", "comes seldom");
            assertThat(upset.chinese()).containsAnyOf("常有不满", "多投诉", "久未联系", "很少联系");
            assertThat(steady.english()).containsAnyOf("content", "hardly complains", "here lately", "comes often");
        }
    }

    @Test
    void withFewDataTheRulesStandInAndAreJudgedAllTheSame() {
        try (Database database = DuckDb.inMemory()) {
            year(database, 20);
            Customers customers = customers(database);
            customers.learn(Progress.SILENT);

            CustomerBook book = customers.book(Sight.ALL);

            RiskQuality quality = Objects.requireNonNull(book.model()).quality();
            assertThat(quality.learned()).isFalse();
            assertThat(quality.why()).contains("too few rows");
            assertThat(Objects.requireNonNull(quality.auc())).isBetween(0.7, 1.0);
            assertThat(quality.ece()).isNull();
            assertThat(book.all()).allMatch(customer -> customer.probability() == null);
            assertThat(book.risks().values().stream().mapToLong(count -> count).sum())
                    .isEqualTo(book.all().size() - book.lifecycles().getOrDefault(Lifecycle.LOST, 0L));
        }
    }

    @Test
    void anEmptyDeskAndOneOfASingleCustomerWithAThousandTicketsAreTold() {
        try (Database database = DuckDb.inMemory()) {
            new Visits(database).save();
            assertThat(customers(database).learn(Progress.SILENT)).isFalse();
            assertThat(customers(database).book(Sight.ALL).all()).isEmpty();
        }
        try (Database database = DuckDb.inMemory()) {
            Visits visits = new Visits(database);
            for (int i = 0; i < 1_000; i++) {
                visits.ticket("only", 1 + i * 0.3);
            }
            visits.save();
            Customers customers = customers(database);
            assertThat(customers.learn(Progress.SILENT)).isTrue();

            CustomerBook book = customers.book(Sight.ALL);

            assertThat(find(book, "only").facts().tickets()).isEqualTo(1_000);
            assertThat(find(book, "only").loyalty()).isEqualTo(Loyalty.LOYAL);
            RiskQuality quality = Objects.requireNonNull(book.model()).quality();
            assertThat(quality.auc()).isNull();
            assertThat(book.segments()).isEmpty();
        }
    }

    @Test
    void fifthsTellAlikeCustomersAlike() {
        try (Database database = DuckDb.inMemory()) {
            Visits visits = new Visits(database);
            for (int i = 0; i < 10; i++) {
                visits.ticket("c" + i, 10 + i);
            }
            visits.save();

            CustomerBook book = customers(database).book(Sight.ALL);

            assertThat(find(book, "c0").rfm().text()).isEqualTo("5-1");
            assertThat(find(book, "c9").rfm().text()).isEqualTo("1-1");
            assertThat(book.all()).allMatch(customer -> customer.tier() == Tier.BRONZE);
        }
    }

    private static Visits mixed(Database database) {
        Visits visits = new Visits(database);
        for (int i = 0; i < 60; i++) {
            visits.ticket("c" + i, 1 + i * 5)
                    .ticket(
                            "c" + i,
                            2 + i * 6,
                            1,
                            i % 3 == 0 ? "NEGATIVE" : "POSITIVE",
                            i % 7 == 0 ? 1 : null,
                            "site VIP");
            if (i % 4 == 0) {
                visits.order("c" + i, 3 + i, 10 * i);
            }
        }
        return visits;
    }

    @ParameterizedTest
    @MethodSource("databases")
    void screensShowWhatTheAnalysisToldOfWhatSomebodySees(Supplier<Database> kind) {
        try (Database database = kind.get()) {
            mixed(database).save();
            Customers customers = customers(database);
            customers.learn(Progress.SILENT);
            customers.tell(Progress.SILENT);

            for (Sight sight : List.of(
                    Sight.ALL,
                    new Sight(Set.of("HD", "shop shop"), Sight.Agents.NONE),
                    new Sight(Set.of("site VIP"), Sight.Agents.ALL),
                    new Sight(Set.of(), Sight.Agents.NONE))) {
                CustomerBook now = customers.book(sight);
                CustomerOverview shown = customers.overview(sight);

                assertThat(shown).isEqualTo(CustomerOverview.of(now, NOW));
                assertThat(customers.overview(sight)).as("as it was kept").isEqualTo(shown);
                for (CustomerBook.Order order : CustomerBook.Order.values()) {
                    assertThat(customers.first(sight, order, null, 200)).isEqualTo(now.first(order, null, 200));
                    for (Lifecycle lifecycle : Lifecycle.values()) {
                        assertThat(customers.first(sight, order, lifecycle, 3))
                                .isEqualTo(now.first(order, lifecycle, 3));
                    }
                }
                assertThat(now.all()).allSatisfy(customer -> assertThat(
                                customers.profile(customer.facts().customer(), shown, sight))
                        .contains(customer));
            }
            assertThat(customers.profile("c1", customers.overview(Sight.ALL), new Sight(Set.of(), Sight.Agents.NONE)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aChangedTicketAndANewOrderAreShownAfterTheNextAnalysis(Supplier<Database> kind) {
        Sight few = new Sight(Set.of("site VIP"), Sight.Agents.NONE);
        try (Database database = kind.get()) {
            mixed(database).save();
            Customers customers = customers(database);
            customers.tell(Progress.SILENT);
            assertThat(customers.overview(few).customers()).isEqualTo(60);
            FactStore facts = new FactStore(database);

            // the second ticket of the first customer, of which those who see few see no other
            facts.remove(List.of(new TicketId("t1")));
            facts.linkContacts();
            assertThat(customers.overview(few).customers()).as("before it").isEqualTo(60);
            customers.tell(Progress.SILENT);

            assertThat(customers.overview(few)).isEqualTo(CustomerOverview.of(customers.book(few), NOW));
            assertThat(customers.overview(few).customers()).isEqualTo(59);
            assertThat(customers.first(few, CustomerBook.Order.LATEST, null, 200))
                    .hasSize(59);

            new Visits(database).order("newcomer", 1, 5).save();
            customers.tell(Progress.SILENT);
            assertThat(customers.overview(Sight.ALL).customers()).isEqualTo(61);
            assertThat(customers.overview(Sight.ALL)).isEqualTo(CustomerOverview.of(customers.book(Sight.ALL), NOW));
        }
    }

    @Test
    void rulesThatContradictEachOtherAreRefused() {
        CustomerRules usual = CustomerRules.USUAL;
        assertThatThrownBy(() -> new CustomerRules(
                        usual.newFor(),
                        Duration.ofDays(200),
                        usual.lostAfter(),
                        usual.wonBackFor(),
                        usual.reasonsWithin(),
                        3,
                        4,
                        0.1,
                        0.2,
                        0.7,
                        0.4))
                .hasMessageContaining("atRiskAfter must be shorter than lostAfter");
    }
}
