package dev.deskpulse.scheduler.agent;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * How complaints ended, as far as is known today. One that was reopened and resolved again counts as both.
 *
 * @param all created in these days
 * @param resolved those that are done
 * @param open those that are not
 * @param histories those whose history is known, so that reopening and passing on are
 * @param reopened of these, those that were done and came back
 * @param passedOn of these, those that went from one agent or team to another
 * @param escalated of these, those that went to another team
 * @param asked those whose customer answered the survey
 * @param satisfied of these, those with 4 or 5
 */
public record ComplaintEnds(
        long all,
        long resolved,
        long open,
        long histories,
        long reopened,
        long passedOn,
        long escalated,
        long asked,
        long satisfied) {
    private static final String COUNT = "count(*) FILTER (WHERE f.kind = 'COMPLAINT' AND ";

    /** What {@link #read} reads, of facts named {@code f}. */
    static final String SQL = String.join(
            ", ",
            "count(*) FILTER (WHERE f.kind = 'COMPLAINT')",
            COUNT + "f.resolved_day IS NOT NULL)",
            COUNT + "f.reopens IS NOT NULL)",
            COUNT + "f.reopens > 0)",
            COUNT + "f.reopens IS NOT NULL AND (f.transfers > 0 OR f.team_transfers > 0))",
            COUNT + "f.reopens IS NOT NULL AND f.team_transfers > 0)",
            COUNT + "f.csat IS NOT NULL)",
            COUNT + "f.csat >= 4)");

    static ComplaintEnds read(ResultSet row, int from) throws SQLException {
        long all = row.getLong(from);
        long resolved = row.getLong(from + 1);
        return new ComplaintEnds(
                all,
                resolved,
                all - resolved,
                row.getLong(from + 2),
                row.getLong(from + 3),
                row.getLong(from + 4),
                row.getLong(from + 5),
                row.getLong(from + 6),
                row.getLong(from + 7));
    }

    ComplaintEnds plus(ComplaintEnds other) {
        return new ComplaintEnds(
                all + other.all,
                resolved + other.resolved,
                open + other.open,
                histories + other.histories,
                reopened + other.reopened,
                passedOn + other.passedOn,
                escalated + other.escalated,
                asked + other.asked,
                satisfied + other.satisfied);
    }
}
