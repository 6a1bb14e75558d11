package dev.deskpulse.connector.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.deskpulse.connector.store.ConnectorTables;
import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.StoreException;
import dev.deskpulse.connector.store.StoreJson;
import dev.deskpulse.connector.store.Upsert;
import dev.deskpulse.connector.store.UtcTime;
import dev.deskpulse.connector.sync.CompletenessCertificate.SetAside;
import dev.deskpulse.ticket.SourceId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The journal in the store's own database: a call inside a {@link Database#write} commits together with what else is
 * written there, any other call by itself.
 */
public final class JdbcSyncJournal implements SyncJournal {
    /** After a source's name: its second cursor. */
    private static final String CENSUS = "#census";

    private static final Upsert CURSOR = Upsert.into("sync_cursors", List.of("source"), List.of("source", "position"));
    private static final Upsert MAPPING =
            Upsert.into("sync_mappings", List.of("source"), List.of("source", "fingerprint"));
    private static final Upsert RUN = Upsert.into(
            "sync_runs",
            List.of("run_id"),
            List.of(
                    "run_id",
                    "source",
                    "started_at",
                    "finished_at",
                    "complete",
                    "fetched",
                    "stored_tickets",
                    "set_aside",
                    "certificate"));
    private static final String SET_ASIDE = "INSERT INTO sync_set_aside"
            + " (source, issue_id, issue_key, reason, attempts, first_at, last_at) VALUES (?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (source, issue_id) DO UPDATE SET issue_key = excluded.issue_key,"
            + " reason = excluded.reason, attempts = excluded.attempts, last_at = excluded.last_at";

    private final Database database;
    private final InstantSource clock;

    private JdbcSyncJournal(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The journal in this database; brings its tables up to date first. */
    public static JdbcSyncJournal in(Database database, InstantSource clock) {
        ConnectorTables.migrate(database);
        return new JdbcSyncJournal(database, clock);
    }

    @Override
    public Optional<Instant> cursor(SourceId source) {
        return position(source.value());
    }

    @Override
    public void moveCursor(SourceId source, Instant to) {
        move(source.value(), to);
    }

    @Override
    public Optional<Instant> censusCursor(SourceId source) {
        return position(source.value() + CENSUS);
    }

    @Override
    public void moveCensusCursor(SourceId source, Instant to) {
        move(source.value() + CENSUS, to);
    }

    private Optional<Instant> position(String key) {
        return database.read(connection -> {
            try (PreparedStatement query =
                    connection.prepareStatement("SELECT position FROM sync_cursors WHERE source = ?")) {
                query.setString(1, key);
                try (ResultSet rows = query.executeQuery()) {
                    return rows.next() ? Optional.of(UtcTime.fromColumn(rows, 1)) : Optional.empty();
                }
            }
        });
    }

    private void move(String key, Instant to) {
        database.upsert(CURSOR, Stream.of(Upsert.row(key, to)));
    }

    @Override
    public Optional<String> mapping(SourceId source) {
        return database.read(connection -> {
            try (PreparedStatement query =
                    connection.prepareStatement("SELECT fingerprint FROM sync_mappings WHERE source = ?")) {
                query.setString(1, source.value());
                try (ResultSet rows = query.executeQuery()) {
                    return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
                }
            }
        });
    }

    @Override
    public void keepMapping(SourceId source, String fingerprint) {
        database.upsert(MAPPING, Stream.of(Upsert.row(source.value(), fingerprint)));
    }

    @Override
    public Map<String, SetAside> setAside(SourceId source) {
        String sql = "SELECT issue_id, issue_key, reason, attempts FROM sync_set_aside WHERE source = ?"
                + " ORDER BY first_at, issue_id";
        return database.read(connection -> {
            Map<String, SetAside> issues = new LinkedHashMap<>();
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                query.setString(1, source.value());
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        issues.put(rows.getString(1), setAside(rows));
                    }
                }
            }
            return issues;
        });
    }

    @Override
    public List<SetAside> told(SourceId source) {
        String sql =
                "SELECT issue_id, issue_key, reason, attempts FROM sync_set_aside WHERE source = ? AND reason IN (?, ?)"
                        + " ORDER BY first_at, issue_id";
        return database.read(connection -> {
            List<SetAside> issues = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                query.setString(1, source.value());
                query.setString(2, SetAside.TOLD);
                query.setString(3, SetAside.BEGUN);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        issues.add(setAside(rows));
                    }
                }
            }
            return issues;
        });
    }

    @Override
    public void setAside(SourceId source, Collection<SetAside> issues) {
        Instant now = clock.instant();
        database.run(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(SET_ASIDE)) {
                for (SetAside issue : issues) {
                    insert.setString(1, source.value());
                    insert.setString(2, issue.issueId());
                    insert.setString(3, issue.key());
                    insert.setString(4, issue.reason());
                    insert.setInt(5, issue.attempts());
                    insert.setObject(6, UtcTime.toColumn(now));
                    insert.setObject(7, UtcTime.toColumn(now));
                    insert.executeUpdate();
                }
            }
        });
    }

    @Override
    public void settle(SourceId source, Collection<String> issueIds) {
        database.run(connection -> {
            try (PreparedStatement delete = connection.prepareStatement(
                    "DELETE FROM sync_set_aside WHERE source = ? AND issue_id = ? AND reason <> ?")) {
                for (String issueId : issueIds) {
                    delete.setString(1, source.value());
                    delete.setString(2, issueId);
                    delete.setString(3, SetAside.TOLD);
                    delete.executeUpdate();
                }
            }
        });
    }

    @Override
    public void keep(CompletenessCertificate certificate) {
        database.upsert(
                RUN,
                Stream.of(Upsert.row(
                        certificate.runId(),
                        certificate.source().value(),
                        certificate.startedAt(),
                        certificate.finishedAt(),
                        certificate.complete(),
                        certificate.fetched(),
                        certificate.storedTickets(),
                        (long) certificate.setAside().size(),
                        write(certificate))));
    }

    @Override
    public Optional<CompletenessCertificate> latest(SourceId source) {
        return recent(source, 1).stream().findFirst();
    }

    /** The certificates of the source's latest runs, newest first. */
    public List<CompletenessCertificate> recent(SourceId source, int limit) {
        String sql = "SELECT run_id, certificate FROM sync_runs WHERE source = ?"
                + " ORDER BY started_at DESC, finished_at DESC, run_id LIMIT ?";
        return database.read(connection -> {
            List<CompletenessCertificate> runs = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                query.setString(1, source.value());
                query.setInt(2, limit);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        runs.add(read(rows.getString(1), rows.getString(2)));
                    }
                }
            }
            return runs;
        });
    }

    private static SetAside setAside(ResultSet row) throws SQLException {
        return new SetAside(row.getString(1), row.getString(2), row.getString(3), row.getInt(4));
    }

    private static String write(CompletenessCertificate certificate) {
        try {
            return StoreJson.MAPPER.writeValueAsString(certificate);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the certificate of run " + certificate.runId() + " has no JSON form", e);
        }
    }

    private static CompletenessCertificate read(String runId, String json) {
        try {
            return StoreJson.MAPPER.readValue(json, CompletenessCertificate.class);
        } catch (JsonProcessingException e) {
            throw new StoreException(
                    "The certificate of sync run " + runId + " cannot be read; sync again to get a new one", e);
        }
    }
}
