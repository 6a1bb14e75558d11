package dev.deskpulse.scheduler.audit;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.UtcTime;
import dev.deskpulse.scheduler.privacy.PersonalData;
import dev.deskpulse.scheduler.privacy.PrivacyKey;
import dev.deskpulse.scheduler.privacy.Pseudonyms;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Who did what, when, on what, and how it ended: sign-ins, refusals, changes, what left the desk, what was written into
 * tickets. Holds no figure, no text of a ticket and no person's name or account, but pseudonyms. Entries are chained, so that
 * {@link #verify} tells where one was changed, added or taken away.
 */
public final class AuditLog {
    private static final String COLUMNS =
            "number, noted_at, actor, role, origin, action, target, detail, outcome, times, mac";
    private static final int ROWS_AT_A_TIME = 5_000;

    private final Database database;
    private final InstantSource clock;
    private final Pseudonyms pseudonyms;
    private final AuditChain chain;
    private final AuditAnchor anchor;

    private AuditLog(Database database, Path home, PrivacyKey key, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.pseudonyms = key.pseudonyms();
        this.chain = new AuditChain(key.auditing());
        this.anchor = new AuditAnchor(home, chain, database.read(AuditLog::head));
    }

    /**
     * Brings the tables up to date and opens the log.
     *
     * @param home where the head is kept a second time
     */
    public static AuditLog in(Database database, Path home, PrivacyKey key, InstantSource clock) {
        database.migrate("audit", "dev/deskpulse/scheduler/audit/migration");
        AuditLog log = new AuditLog(database, home, key, clock);
        log.takeOver();
        return log;
    }

    /** Adds what was done once. */
    public void add(Actor who, AuditAction action, String target, String detail, AuditOutcome outcome) {
        add(who, action, target, detail, outcome, 1);
    }

    /**
     * Adds an entry, from any thread. Not inside of a transaction of the caller's: what is rolled back there would still be
     * what the head beside the table says.
     *
     * @param times how often it was done
     */
    public void add(Actor who, AuditAction action, String target, String detail, AuditOutcome outcome, long times) {
        Instant now = clock.instant();
        AuditEvent event = event(who, action, target, detail, outcome, times);
        anchor.moveTo(database.write(connection -> append(connection, now, event)));
    }

    /** Adds what leaves the desk; to be called before it is handed out. */
    public void export(Actor who, String what, String form, String destination) {
        add(who, AuditAction.EXPORT, what, form + " → " + destination, AuditOutcome.DONE);
    }

    /** Takes the log's end as it stands for the true one, which an entry says; what is wrong before it is told still. */
    public void accept(Actor who) {
        Instant now = clock.instant();
        AuditEvent event =
                event(who, AuditAction.ADMIN, "audit log", "its end accepted as it stands", AuditOutcome.DONE, 1);
        anchor.accept(database.write(connection -> append(connection, now, event)));
    }

    /** As the log knows whoever has this account. */
    public String actor(String account) {
        return pseudonyms.ofPerson(account);
    }

    private AuditEvent event(
            Actor who, AuditAction action, String target, String detail, AuditOutcome outcome, long times) {
        return new AuditEvent(
                who.account() == null ? who.name() : actor(who.account()),
                who.role(),
                who.address() == null ? "" : pseudonyms.of(PersonalData.IP, who.address()),
                action,
                target,
                detail,
                outcome,
                times);
    }

    private AuditHead append(Connection connection, Instant at, AuditEvent event) throws SQLException {
        AuditHead before = head(connection);
        if (!holds(connection, anchor.held())) {
            anchor.lose();
        }
        Instant kept = at.truncatedTo(ChronoUnit.MICROS);
        AuditHead head = new AuditHead(before.number() + 1, chain.mac(before.mac(), before.number() + 1, kept, event));
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO audit_log (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setLong(1, head.number());
            insert.setObject(2, UtcTime.toColumn(kept));
            insert.setString(3, event.actor());
            insert.setString(4, event.role());
            insert.setString(5, event.origin());
            insert.setString(6, event.action().name());
            insert.setString(7, event.target());
            insert.setString(8, event.detail());
            insert.setString(9, event.outcome().name());
            insert.setLong(10, event.times());
            insert.setString(11, head.mac());
            insert.executeUpdate();
        }
        return head;
    }

    private static boolean holds(Connection connection, AuditHead anchored) throws SQLException {
        if (anchored.number() == 0) {
            return true;
        }
        try (PreparedStatement query = connection.prepareStatement("SELECT mac FROM audit_log WHERE number = ?")) {
            query.setLong(1, anchored.number());
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() && rows.getString(1).equals(anchored.mac());
            }
        }
    }

    private static AuditHead head(Connection connection) throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement("SELECT number, mac FROM audit_log ORDER BY number DESC LIMIT 1");
                ResultSet rows = query.executeQuery()) {
            return rows.next() ? new AuditHead(rows.getLong(1), rows.getString(2)) : AuditHead.NONE;
        }
    }

    /** Entries, the newest first. */
    public List<AuditEntry> find(AuditQuery asked) {
        return database.read(connection -> {
            List<AuditEntry> found = new ArrayList<>();
            String sql = "SELECT " + COLUMNS + " FROM audit_log" + asked.condition() + " ORDER BY number DESC LIMIT ?";
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                query.setInt(asked.bind(query), asked.most());
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.add(entry(rows));
                    }
                }
            }
            return found;
        });
    }

    /** Looks whether the log is as it was written. */
    public AuditVerdict verify() {
        AuditCheck check = new AuditCheck(chain, anchor.read());
        return database.read(connection -> {
            try (PreparedStatement query =
                    connection.prepareStatement("SELECT " + COLUMNS + " FROM audit_log ORDER BY number")) {
                query.setFetchSize(ROWS_AT_A_TIME);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        check(rows, check);
                    }
                }
            }
            return check.end();
        });
    }

    private static void check(ResultSet row, AuditCheck check) throws SQLException {
        try {
            check.next(entry(row));
        } catch (IllegalArgumentException e) {
            check.unreadable(row.getLong(1), row.getString(11));
        }
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong(1),
                UtcTime.fromColumn(row, 2),
                new AuditEvent(
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        AuditAction.valueOf(row.getString(6)),
                        row.getString(7),
                        row.getString(8),
                        AuditOutcome.valueOf(row.getString(9)),
                        row.getLong(10)),
                row.getString(11));
    }

    /** What earlier versions kept of exports becomes the beginning of the log, with the times that it had. */
    private void takeOver() {
        AuditHead head = database.write(connection -> {
            AuditHead last = AuditHead.NONE;
            try (PreparedStatement query = connection.prepareStatement(
                            "SELECT exported_at, who, what, form, destination FROM export_log ORDER BY number");
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    Actor who = new Actor(rows.getString(2), "", "", null);
                    String detail = rows.getString(4) + " → " + rows.getString(5);
                    last = append(
                            connection,
                            UtcTime.fromColumn(rows, 1),
                            event(who, AuditAction.EXPORT, rows.getString(3), detail, AuditOutcome.DONE, 1));
                }
            }
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM export_log")) {
                delete.executeUpdate();
            }
            return last;
        });
        anchor.moveTo(head);
    }
}
