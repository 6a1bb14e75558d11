package dev.deskpulse.connector.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.deskpulse.ticket.Ticket;

/**
 * A whole ticket as one compact JSON document, marked with the version of its shape. The same ticket always gives the
 * same text, so that a fingerprint tells whether it has changed.
 */
final class TicketJson {
    static final int VERSION = 1;

    private static final ObjectWriter WRITER = StoreJson.MAPPER.writerFor(Document.class);
    private static final ObjectReader READER = StoreJson.MAPPER.readerFor(Document.class);

    private TicketJson() {}

    /**
     * @param v the shape's version
     * @param t the ticket
     */
    record Document(int v, Ticket t) {}

    static String write(Ticket ticket) {
        try {
            return StorableText.of(WRITER.writeValueAsString(new Document(VERSION, ticket)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("ticket " + ticket.key() + " has no JSON form", e);
        }
    }

    /** @param id names the ticket where its document cannot be read */
    static Ticket read(String id, String json) {
        try {
            Document document = READER.readValue(json);
            if (document.v() > VERSION) {
                throw new StoreException("Ticket " + id + " was stored in shape " + document.v()
                        + " by a newer Deskpulse; start that version, or sync this ticket again");
            }
            return document.t();
        } catch (JsonProcessingException e) {
            e.clearLocation();
            throw new StoreException(
                    "The stored document of ticket " + id + " cannot be read; run a full sync to store it again", e);
        }
    }
}
