package dev.deskpulse.plugin.admin;

import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.connector.sync.FieldMapping;
import dev.deskpulse.connector.sync.FieldMapping.WaitingOn;
import dev.deskpulse.plugin.access.Viewer;
import dev.deskpulse.ticket.OrderMilestones;
import dev.deskpulse.ticket.Satisfaction;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.words.Wire;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Which of the site's fields mean what, and what the latest tickets hold in them. */
public final class FieldView {
    private static final int LOOKED_AT = 200;
    private static final int EXAMPLES = 3;

    private final Supplier<FieldMapping> mapping;
    private final TicketStore tickets;

    public FieldView(Supplier<FieldMapping> mapping, TicketStore tickets) {
        this.mapping = mapping;
        this.tickets = tickets;
    }

    /**
     * The mapping over so many tickets.
     *
     * @param waitingOn whom a status waits on, by the status's name
     */
    record Preview(int looked, List<Mapped> fields, Map<String, String> waitingOn) {}

    /**
     * One setting.
     *
     * @param key the setting, below the section of fields
     * @param field the site's field by name or id; null where none is given
     * @param filled how many of the tickets hold a value
     * @param examples different values, of the newest tickets first
     */
    record Mapped(String key, @Nullable String field, int filled, List<Example> examples) {}

    /** A ticket's value as it is stored: masked where the settings mask it. */
    record Example(String ticket, String value) {}

    /** Of the tickets that the viewer sees. */
    Preview preview(Viewer viewer) {
        return of(
                mapping.get(),
                tickets.latest(LOOKED_AT).stream().filter(viewer::sees).toList());
    }

    /** What a mapping makes of these tickets, which were read by it. */
    static Preview of(FieldMapping mapping, List<Ticket> latest) {
        List<Mapped> fields = new ArrayList<>();
        readers(mapping).forEach((key, reader) -> fields.add(mapped(key, reader, latest)));
        Map<String, String> waitingOn = new TreeMap<>();
        mapping.waitingOn().forEach((status, who) -> waitingOn.put(status, label(who)));
        return new Preview(latest.size(), fields, waitingOn);
    }

    private static String label(WaitingOn who) {
        return Wire.name(who);
    }

    /** The site's field of a setting, and what a ticket holds of it. */
    private record Reader(@Nullable String field, Function<Ticket, @Nullable Object> value) {}

    private static Map<String, Reader> readers(FieldMapping mapping) {
        Map<String, Reader> readers = new LinkedHashMap<>();
        readers.put("customer", new Reader(mapping.customer(), ticket -> ticket.parties()
                .customer()));
        readers.put("organisation", new Reader(mapping.organisation(), ticket -> ticket.parties()
                .organisation()));
        readers.put("channel", new Reader(mapping.channel(), ticket -> ticket.subject()
                .channel()));
        readers.put("product", new Reader(mapping.product(), ticket -> ticket.subject()
                .product()));
        readers.put("region", new Reader(mapping.region(), ticket -> ticket.subject()
                .region()));
        readers.put("orderNumber", new Reader(mapping.orderNumber(), ticket -> ticket.subject()
                .orderNumber()));
        readers.put("orderCreated", milestone(mapping.orderCreated(), OrderMilestones::created));
        readers.put("orderConfirmed", milestone(mapping.orderConfirmed(), OrderMilestones::confirmed));
        readers.put("orderShipped", milestone(mapping.orderShipped(), OrderMilestones::shipped));
        readers.put("orderCompleted", milestone(mapping.orderCompleted(), OrderMilestones::completed));
        readers.put("npsAnswer", new Reader(mapping.npsAnswer(), Ticket::npsAnswer));
        readers.put("satisfaction", new Reader(mapping.satisfaction(), FieldView::score));
        new TreeMap<>(mapping.extras())
                .forEach((name, field) -> readers.put("extras." + name, new Reader(field, ticket -> ticket.fields()
                        .get(name))));
        return readers;
    }

    private static Reader milestone(@Nullable String field, Function<OrderMilestones, @Nullable Object> moment) {
        return new Reader(field, ticket -> moment.apply(ticket.subject().milestones()));
    }

    private static @Nullable Object score(Ticket ticket) {
        Satisfaction satisfaction = ticket.satisfaction();
        return satisfaction == null ? null : satisfaction.score();
    }

    private static Mapped mapped(String key, Reader reader, List<Ticket> latest) {
        Map<String, Example> different = new LinkedHashMap<>();
        int filled = 0;
        for (Ticket ticket : latest) {
            String value = Objects.toString(reader.value.apply(ticket), "");
            if (!value.isBlank()) {
                filled++;
                different.putIfAbsent(value, new Example(ticket.key().value(), value));
            }
        }
        return new Mapped(
                key,
                reader.field,
                filled,
                different.values().stream().limit(EXAMPLES).toList());
    }
}
