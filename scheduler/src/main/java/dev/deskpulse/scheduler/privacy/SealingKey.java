package dev.deskpulse.scheduler.privacy;

import dev.deskpulse.connector.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;

/**
 * Which key the store's raw tickets are sealed under, by a code that tells nothing of it. A process that was started before the key was
 * replaced must not go on sealing under the old one.
 */
final class SealingKey {
    private final String present;
    private final List<String> known;

    SealingKey(PrivacyKey key) {
        this.known = key.sealing().stream().map(SealingKey::code).toList();
        this.present = known.get(0);
    }

    private static String code(byte[] key) {
        return new Pseudonyms(key).ofPerson("which key seals");
    }

    /**
     * Makes this key the store's where it knows the one that is; whoever comes at the same time waits for this transaction's end.
     *
     * @throws StoreException where the store's is another
     */
    void require(Connection connection) throws SQLException {
        if (!take(connection)) {
            if (isThereOne(connection)) {
                throw new StoreException(
                        "Raw tickets are sealed under another privacy.key by now: start this process again. Where"
                                + " the store was put back from a backup, put the backup's privacy.key back, too");
            }
            insert(connection);
        }
    }

    private boolean take(Connection connection) throws SQLException {
        String marks = String.join(", ", Collections.nCopies(known.size(), "?"));
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE sealing_key SET code = ? WHERE id = 1 AND code IN (" + marks + ")")) {
            update.setString(1, present);
            for (int place = 0; place < known.size(); place++) {
                update.setString(place + 2, known.get(place));
            }
            return update.executeUpdate() > 0;
        }
    }

    private static boolean isThereOne(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT code FROM sealing_key");
                ResultSet rows = query.executeQuery()) {
            return rows.next();
        }
    }

    private void insert(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO sealing_key VALUES (1, ?)")) {
            insert.setString(1, present);
            insert.executeUpdate();
        }
    }
}
