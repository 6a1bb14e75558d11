package dev.deskpulse.scheduler.privacy;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.StoreException;
import dev.deskpulse.connector.store.StoreJson;
import dev.deskpulse.connector.store.Upsert;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tickets as they were read, each sealed. */
final class SealedTickets {
    private static final Upsert UPSERT = Upsert.into("sealed_tickets", List.of("id"), List.of("id", "sealed"));
    /** Databases limit how many parameters one statement takes. */
    private static final int IDS_AT_A_TIME = 500;

    private static final ObjectWriter WRITER = StoreJson.MAPPER.writerFor(Ticket.class);
    private static final ObjectReader READER = StoreJson.MAPPER.readerFor(Ticket.class);

    private final Database database;
    private final SealedTexts texts;
    private final SealingKey present;

    SealedTickets(Database database, PrivacyKey key) {
        this.database = database;
        this.texts = new SealedTexts(key);
        this.present = new SealingKey(key);
    }

    /** @throws StoreException where another process has replaced the key since */
    void save(Collection<Ticket> tickets) {
        Map<TicketId, Ticket> latest = new LinkedHashMap<>();
        tickets.forEach(ticket -> latest.put(ticket.id(), ticket));
        if (latest.isEmpty()) {
            return;
        }
        database.run(connection -> {
            present.require(connection);
            database.upsert(
                    UPSERT,
                    latest.values().stream()
                            .map(ticket -> Upsert.row(ticket.id().value(), sealed(ticket))));
        });
    }

    /**
     * Seals anew what is under an older key, a batch at a time; safe to kill at any moment, and to run again.
     *
     * @return how many were
     * @throws StoreException where one is under none of the keys; the others before it are sealed anew then
     */
    long sealAnew(Progress progress) {
        progress.begin("Sealing raw tickets under the new key", -1);
        long anew = 0;
        for (Batch batch = sealAnew(""); batch.last() != null; batch = sealAnew(batch.last())) {
            anew += batch.anew();
            progress.advance(batch.tickets());
        }
        return anew;
    }

    /** @param last id of the batch; null where there is nothing left */
    private record Batch(int tickets, int anew, @Nullable String last) {}

    private Batch sealAnew(String before) {
        return database.write(connection -> {
            present.require(connection); // nobody seals meanwhile
            Map<TicketId, String> batch;
            try (PreparedStatement query = connection.prepareStatement(
                    "SELECT id, sealed FROM sealed_tickets WHERE id > ? ORDER BY id LIMIT " + IDS_AT_A_TIME)) {
                query.setString(1, before);
                batch = sealed(query);
            }
            String last = null;
            Map<String, String> anew = new LinkedHashMap<>();
            for (Map.Entry<TicketId, String> each : batch.entrySet()) {
                last = each.getKey().value();
                texts.sealedAnew(each.getKey(), each.getValue())
                        .ifPresent(text -> anew.put(each.getKey().value(), text));
            }
            database.upsert(UPSERT, anew.entrySet().stream().map(row -> Upsert.row(row.getKey(), row.getValue())));
            return new Batch(batch.size(), anew.size(), last);
        });
    }

    /**
     * Those of the ids that are kept.
     *
     * @throws StoreException where one was sealed under another key or has been tampered with
     */
    Map<TicketId, Ticket> findAll(Collection<TicketId> ids) {
        List<TicketId> all = List.copyOf(ids);
        Map<TicketId, Ticket> tickets = new HashMap<>();
        for (int from = 0; from < all.size(); from += IDS_AT_A_TIME) {
            sealed(all.subList(from, Math.min(all.size(), from + IDS_AT_A_TIME)))
                    .forEach((id, text) -> tickets.put(id, open(id, text)));
        }
        return tickets;
    }

    private Map<TicketId, String> sealed(List<TicketId> ids) {
        return database.read(connection -> {
            try (PreparedStatement query = connection.prepareStatement(
                    "SELECT id, sealed FROM sealed_tickets WHERE id IN (" + marks(ids) + ")")) {
                set(query, ids);
                return sealed(query);
            }
        });
    }

    private static Map<TicketId, String> sealed(PreparedStatement query) throws SQLException {
        Map<TicketId, String> found = new LinkedHashMap<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                found.put(new TicketId(rows.getString(1)), rows.getString(2));
            }
        }
        return found;
    }

    void remove(Collection<TicketId> ids) {
        for (TicketId id : ids) {
            database.run(connection -> {
                try (PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM sealed_tickets WHERE id = ?")) {
                    delete.setString(1, id.value());
                    delete.executeUpdate();
                }
            });
        }
    }

    private static String marks(Collection<TicketId> ids) {
        return String.join(", ", Collections.nCopies(ids.size(), "?"));
    }

    private static void set(PreparedStatement query, Collection<TicketId> ids) throws SQLException {
        int place = 1;
        for (TicketId id : ids) {
            query.setString(place++, id.value());
        }
    }

    void clear() {
        database.run(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM sealed_tickets")) {
                delete.executeUpdate();
            }
        });
    }

    private String sealed(Ticket ticket) {
        try {
            return texts.seal(ticket.id(), WRITER.writeValueAsBytes(ticket));
        } catch (IOException e) {
            throw new IllegalStateException("ticket " + ticket.key() + " cannot be sealed", e);
        }
    }

    private Ticket open(TicketId id, String sealed) {
        try {
            return READER.readValue(texts.open(id, sealed));
        } catch (IOException e) {
            throw new StoreException("The raw text of ticket " + id + " cannot be read; sync it again", e);
        }
    }
}
