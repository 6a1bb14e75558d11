package dev.deskpulse.connector.store;

import dev.deskpulse.ticket.Change;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.Ticket;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A ticket as a row of {@code tickets}: some columns of its own, the whole of it as a document. */
final class TicketRow {
    /** A row whose content is the same stays untouched, unless it is a tombstone that heals. */
    static final Upsert UPSERT = new Upsert(
            "tickets",
            List.of("id"),
            List.of(
                    "id",
                    "source",
                    "native_id",
                    "ticket_key",
                    "project",
                    "type",
                    "summary",
                    "status",
                    "category",
                    "priority",
                    "resolution",
                    "created",
                    "updated",
                    "resolved",
                    "reporter",
                    "assignee",
                    "customer",
                    "organisation",
                    "channel",
                    "product",
                    "region",
                    "order_number",
                    "satisfaction",
                    "nps",
                    "message_count",
                    "history_count",
                    "absence",
                    "saved_at",
                    "fingerprint",
                    "document"),
            "tickets.fingerprint <> excluded.fingerprint OR tickets.absence IS NOT NULL");

    private TicketRow() {}

    static List<@Nullable Object> of(Ticket ticket, Instant savedAt) {
        String document = TicketJson.write(ticket);
        Ticket.Lifecycle lifecycle = ticket.lifecycle();
        Ticket.Parties parties = ticket.parties();
        Ticket.Subject subject = ticket.subject();
        return Upsert.row(
                ticket.id().value(),
                ticket.source().value(),
                ticket.id().nativeId(),
                ticket.key().value(),
                ticket.project(),
                ticket.type(),
                ticket.summary(),
                lifecycle.status(),
                lifecycle.category(),
                ticket.priority(),
                lifecycle.resolution(),
                lifecycle.created(),
                lifecycle.updated(),
                lifecycle.resolved(),
                value(parties.reporter()),
                value(parties.assignee()),
                parties.customer(),
                parties.organisation(),
                subject.channel(),
                subject.product(),
                subject.region(),
                subject.orderNumber(),
                ticket.satisfaction() == null ? null : ticket.satisfaction().score(),
                ticket.npsAnswer(),
                ticket.messages().size(),
                (int) ticket.history().stream().map(Change::entry).distinct().count(),
                null,
                savedAt,
                Fingerprint.of(document),
                document);
    }

    private static @Nullable String value(@Nullable PersonId person) {
        return person == null ? null : person.value();
    }
}
