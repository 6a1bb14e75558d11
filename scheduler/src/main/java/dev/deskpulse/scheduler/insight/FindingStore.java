package dev.deskpulse.scheduler.insight;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.StoreException;
import dev.deskpulse.connector.store.StoreJson;
import dev.deskpulse.connector.store.Upsert;
import dev.deskpulse.connector.store.UtcTime;
import dev.deskpulse.ticket.TicketId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All findings ever made, with when each was first and last seen. */
public final class FindingStore {
    /** Whose tables these are, for {@link Database#migrate}. Never rebuilt: the ids are what comments were written for. */
    public static final String AREA = "insight";

    private static final Upsert UPSERT = Upsert.into(
            "insight_finding",
            List.of("id"),
            List.of("id", "kpi", "slice_text", "from_day", "to_day", "first_seen", "last_seen", "content"));
    private static final ObjectWriter WRITE = StoreJson.MAPPER.writer();
    private static final ObjectReader READ = StoreJson.MAPPER.readerFor(Finding.class);

    private final Database database;
    private final InstantSource clock;

    /** A finding with its times. One whose {@code lastSeen} is older than the last run is not found any more. */
    public record Seen(Finding finding, Instant firstSeen, Instant lastSeen) {}

    private FindingStore(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Brings the tables up to date and opens the store. */
    public static FindingStore in(Database database, InstantSource clock) {
        database.migrate(AREA, "dev/deskpulse/scheduler/insight/migration");
        return new FindingStore(database, clock);
    }

    /**
     * Stores what a run has found, in one transaction.
     *
     * @return the same findings, those known before under their first id
     */
    public List<Finding> save(List<Finding> found) {
        return database.write(connection -> {
            List<Seen> known = read(connection);
            Instant now = clock.instant();
            Set<String> taken = new HashSet<>();
            List<Seen> rows = new ArrayList<>();
            for (Finding finding : found) {
                Optional<Seen> same = known.stream()
                        .filter(k -> !taken.contains(k.finding().id()) && sameEvent(k.finding(), finding))
                        .findFirst();
                Finding kept = same.map(k -> withId(finding, k.finding().id())).orElse(finding);
                taken.add(kept.id());
                rows.add(new Seen(kept, same.map(Seen::firstSeen).orElse(now), now));
            }
            database.upsert(
                    UPSERT,
                    rows.stream()
                            .map(seen -> Upsert.row(
                                    seen.finding().id(),
                                    seen.finding().kpi(),
                                    seen.finding().sliceText(),
                                    seen.finding().from(),
                                    seen.finding().to(),
                                    seen.firstSeen(),
                                    seen.lastSeen(),
                                    json(seen.finding()))));
            return rows.stream().map(Seen::finding).toList();
        });
    }

    /** Every finding, the latest first. */
    public List<Seen> all() {
        return database.read(FindingStore::read);
    }

    public Optional<Seen> find(String id) {
        return all().stream().filter(seen -> seen.finding().id().equals(id)).findFirst();
    }

    /** Overlapping days and mostly the same tickets, even if its slice is named differently now. */
    private static boolean sameEvent(Finding known, Finding now) {
        if (known.to().isBefore(now.from()) || now.to().isBefore(known.from())) {
            return false;
        }
        Set<TicketId> shared = new HashSet<>(known.tickets());
        shared.retainAll(Set.copyOf(now.tickets()));
        return 2 * shared.size()
                >= Math.min(known.tickets().size(), now.tickets().size());
    }

    private static Finding withId(Finding finding, String id) {
        return new Finding(
                id,
                finding.kpi(),
                finding.slice(),
                finding.from(),
                finding.to(),
                finding.observed(),
                finding.expected(),
                finding.effect(),
                finding.contribution(),
                finding.pValue(),
                finding.words(),
                finding.tickets(),
                finding.headline());
    }

    private static String json(Finding finding) {
        try {
            return WRITE.writeValueAsString(finding);
        } catch (JsonProcessingException e) {
            throw new StoreException("Finding " + finding.id() + " cannot be written as JSON", e);
        }
    }

    private static List<Seen> read(Connection connection) throws SQLException {
        List<Seen> all = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                        "SELECT content, first_seen, last_seen, id FROM insight_finding ORDER BY from_day DESC, id");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                all.add(new Seen(
                        finding(rows.getString(1), rows.getString(4)),
                        UtcTime.fromColumn(rows, 2),
                        UtcTime.fromColumn(rows, 3)));
            }
        }
        return all;
    }

    private static Finding finding(String json, String id) {
        try {
            return READ.readValue(json);
        } catch (JsonProcessingException e) {
            throw new StoreException(
                    "Finding " + id
                            + " in table insight_finding is damaged; delete the row, the next analysis makes it anew",
                    e);
        }
    }
}
