package dev.deskpulse.scheduler.audit;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.UtcTime;
import dev.deskpulse.words.Words;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Looks in the audit log of the last 24 hours for use that a person should look at. Tells of people, never of the program's own. */
public final class UnusualUse {
    private static final Duration DAY = Duration.ofHours(24);
    private static final String BY_PEOPLE = " AND role <> '" + Actor.THE_PROGRAM + "'";
    private static final String OFF_HOURS = "SELECT actor, noted_at, times FROM audit_log WHERE noted_at > ?"
            + BY_PEOPLE + " AND action IN ('EXPORT', 'READ', 'ADMIN', 'SETTINGS', 'UNDO', 'UNMASK')";

    private final Database database;
    private final Limits limits;
    private final Predicate<Instant> working;

    /** @param working whether a moment is within the desk's hours */
    public UnusualUse(Database database, Limits limits, Predicate<Instant> working) {
        this.database = database;
        this.limits = limits;
        this.working = working;
    }

    /**
     * From how many within 24 hours on use is told of.
     *
     * @param exports of one person
     * @param reads tickets and customers' profiles that one person opened; each counts once
     * @param offHours exports, changes by admins and many reads of one person outside the desk's hours
     * @param refusals of one address
     */
    public record Limits(int exports, int reads, int offHours, int refusals) {
        public static final Limits USUAL = new Limits(20, 300, 10, 50);
    }

    /** What kind of use. */
    public enum Kind {
        MANY_EXPORTS,
        MANY_READ,
        OFF_HOURS,
        MANY_REFUSALS;

        /** What was counted. */
        public Words words() {
            return switch (this) {
                case MANY_EXPORTS -> new Words("exports within 24 hours", "24 小时内导出次数");
                case MANY_READ ->
                    new Words("tickets and customers' profiles opened within 24 hours", "24 小时内打开的工单和客户档案数");
                case OFF_HOURS -> new Words("exports, reads and changes outside the desk's hours", "非工作时间的导出、查看和更改次数");
                case MANY_REFUSALS -> new Words("requests refused within 24 hours", "24 小时内被拒绝的请求数");
            };
        }
    }

    /**
     * Something unusual.
     *
     * @param actor as the log knows them; of {@link Kind#MANY_REFUSALS} the address's pseudonym
     * @param last when it was last seen
     */
    public record Told(Kind kind, String actor, long count, Instant last) {}

    /** As of now; the most first. */
    public List<Told> asOf(Instant now) {
        Instant since = now.minus(DAY);
        List<Told> told = new ArrayList<>();
        told.addAll(grouped(Kind.MANY_EXPORTS, "actor", "EXPORT", limits.exports(), since));
        told.addAll(grouped(Kind.MANY_READ, "actor", "READ", limits.reads(), since));
        told.addAll(grouped(Kind.MANY_REFUSALS, "origin", "REFUSED", limits.refusals(), since));
        told.addAll(offHours(since));
        return told;
    }

    private List<Told> grouped(Kind kind, String by, String action, int least, Instant since) {
        String sql = "SELECT " + by + ", CAST(SUM(times) AS BIGINT) AS found, MAX(noted_at) FROM audit_log"
                + " WHERE noted_at > ? AND action = ?" + BY_PEOPLE + " GROUP BY " + by + " HAVING SUM(times)"
                + " >= ? ORDER BY found DESC, " + by;
        return database.read(connection -> {
            List<Told> told = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                query.setObject(1, UtcTime.toColumn(since));
                query.setString(2, action);
                query.setInt(3, least);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        told.add(new Told(kind, rows.getString(1), rows.getLong(2), UtcTime.fromColumn(rows, 3)));
                    }
                }
            }
            return told;
        });
    }

    private List<Told> offHours(Instant since) {
        Map<String, Told> byActor = new HashMap<>();
        database.read(connection -> {
            try (PreparedStatement query = connection.prepareStatement(OFF_HOURS)) {
                query.setObject(1, UtcTime.toColumn(since));
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        noteOffHours(rows, byActor);
                    }
                }
            }
            return byActor;
        });
        return byActor.values().stream()
                .filter(told -> told.count() >= limits.offHours())
                .sorted((one, other) -> Long.compare(other.count(), one.count()))
                .toList();
    }

    private void noteOffHours(ResultSet row, Map<String, Told> byActor) throws SQLException {
        Instant at = UtcTime.fromColumn(row, 2);
        if (!working.test(at)) {
            Told once = new Told(Kind.OFF_HOURS, row.getString(1), row.getLong(3), at);
            byActor.merge(
                    once.actor(),
                    once,
                    (sum, more) -> new Told(
                            Kind.OFF_HOURS,
                            sum.actor(),
                            sum.count() + more.count(),
                            more.last().isAfter(sum.last()) ? more.last() : sum.last()));
        }
    }
}
