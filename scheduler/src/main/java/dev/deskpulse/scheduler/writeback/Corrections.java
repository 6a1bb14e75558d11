package dev.deskpulse.scheduler.writeback;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.Upsert;
import dev.deskpulse.connector.store.UtcTime;
import dev.deskpulse.scheduler.text.TagStore;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.TicketId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What people corrected. Kept for good: it stops overwriting, and tells how often the tagger is wrong. */
public final class Corrections {
    private static final Upsert UPSERT = Upsert.into(
            "human_correction",
            List.of("ticket_id", "what", "name"),
            List.of("ticket_id", "what", "name", "ours", "theirs", "corrected_by", "corrected_at", "noticed_at"));
    private static final String SELECT =
            "SELECT ticket_id, what, name, ours, theirs, corrected_by, corrected_at, noticed_at FROM human_correction";

    private final Database database;
    private final TagStore tags;

    private Corrections(Database database) {
        this.database = database;
        this.tags = TagStore.in(database);
    }

    /** Brings the tables up to date. */
    public static Corrections in(Database database) {
        database.migrate(WriteLedger.AREA, WriteLedger.MIGRATIONS);
        return new Corrections(database);
    }

    void save(Collection<Correction> corrections) {
        if (!corrections.isEmpty()) {
            database.run(connection -> {
                database.upsert(UPSERT, corrections.stream().map(Corrections::row));
                corrections.forEach(this::noteInLedgerOfTags);
            });
        }
    }

    private void noteInLedgerOfTags(Correction correction) {
        Instant at = correction.at() == null ? correction.noticedAt() : correction.at();
        correction
                .target()
                .task()
                .ifPresent(task ->
                        tags.correct(correction.target().ticket(), task, correction.theirs(), correction.by(), at));
    }

    public List<Correction> all() {
        return Rows.query(database, SELECT + " ORDER BY ticket_id, what, name", List.of(), Corrections::read);
    }

    /** The tickets of the corrections that were noticed at a moment or after it. */
    public Set<TicketId> noticedSince(Instant moment) {
        Instant kept = moment.truncatedTo(ChronoUnit.MICROS);
        return all().stream()
                .filter(correction -> !correction.noticedAt().isBefore(kept))
                .map(correction -> correction.target().ticket())
                .collect(Collectors.toSet());
    }

    /** Which of these tickets' targets people have taken over. */
    Set<WriteTarget> targets(Collection<TicketId> tickets) {
        List<String> ids = tickets.stream().map(TicketId::value).toList();
        String sql = "SELECT ticket_id, what, name FROM human_correction WHERE ticket_id IN (%s)";
        return new HashSet<>(Rows.queryIn(database, sql, ids, row -> Rows.target(row, 1)));
    }

    private static List<@Nullable Object> row(Correction correction) {
        PersonId by = correction.by();
        return Arrays.<@Nullable Object>asList(
                correction.target().ticket().value(),
                correction.target().what(),
                correction.target().name(),
                correction.ours(),
                correction.theirs(),
                by == null ? null : by.value(),
                correction.at(),
                correction.noticedAt());
    }

    private static Correction read(ResultSet row) throws SQLException {
        String by = row.getString(6);
        return new Correction(
                Rows.target(row, 1),
                row.getString(4),
                row.getString(5),
                by == null ? null : new PersonId(by),
                UtcTime.fromColumnOrNull(row, 7),
                UtcTime.fromColumn(row, 8));
    }
}
