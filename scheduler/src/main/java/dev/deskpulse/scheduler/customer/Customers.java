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
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells who the desk's customers are. Profiles are told anew each time; what is learned of all of them is kept. */
public final class Customers {
    private static final Duration KEPT = Duration.ofDays(7);
    private static final int REASONS = 3;

    private final ReadCustomers read;
    private final CustomerModelStore models;
    private final CustomerRules rules;
    private final InstantSource clock;
    private final ZoneId zone;

    /**
     * @param repeat within what time a second contact on the same topic is a repeat
     * @param zone of the desk
     */
    public Customers(Database database, CustomerRules rules, Duration repeat, InstantSource clock, ZoneId zone) {
        this.read = new ReadCustomers(database, rules, repeat, zone);
        this.models = new CustomerModelStore(database);
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

    /** Of the tickets and orders that somebody sees, as the last analysis left them. What was learned is of all. */
    public CustomerBook book(Sight sight) {
        List<CustomerFacts> facts = read.at(clock.instant(), sight);
        @Nullable CustomerModel model = models.find(rules).orElse(null);
        boolean orders = facts.stream().anyMatch(one -> one.orders() > 0);
        List<Rfm> rfm = Rfm.of(facts);
        Tier[] tiers = tiers(facts, orders);
        ChurnModel.@Nullable Stored stored = model == null ? null : model.risk();
        @Nullable ChurnModel risk = stored == null ? null : ChurnModel.of(stored);
        List<Column> columns = RiskFeature.columns(facts);
        List<Customer> all = new ArrayList<>();
        for (int i = 0; i < facts.size(); i++) {
            all.add(customer(facts.get(i), i, rfm.get(i), tiers[i], model, risk, columns));
        }
        return new CustomerBook(all, model, rules, orders, facts.size() == ReadCustomers.MOST);
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

    private Tier[] tiers(List<CustomerFacts> facts, boolean orders) {
        double[] value = facts.stream()
                .mapToDouble(one -> orders ? one.amount() : one.yearActivities())
                .toArray();
        double[] sorted = value.clone();
        Arrays.sort(sorted);
        double gold = atShare(sorted, rules.gold());
        double silver = atShare(sorted, rules.gold() + rules.silver());
        return Arrays.stream(value)
                .mapToObj(x -> x > gold ? Tier.GOLD : x > silver ? Tier.SILVER : Tier.BRONZE)
                .toArray(Tier[]::new);
    }

    /** What at most this share of all is above of; at least 0, since who brought nothing is of no higher tier. */
    private static double atShare(double[] sorted, double share) {
        int above = (int) Math.floor(share * sorted.length);
        return above >= sorted.length ? 0 : sorted.length == 0 ? 0 : Math.max(0, sorted[sorted.length - 1 - above]);
    }
}
