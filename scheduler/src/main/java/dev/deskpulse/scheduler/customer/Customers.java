package dev.deskpulse.scheduler.customer;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.churn.ChurnModel;
import dev.deskpulse.scheduler.driver.Column;
import dev.deskpulse.scheduler.sight.Sight;
import dev.deskpulse.ticket.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells who the desk's customers are. What is learned of all of them is kept, and what screens show of them is as the last
 * analysis told it; jobs and reports have them told anew.
 */
public final class Customers {
    private static final Duration KEPT = Duration.ofDays(7);
    private static final int REASONS = 3;
    /** How many of a list can be asked for. */
    public static final int LISTED = CustomerBookStore.LISTED;

    /** Days pass for customers too, though nothing changes. */
    private static final Duration TOLD_FOR = Duration.ofHours(1);

    private static final int MOST_BOOKS = 20;
    private static final int ASKED_WITHIN_DAYS = 1;

    private final ReadCustomers read;
    private final ReadPeriod period;
    private final CustomerModelStore models;
    private final CustomerBookStore books;
    private final CustomerRules rules;
    private final InstantSource clock;
    private final ZoneId zone;

    /**
     * @param repeat within what time a second contact on the same topic is a repeat
     * @param zone of the desk
     */
    public Customers(Database database, CustomerRules rules, Duration repeat, InstantSource clock, ZoneId zone) {
        this.read = new ReadCustomers(database, rules, repeat, zone);
        this.period = new ReadPeriod(database, rules);
        this.models = new CustomerModelStore(database);
        this.books = new CustomerBookStore(database, rules);
        this.rules = rules;
        this.clock = clock;
        this.zone = zone;
    }

    /** Learns anew where that is a week ago or was by other rules; true where it did. */
    public boolean learn(Progress progress) {
        Instant now = clock.instant();
        Optional<CustomerModel> last = models.find(rules);
        if (last.filter(model -> model.learnedAt().plus(KEPT).isAfter(now)).isPresent() || read.begin() == null) {
            return false;
        }
        progress.begin("Learning from customers", -1);
        LearnRisk.Learned learned = new LearnRisk(read, rules, zone).at(now);
        ChurnModel risk = learned.model();
        models.save(
                new CustomerModel(
                        now,
                        risk == null ? null : risk.stored(),
                        learned.quality(),
                        Segments.in(read.at(now, Sight.ALL))),
                rules);
        return true;
    }

    /**
     * Tells anew what screens show: for those who see everything, and for every sight that was asked of lately, where facts,
     * orders, the model or the rules have changed or time has passed.
     */
    public void tell(Progress progress) {
        LocalDate today = today();
        String basis = basis();
        List<CustomerBookStore.Kept> kept = books.all();
        progress.begin("Telling customers", -1);
        if (kept.stream().noneMatch(book -> book.sight().equals(Sight.ALL))) {
            tell(Sight.ALL, basis, today);
        }
        for (int i = 0; i < kept.size(); i++) {
            CustomerBookStore.Kept book = kept.get(i);
            boolean wanted = i < MOST_BOOKS && !book.asked().isBefore(today.minusDays(ASKED_WITHIN_DAYS));
            if (!wanted && !book.sight().equals(Sight.ALL)) {
                books.remove(book.sight());
            } else if (!book.basis().equals(basis)
                    || book.toldAt().plus(TOLD_FOR).isBefore(clock.instant())) {
                tell(book.sight(), basis, book.asked());
            }
        }
    }

    private CustomerOverview tell(Sight sight, String basis, LocalDate asked) {
        Instant now = clock.instant();
        CustomerBook book = book(sight, now);
        CustomerOverview overview = CustomerOverview.of(book, now);
        books.save(sight, book, overview, basis, asked);
        return overview;
    }

    private String basis() {
        return books.state() + " "
                + models.find(rules).map(CustomerModel::learnedAt).orElse(null);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /**
     * All together, of the tickets and orders that somebody sees, as the last analysis left them; told at once for a sight that
     * was not asked of lately.
     */
    public CustomerOverview overview(Sight sight) {
        Optional<CustomerOverview> told = books.overview(sight);
        told.ifPresent(overview -> books.asked(sight, today()));
        return told.orElseGet(() -> tell(sight, basis(), today()));
    }

    /**
     * The first of them, after {@link #overview}.
     *
     * @param lifecycle null for all
     * @param most at most {@link #LISTED}
     */
    public List<Customer> first(Sight sight, CustomerBook.Order order, @Nullable Lifecycle lifecycle, int most) {
        List<Customer> first = books.first(sight, order, lifecycle, most);
        if (first.isEmpty() && books.overview(sight).isEmpty()) {
            // An analysis has just let it go.
            tell(sight, basis(), today());
            return books.first(sight, order, lifecycle, most);
        }
        return first;
    }

    /** One of them, whose fifths and tier are among those of an overview; empty where nothing of them is seen. */
    public Optional<Customer> profile(String customer, CustomerOverview among, Sight sight) {
        return read.at(among.at(), sight, customer).map(facts -> told(
                        List.of(facts), among.scale(), models.find(rules).orElse(null))
                .get(0));
    }

    /** Of the tickets and orders that somebody sees, told now from the last analysis' facts. What was learned is of all. */
    public CustomerBook book(Sight sight) {
        return book(sight, clock.instant());
    }

    /** What other rules, which others tell by, would make of those whom somebody sees. */
    public CustomerMoves moves(Customers others, Sight sight) {
        Instant now = clock.instant();
        return CustomerMoves.between(book(sight, now), others.book(sight, now));
    }

    private CustomerBook book(Sight sight, Instant at) {
        List<CustomerFacts> facts = read.at(at, sight);
        @Nullable CustomerModel model = models.find(rules).orElse(null);
        CustomerScale scale = CustomerScale.of(facts, rules);
        return new CustomerBook(told(facts, scale, model), model, rules, scale, facts.size() == ReadCustomers.MOST);
    }

    private List<Customer> told(List<CustomerFacts> facts, CustomerScale scale, @Nullable CustomerModel model) {
        ChurnModel.@Nullable Stored stored = model == null ? null : model.risk();
        @Nullable ChurnModel risk = stored == null ? null : ChurnModel.of(stored);
        List<Column> columns = RiskFeature.columns(facts);
        List<Customer> all = new ArrayList<>();
        for (int i = 0; i < facts.size(); i++) {
            CustomerFacts one = facts.get(i);
            all.add(customer(one, i, scale.rfm(one), scale.tier(one), model, risk, columns));
        }
        return all;
    }

    /**
     * What they did from one day to another, both inclusive, of the tickets and orders that somebody sees.
     *
     * @param before the first of the days compared with, which end where the period begins
     * @param most of each list
     */
    public PeriodCustomers during(LocalDate from, LocalDate to, LocalDate before, int most, Sight sight) {
        return period.between(from, to, before, most, sight);
    }

    /** Keys of each customer's latest tickets that somebody sees; those that upset them first. */
    public Map<String, List<String>> latest(Collection<String> customers, int most, Sight sight) {
        return read.latest(customers, most, sight);
    }

    /** A customer's open tickets, whoever sees them, the latest first. */
    public List<TicketId> open(String customer) {
        return read.open(customer);
    }

    private Customer customer(
            CustomerFacts facts,
            int row,
            Rfm rfm,
            Tier tier,
            @Nullable CustomerModel model,
            @Nullable ChurnModel risk,
            List<Column> columns) {
        Lifecycle lifecycle = Lifecycle.of(facts, rules);
        boolean lost = lifecycle == Lifecycle.LOST;
        @Nullable Double probability = lost || risk == null ? null : (Double) risk.probability(columns, row);
        @Nullable
        RiskLevel level = lost
                ? null
                : probability == null ? RiskLevel.of(RiskLevel.score(facts, rules)) : RiskLevel.of(probability, rules);
        return new Customer(
                facts,
                lifecycle,
                Loyalty.of(facts, rules),
                tier,
                rfm,
                level,
                probability,
                lost || risk == null ? List.of() : why(risk, columns, row),
                model == null ? null : model.segments().of(facts),
                winBack(facts, lifecycle, level, probability, rfm));
    }

    private static List<Customer.Why> why(ChurnModel risk, List<Column> columns, int row) {
        return risk.contributions(columns, row).stream()
                .filter(one -> one.logOdds() > 0)
                .limit(REASONS)
                .flatMap(one -> RiskFeature.named(one.column())
                        .map(feature -> new Customer.Why(feature, one.value(), Math.exp(one.logOdds())))
                        .stream())
                .toList();
    }

    /**
     * The chance that the customer is gone times what they were worth: their fifth in value, or in frequency where no orders
     * are known. Of those who are at risk, or were lost within the last {@link CustomerRules#lostAfter}.
     */
    private double winBack(
            CustomerFacts facts,
            Lifecycle lifecycle,
            @Nullable RiskLevel level,
            @Nullable Double probability,
            Rfm rfm) {
        Instant lostSince = facts.last().plus(rules.lostAfter());
        boolean lostLately =
                lifecycle == Lifecycle.LOST && lostSince.plus(rules.lostAfter()).isAfter(facts.at());
        if (lifecycle != Lifecycle.AT_RISK && level != RiskLevel.HIGH && !lostLately) {
            return 0;
        }
        double gone = lostLately ? 1 : probability != null ? probability : level == RiskLevel.HIGH ? 0.75 : 0.5;
        Integer monetary = rfm.monetary();
        double worth = (monetary == null ? rfm.frequency() : monetary) / 5.0;
        // Whom something upset can be won back by mending it.
        double upset = 1 + facts.upset().kinds() / 5.0;
        return gone * worth * upset / 2;
    }
}
