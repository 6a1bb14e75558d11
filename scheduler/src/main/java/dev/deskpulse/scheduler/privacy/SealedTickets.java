package dev.deskpulse.scheduler.privacy;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.StoreException;
import dev.deskpulse.connector.store.StoreJson;
import dev.deskpulse.connector.store.Upsert;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tickets as they were read, encrypted with AES-256-GCM (NIST SP 800-38D), each bound to its id, so that no sealed ticket
 * can be put in another's place.
 */
final class SealedTickets {
    private static final Upsert UPSERT = Upsert.into("sealed_tickets", List.of("id"), List.of("id", "sealed"));
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    /** Databases limit how many parameters one statement takes. */
    private static final int IDS_AT_A_TIME = 500;

    private static final ObjectWriter WRITER = StoreJson.MAPPER.writerFor(Ticket.class);
    private static final ObjectReader READER = StoreJson.MAPPER.readerFor(Ticket.class);

    private final Database database;
    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    SealedTickets(Database database, PrivacyKey key) {
        this.database = database;
        this.key = new SecretKeySpec(key.sealing(), "AES");
    }

    void save(Collection<Ticket> tickets) {
        Map<TicketId, Ticket> latest = new LinkedHashMap<>();
        tickets.forEach(ticket -> latest.put(ticket.id(), ticket));
        database.upsert(
                UPSERT,
                latest.values().stream().map(ticket -> Upsert.row(ticket.id().value(), seal(ticket))));
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
            Map<TicketId, String> found = new HashMap<>();
            try (PreparedStatement query = connection.prepareStatement(
                    "SELECT id, sealed FROM sealed_tickets WHERE id IN (" + marks(ids) + ")")) {
                set(query, ids);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.put(new TicketId(rows.getString(1)), rows.getString(2));
                    }
                }
            }
            return found;
        });
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

    private String seal(Ticket ticket) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] secret = cipher(Cipher.ENCRYPT_MODE, ticket.id(), nonce).doFinal(WRITER.writeValueAsBytes(ticket));
            return Base64.getEncoder()
                    .encodeToString(ByteBuffer.allocate(nonce.length + secret.length)
                            .put(nonce)
                            .put(secret)
                            .array());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("ticket " + ticket.key() + " cannot be sealed", e);
        }
    }

    private Ticket open(TicketId id, String sealed) {
        try {
            byte[] bytes = Base64.getDecoder().decode(sealed);
            byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
            byte[] plain =
                    cipher(Cipher.DECRYPT_MODE, id, nonce).doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
            return READER.readValue(plain);
        } catch (GeneralSecurityException e) {
            throw new StoreException(
                    "The raw text of ticket " + id
                            + " was sealed under another key; put privacy.key back from a backup",
                    e);
        } catch (IOException e) {
            throw new StoreException("The raw text of ticket " + id + " cannot be read; sync it again", e);
        }
    }

    private Cipher cipher(int mode, TicketId id, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(id.value().getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
