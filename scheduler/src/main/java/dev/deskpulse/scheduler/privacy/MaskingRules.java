package dev.deskpulse.scheduler.privacy;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.Upsert;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How tickets are masked now, and how those in the store were. */
final class MaskingRules {
    /** Moves when the masker finds more or less than before. */
    private static final int VERSION = 2;

    private static final Upsert UPSERT = Upsert.into("privacy_state", List.of("id"), List.of("id", "rules"));

    private final Database database;
    private final PrivacySettings settings;
    private final String key;

    MaskingRules(Database database, PrivacySettings settings, Pseudonyms pseudonyms) {
        this.database = database;
        this.settings = settings;
        this.key = pseudonyms.ofPerson("");
    }

    /** Such as {@code 1 [person-…] email phone}; tells nothing of the key but whether it is the same. */
    String present() {
        return VERSION + " " + key + " " + labels();
    }

    /** Keeping raw texts or not is among it, so that they vanish when the admin no longer wants them. */
    private String kept() {
        return present() + (settings.keepRaw() ? " +raw" : "");
    }

    private String labels() {
        return settings.kinds().stream().map(PersonalData::label).sorted().collect(Collectors.joining(" "));
    }

    boolean areApplied() {
        return stored().equals(kept());
    }

    /** Whether a kind was masked that no longer is. */
    boolean isLooser() {
        Set<String> before = new TreeSet<>(Arrays.asList(stored().split(" ", -1)));
        before.retainAll(Arrays.stream(PersonalData.values())
                .filter(kind -> !settings.kinds().contains(kind))
                .map(PersonalData::label)
                .toList());
        return !before.isEmpty();
    }

    void applied() {
        database.upsert(UPSERT, Stream.of(Upsert.row(1, kept())));
    }

    private String stored() {
        return database.read(connection -> {
            try (PreparedStatement query = connection.prepareStatement("SELECT rules FROM privacy_state");
                    ResultSet row = query.executeQuery()) {
                return row.next() ? row.getString(1) : "";
            }
        });
    }
}
