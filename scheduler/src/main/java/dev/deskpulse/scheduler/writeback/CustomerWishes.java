package dev.deskpulse.scheduler.writeback;

import dev.deskpulse.scheduler.customer.Customer;
import dev.deskpulse.scheduler.customer.CustomerBook;
import dev.deskpulse.scheduler.customer.RiskLevel;
import dev.deskpulse.scheduler.customer.Segments;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What tickets should say of their customers.
 *
 * @param fields whether the customers' fields are written at all
 * @param standings by the customer
 * @param notes comments on customers at high risk
 */
public record CustomerWishes(boolean fields, Map<String, Standing> standings, List<StandingComment> notes) {
    /** Nothing. */
    public static final CustomerWishes NONE = new CustomerWishes(false, Map.of(), List.of());

    private static final int MOST_NOTES = 500;

    public CustomerWishes {
        standings = Map.copyOf(standings);
        notes = List.copyOf(notes);
    }

    /**
     * One customer, in the words of the fields.
     *
     * @param risk null for those who are lost
     * @param segment null where there are none
     */
    public record Standing(@Nullable String risk, @Nullable String segment) {}

    /**
     * As the admin wants it.
     *
     * @param open a customer's open tickets, the latest first
     */
    public static CustomerWishes of(
            CustomerBook book, boolean fields, boolean notes, Function<String, List<TicketId>> open) {
        Map<String, Standing> standings = new HashMap<>();
        if (fields) {
            book.all().forEach(customer -> standings.put(customer.facts().customer(), standing(customer)));
        }
        List<StandingComment> wanted = new ArrayList<>();
        if (notes) {
            book.first(CustomerBook.Order.RISK, null, MOST_NOTES).stream()
                    .filter(customer -> customer.risk() == RiskLevel.HIGH
                            && customer.facts().open() > 0)
                    .forEach(customer -> wanted.add(CustomerComment.of(
                            customer, open.apply(customer.facts().customer()))));
        }
        return new CustomerWishes(fields, standings, wanted);
    }

    private static Standing standing(Customer customer) {
        RiskLevel risk = customer.risk();
        Segments.Segment segment = customer.segment();
        return new Standing(
                risk == null
                        ? null
                        : risk.name().charAt(0) + risk.name().substring(1).toLowerCase(Locale.ROOT),
                segment == null ? null : segment.english());
    }

    /** What the fields of a ticket should say; null where its customer is not known. */
    @Nullable
    Standing of(Ticket ticket) {
        String customer = ticket.parties().customer();
        return customer == null ? null : standings.get(customer);
    }
}
