package dev.deskpulse.scheduler.rival;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.Upsert;
import dev.deskpulse.connector.store.UtcTime;
import dev.deskpulse.scheduler.text.TicketRows;
import dev.deskpulse.ticket.TicketId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Where which name stands. */
public final class RivalStore {
    private static final Upsert MENTION = Upsert.into(
            "rival_mention",
            List.of("ticket_id", "name", "place"),
            List.of("ticket_id", "name", "place", "listed", "mood"));
    private static final Upsert MARK = Upsert.into("rival_mark", List.of("id"), List.of("id", "rules", "seen_until"));

    private final Database database;

    private RivalStore(Database database) {
        this.database = database;
    }

    /** Brings the tables up to date and opens the store. */
    public static RivalStore in(Database database) {
        database.migrate("rival", "dev/deskpulse/scheduler/rival/migration");
        return new RivalStore(database);
    }

    /** A sentence that names something. */
    record Mention(TicketId ticket, String name, int place, boolean listed, String mood) {}

    /**
     * How far the last reading came.
     *
     * @param seenUntil the ticket store's watermark when it began
     */
    record Mark(String rules, Instant seenUntil) {}

    /** Empty before the first reading has ended. */
    Optional<Mark> mark() {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT rules, seen_until FROM rival_mark");
                    ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Mark(row.getString(1), UtcTime.fromColumn(row, 2)))
                        : Optional.empty();
            }
        });
    }

    void keep(Mark mark) {
        database.upsert(MARK, List.of(Upsert.row(1, mark.rules, mark.seenUntil)).stream());
    }

    /** Takes the place of what was found in these tickets before. */
    void save(Collection<TicketId> read, Collection<Mention> mentions) {
        database.run(connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM rival_mention WHERE ticket_id = ?")) {
                for (TicketId ticket : held(read)) {
                    delete.setString(1, ticket.value());
                    delete.executeUpdate();
                }
            }
            database.upsert(
                    MENTION,
                    mentions.stream()
                            .map(one -> Upsert.row(one.ticket.value(), one.name, one.place, one.listed, one.mood)));
        });
    }

    /** Those of which something is there: few, so that the others cost no statement. */
    private List<TicketId> held(Collection<TicketId> tickets) {
        return TicketRows.of(
                tickets,
                database,
                "SELECT DISTINCT ticket_id FROM rival_mention WHERE",
                row -> new TicketId(TicketRows.text(row, 1)));
    }
}
