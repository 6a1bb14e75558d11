package dev.deskpulse.scheduler.audit;

import dev.deskpulse.connector.store.UtcTime;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are wanted.
 *
 * @param since the earliest; null for all
 * @param action null for every one; likewise {@code actor} and {@code outcome}
 * @param actor as the log knows them
 * @param before a number: older entries than it alone; null for the latest
 * @param most as many
 */
public record AuditQuery(
        @Nullable Instant since,
        @Nullable AuditAction action,
        @Nullable String actor,
        @Nullable AuditOutcome outcome,
        @Nullable Long before,
        int most) {
    public static final int MOST = 1_000;

    public AuditQuery {
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException("from 1 to " + MOST + " entries can be asked for, not " + most);
        }
    }

    /** The latest of all. */
    public static AuditQuery latest(int most) {
        return new AuditQuery(null, null, null, null, null, most);
    }

    /** The latest of one kind. */
    public static AuditQuery latest(AuditAction action, int most) {
        return new AuditQuery(null, action, null, null, null, most);
    }

    private record Condition(String sql, Object value) {}

    private List<Condition> conditions() {
        List<Condition> all = new ArrayList<>();
        if (since != null) {
            all.add(new Condition("noted_at >= ?", UtcTime.toColumn(since)));
        }
        if (action != null) {
            all.add(new Condition("action = ?", action.name()));
        }
        if (actor != null) {
            all.add(new Condition("actor = ?", actor));
        }
        if (outcome != null) {
            all.add(new Condition("outcome = ?", outcome.name()));
        }
        if (before != null) {
            all.add(new Condition("number < ?", before));
        }
        return all;
    }

    String condition() {
        List<Condition> all = conditions();
        return all.isEmpty()
                ? ""
                : all.stream().map(Condition::sql).collect(Collectors.joining(" AND ", " WHERE ", ""));
    }

    /** Fills in the condition's values, and tells the place of the next. */
    int bind(PreparedStatement query) throws SQLException {
        int place = 1;
        for (Condition condition : conditions()) {
            query.setObject(place, condition.value());
            place++;
        }
        return place;
    }
}
