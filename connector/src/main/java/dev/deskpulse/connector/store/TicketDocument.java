package dev.deskpulse.connector.store;

import dev.deskpulse.ticket.Ticket;
import java.io.Serializable;

/**
 * A ticket as {@code tickets.document} holds it, for whoever takes tickets elsewhere.
 *
 * @param id names the ticket where its document cannot be read
 */
public record TicketDocument(String id, String document) implements Serializable {
    /** @throws StoreException where the document is of a newer program, or none */
    public Ticket read() {
        return TicketJson.read(id, document);
    }
}
