package dev.deskpulse.plugin.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.plugin.access.Viewer;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.scheduler.customer.Customer;
import dev.deskpulse.scheduler.customer.CustomerBook;
import dev.deskpulse.scheduler.customer.CustomerFacts;
import dev.deskpulse.scheduler.customer.CustomerHistory;
import dev.deskpulse.scheduler.customer.CustomerOverview;
import dev.deskpulse.scheduler.customer.Customers;
import dev.deskpulse.scheduler.customer.Lifecycle;
import dev.deskpulse.scheduler.customer.Loyalty;
import dev.deskpulse.scheduler.customer.RiskLevel;
import dev.deskpulse.scheduler.customer.RiskQuality;
import dev.deskpulse.scheduler.customer.Segments;
import dev.deskpulse.scheduler.customer.Tier;
import dev.deskpulse.scheduler.sight.Sight;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketKey;
import dev.deskpulse.words.Words;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Customers as the one who asks may see them. */
public final class CustomerView {
    private static final int TICKETS_EACH = 5;
    private static final int OVERVIEWS = 20;
    private static final int PAGE = 50;
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final Settings settings;
    private final Supplier<Customers> customers;
    private final Supplier<CustomerHistory> history;
    private final TicketStore tickets;
    /** So that many who ask at once have it told once. */
    private final Cache<Sight, CustomerOverview> overviews =
            Caffeine.newBuilder().maximumSize(OVERVIEWS).expireAfterWrite(KEPT).build();

    private final Cache<Asked, List<Row>> lists =
            Caffeine.newBuilder().maximumSize(OVERVIEWS).expireAfterWrite(KEPT).build();

    private record Asked(
            Sight sight, CustomerBook.Order order, @Nullable Lifecycle lifecycle, int most) {}

    /** Reads from these; writes nothing of tickets. */
    public CustomerView(
            Settings settings, Supplier<Customers> customers, Supplier<CustomerHistory> history, TicketStore tickets) {
        this.settings = settings;
        this.customers = customers;
        this.history = history;
        this.tickets = tickets;
    }

    /** What makes leaving likelier, on the wire. */
    record Why(Words feature, String value, double times) {}

    /** A customer on the wire. */
    record Row(
            String customer,
            Lifecycle lifecycle,
            Loyalty loyalty,
            Tier tier,
            String rfm,
            @Nullable RiskLevel risk,
            @Nullable Double probability,
            List<Why> why,
            @Nullable Words segment,
            Instant first,
            Instant last,
            long tickets,
            long open,
            long orders,
            double amount,
            @Nullable Double csat,
            @Nullable Double nps,
            CustomerFacts.Upset upset,
            List<DeskView.TicketLink> latest) {}

    /**
     * A customer's ticket, on the wire.
     *
     * @param course of the mood; null before it is tagged
     */
    record Contact(
            String key,
            URI url,
            String summary,
            String status,
            Instant created,
            boolean open,
            @Nullable String sentiment,
            @Nullable String course,
            @Nullable String kind,
            List<CustomerHistory.Reason> reasons) {}

    /**
     * What one customer did here, on the wire.
     *
     * @param next to ask for the page after; null on the last
     * @param orders the latest
     * @param more whether there are more orders
     */
    record History(List<Contact> contacts, @Nullable String next, List<CustomerHistory.Order> orders, boolean more) {}

    /** How many are in a segment, on the wire. */
    record SegmentCount(Words name, long customers) {}

    /** All customers together, on the wire. */
    record Summary(
            int customers,
            boolean cut,
            boolean orders,
            Map<Lifecycle, Long> lifecycles,
            Map<Tier, Long> tiers,
            Map<Loyalty, Long> loyalties,
            Map<RiskLevel, Long> risks,
            List<SegmentCount> segments,
            @Nullable Instant learnedAt,
            @Nullable Quality quality) {}

    /**
     * How well risk is known, on the wire.
     *
     * @param customers the desk's; null for those from whom tickets are hidden; likewise {@code lost}
     */
    record Quality(
            boolean learned,
            @Nullable Integer customers,
            @Nullable Integer lost,
            LocalDate cut,
            @Nullable Double auc,
            @Nullable Double aucLow,
            @Nullable Double aucHigh,
            @Nullable Double ece) {
        static Quality of(RiskQuality known, boolean whole) {
            return new Quality(
                    known.learned(),
                    whole ? known.customers() : null,
                    whole ? known.lost() : null,
                    known.cut(),
                    known.auc(),
                    known.aucLow(),
                    known.aucHigh(),
                    known.ece());
        }
    }

    List<Row> list(CustomerBook.Order order, @Nullable Lifecycle lifecycle, int most, Viewer viewer) {
        if (most < 1 || most > Customers.LISTED) {
            throw new IllegalArgumentException(most + " customers asked; ask for 1 to " + Customers.LISTED);
        }
        return lists.get(new Asked(viewer.sight(), order, lifecycle, most), asked -> {
            overview(viewer);
            return rows(customers.get().first(viewer.sight(), order, lifecycle, most), viewer);
        });
    }

    Row profile(String customer, Viewer viewer) {
        return customers
                .get()
                .profile(customer, overview(viewer), viewer.sight())
                .map(one -> rows(List.of(one), viewer).get(0))
                .orElseThrow(() -> new IllegalArgumentException("there is no such customer among the tickets you see"));
    }

    /** Of somebody of whom nothing is seen, nothing. */
    History history(String customer, String after, Viewer viewer) {
        Sight sight = viewer.sight();
        CustomerHistory all = history.get();
        List<CustomerHistory.Contact> read = all.contacts(customer, after, PAGE + 1, sight);
        List<CustomerHistory.Contact> page = read.stream().limit(PAGE).toList();
        Map<String, Ticket> found =
                found(page.stream().map(CustomerHistory.Contact::key).toList());
        List<CustomerHistory.Order> orders = all.orders(customer, PAGE + 1, sight);
        return new History(
                page.stream()
                        // A ticket may have been hidden since it was measured.
                        .flatMap(contact -> Optional.ofNullable(found.get(contact.key()))
                                .filter(sight::sees)
                                .map(ticket -> contact(contact, ticket))
                                .stream())
                        .toList(),
                read.size() > PAGE ? page.get(PAGE - 1).key() : null,
                orders.stream().limit(PAGE).toList(),
                orders.size() > PAGE);
    }

    private Contact contact(CustomerHistory.Contact contact, Ticket ticket) {
        return new Contact(
                contact.key(),
                ticket.key().pageOn(settings.jira().access().site()),
                ticket.summary(),
                ticket.lifecycle().status(),
                contact.created(),
                contact.open(),
                contact.sentiment(),
                contact.mood(),
                contact.kind(),
                contact.reasons());
    }

    Summary summary(Viewer viewer) {
        CustomerOverview all = overview(viewer);
        // Who sees no customer learns nothing of what all of them told.
        boolean any = all.customers() > 0;
        @Nullable RiskQuality quality = any ? all.quality() : null;
        return new Summary(
                all.customers(),
                all.cut(),
                all.scale().orders(),
                all.lifecycles(),
                all.tiers(),
                all.loyalties(),
                all.risks(),
                all.segments().stream()
                        .filter(count -> count.customers() > 0)
                        .map(count -> new SegmentCount(words(count.segment()), count.customers()))
                        .toList(),
                any ? all.learnedAt() : null,
                quality == null ? null : Quality.of(quality, viewer.sight().seesAllTickets()));
    }

    private CustomerOverview overview(Viewer viewer) {
        return overviews.get(viewer.sight(), sight -> customers.get().overview(sight));
    }

    private static Words words(Segments.Segment segment) {
        return new Words(segment.english(), segment.chinese());
    }

    private List<Row> rows(List<Customer> listed, Viewer viewer) {
        Map<String, List<String>> latest = customers
                .get()
                .latest(
                        listed.stream()
                                .map(customer -> customer.facts().customer())
                                .toList(),
                        TICKETS_EACH,
                        viewer.sight());
        Map<String, Ticket> found =
                found(latest.values().stream().flatMap(List::stream).toList());
        return listed.stream()
                .map(customer -> row(
                        customer,
                        latest.getOrDefault(customer.facts().customer(), List.of()).stream()
                                .map(found::get)
                                .filter(Objects::nonNull)
                                .map(ticket -> DeskView.TicketLink.to(
                                        settings.jira().access().site(), ticket))
                                .toList()))
                .toList();
    }

    private Map<String, Ticket> found(List<String> keys) {
        return tickets.findAllByKey(keys.stream().map(TicketKey::new).toList()).stream()
                .collect(Collectors.toMap(ticket -> ticket.key().value(), ticket -> ticket, (a, b) -> a));
    }

    private static Row row(Customer customer, List<DeskView.TicketLink> latest) {
        CustomerFacts facts = customer.facts();
        Segments.Segment segment = customer.segment();
        return new Row(
                facts.customer(),
                customer.lifecycle(),
                customer.loyalty(),
                customer.tier(),
                customer.rfm().text(),
                customer.risk(),
                customer.probability(),
                customer.why().stream()
                        .map(why -> new Why(
                                new Words(why.feature().english(), why.feature().chinese()), why.value(), why.times()))
                        .toList(),
                segment == null ? null : words(segment),
                facts.first(),
                facts.last(),
                facts.tickets(),
                facts.open(),
                facts.orders(),
                facts.amount(),
                facts.ratings().csat(),
                facts.ratings().nps(),
                facts.upset(),
                latest);
    }
}
