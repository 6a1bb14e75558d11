package dev.deskpulse.scheduler.privacy;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.Upsert;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whom the store was told to forget. Their accounts and names are not kept either: each is known again by an HMAC-SHA256 under the
 * installation's key, so that what a later sync reads is forgotten in the same way. Letters' case does not count.
 */
final class ErasedPeople {
    private static final Upsert UPSERT =
            Upsert.into("erased_name", List.of("code"), List.of("code", "length", "pseudonym", "erased_at"));

    private final Database database;
    private final Pseudonyms pseudonyms;
    private volatile Known known;

    /** Pseudonyms by code, and the lengths of the names behind the codes. */
    private record Known(Map<String, String> pseudonyms, Set<Integer> lengths) {}

    ErasedPeople(Database database, Pseudonyms pseudonyms) {
        this.database = database;
        this.pseudonyms = pseudonyms;
        this.known = read();
    }

    private Known read() {
        return database.read(connection -> {
            Map<String, String> found = new HashMap<>();
            Set<Integer> lengths = new HashSet<>();
            try (PreparedStatement query =
                            connection.prepareStatement("SELECT code, length, pseudonym FROM erased_name");
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString(1), rows.getString(3));
                    lengths.add(rows.getInt(2));
                }
            }
            return new Known(Map.copyOf(found), Set.copyOf(lengths));
        });
    }

    /** Remembers all of these as one person, and tells what stands in their place from now on. */
    String add(String account, Collection<String> names, Instant now) {
        String pseudonym = pseudonymOf(account).orElseGet(() -> pseudonyms.ofErased(account));
        database.upsert(
                UPSERT,
                Stream.concat(Stream.of(account), names.stream())
                        .map(PersonWords::folded)
                        .distinct()
                        .map(name -> Upsert.row(code(name), name.length(), pseudonym, now)));
        return pseudonym;
    }

    /** Counts what was added since, once that is certain to stay. */
    void readAgain() {
        known = read();
    }

    boolean isEmpty() {
        return known.pseudonyms().isEmpty();
    }

    /** What stands in place of a person who was erased. */
    Optional<String> pseudonymOf(String identity) {
        return isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(known.pseudonyms().get(code(PersonWords.folded(identity))));
    }

    /** A text with pseudonyms in place of those who were erased, wherever they stand as words of their own. */
    String without(String text) {
        if (isEmpty()) {
            return text;
        }
        Known now = known;
        String folded = PersonWords.folded(text);
        StringBuilder left = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int length = PersonWords.begins(text, at) ? longest(now, folded, text, at) : 0;
            if (length == 0) {
                left.append(text.charAt(at));
                at++;
            } else {
                left.append(now.pseudonyms().get(code(folded.substring(at, at + length))));
                at += length;
            }
        }
        return left.toString();
    }

    /** How long the name is that begins here; 0 where none does. */
    private int longest(Known now, String folded, String text, int at) {
        return now.lengths().stream()
                .filter(length -> at + length <= text.length() && PersonWords.ends(text, at + length))
                .filter(length -> now.pseudonyms().containsKey(code(folded.substring(at, at + length))))
                .max(Integer::compare)
                .orElse(0);
    }

    private String code(String folded) {
        return pseudonyms.ofErased("name\0" + folded);
    }
}
