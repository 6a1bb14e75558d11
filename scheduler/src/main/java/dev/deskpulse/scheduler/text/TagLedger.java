package dev.deskpulse.scheduler.text;

import static dev.deskpulse.scheduler.text.TicketRows.text;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.Upsert;
import dev.deskpulse.connector.store.UtcTime;
import dev.deskpulse.scheduler.text.TagChange.Maker;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.TicketId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every change of a ticket's tags, by the model and by people, in the table {@code tag_change}. Never rebuilt. */
public final class TagLedger {
    private static final String AREA = "tag_ledger";
    private static final String MIGRATIONS = "dev/deskpulse/scheduler/text/ledger";

    private static final List<String> COLUMNS = List.of(
            "ticket_id", "task", "changed_at", "made_by", "person", "model", "old_value", "new_value", "evidence");
    private static final Upsert UPSERT =
            Upsert.into("tag_change", List.of("ticket_id", "task", "changed_at", "made_by"), COLUMNS);
    private static final String SELECT = "SELECT " + String.join(", ", COLUMNS) + " FROM tag_change WHERE";
    private static final String PERSONS = " made_by = 'PERSON'";
    private static final String LATEST =
            SELECT + PERSONS + " ORDER BY changed_at DESC, ticket_id, task LIMIT ? OFFSET ?";

    private final Database database;

    TagLedger(Database database) {
        this.database = database;
    }

    /** Brings the table up to date. */
    static void migrate(Database database) {
        database.migrate(AREA, MIGRATIONS);
    }

    /** All that happened to a ticket's tags, oldest first. */
    public List<TagChange> of(TicketId ticket) {
        return sorted(TicketRows.of(List.of(ticket), database, SELECT, TagLedger::read));
    }

    /** All that people corrected, oldest first. */
    public List<TagChange> corrections() {
        return database.read(connection -> {
            List<TagChange> found = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(SELECT + PERSONS);
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(read(rows));
                }
            }
            return sorted(found);
        });
    }

    /**
     * What people corrected, newest first.
     *
     * @param skip so many of the newest are left out
     */
    public List<TagChange> latestCorrections(int limit, long skip) {
        return database.read(connection -> {
            List<TagChange> found = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(LATEST)) {
                query.setInt(1, limit);
                query.setLong(2, skip);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.add(read(rows));
                    }
                }
            }
            return found;
        });
    }

    /** How many corrections there are. */
    public long correctionCount() {
        return database.read(connection -> {
            try (PreparedStatement query =
                            connection.prepareStatement("SELECT count(*) FROM tag_change WHERE" + PERSONS);
                    ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    /** What people last said of these tickets. */
    Map<TicketId, Map<TagTask, TagChange>> corrections(Collection<TicketId> tickets) {
        Map<TicketId, Map<TagTask, TagChange>> last = new HashMap<>();
        sorted(TicketRows.of(tickets, database, SELECT + PERSONS + " AND", TagLedger::read))
                .forEach(change -> last.computeIfAbsent(change.ticket(), id -> new EnumMap<>(TagTask.class))
                        .put(change.task(), change));
        return last;
    }

    /** Keeps what differs; tickets without earlier tags have no change. */
    void judged(Map<TicketId, TicketTags> before, Collection<TicketTags> now) {
        List<TagChange> changes = new ArrayList<>();
        for (TicketTags tags : now) {
            TicketTags old = before.get(tags.ticket());
            if (old != null) {
                changes.addAll(changes(old, tags));
            }
        }
        save(changes);
    }

    private static List<TagChange> changes(TicketTags old, TicketTags now) {
        return Arrays.stream(TagTask.values())
                .filter(task -> !task.valueOf(old).equals(task.valueOf(now)))
                .map(task -> new TagChange(
                        now.ticket(),
                        task,
                        now.taggedAt(),
                        Maker.MODEL,
                        null,
                        now.model(),
                        task.valueOf(old),
                        task.valueOf(now),
                        task.evidenceOf(now)))
                .toList();
    }

    void save(Collection<TagChange> changes) {
        if (!changes.isEmpty()) {
            database.upsert(UPSERT, changes.stream().map(TagLedger::row));
        }
    }

    private static List<TagChange> sorted(List<TagChange> changes) {
        return changes.stream()
                .sorted(Comparator.comparing(TagChange::at)
                        .thenComparing(change -> change.ticket().value())
                        .thenComparing(TagChange::task))
                .toList();
    }

    private static List<@Nullable Object> row(TagChange change) {
        PersonId by = change.by();
        return Arrays.<@Nullable Object>asList(
                change.ticket().value(),
                change.task(),
                change.at(),
                change.maker(),
                by == null ? null : by.value(),
                change.model(),
                change.oldValue(),
                change.newValue(),
                TagJson.write(change.evidence()));
    }

    private static TagChange read(ResultSet row) throws SQLException {
        String by = row.getString(5);
        return new TagChange(
                new TicketId(text(row, 1)),
                TagTask.valueOf(text(row, 2)),
                UtcTime.fromColumn(row, 3),
                Maker.valueOf(text(row, 4)),
                by == null ? null : new PersonId(by),
                text(row, 6),
                row.getString(7),
                row.getString(8),
                TagJson.evidence(text(row, 9)));
    }
}
