package dev.deskpulse.scheduler.writeback;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.Upsert;
import dev.deskpulse.connector.store.UtcTime;
import dev.deskpulse.scheduler.text.OwnComments;
import dev.deskpulse.scheduler.writeback.WriteTarget.What;
import dev.deskpulse.ticket.TicketId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything Deskpulse ever wrote: the intent before the request, the outcome after it, so that a crash in between
 * leaves a question to ask the site and never an unknown write.
 */
public final class WriteLedger {
    /** Whose tables these are; they are never rebuilt. */
    public static final String AREA = "writeback";

    static final String MIGRATIONS = "dev/deskpulse/scheduler/writeback/migrations";

    private static final Upsert RUN =
            Upsert.into("write_run", List.of("run_id"), List.of("run_id", "started_at", "undoes"));
    private static final Upsert ENTRY = Upsert.into(
            "write_ledger",
            List.of("entry_id"),
            List.of(
                    "entry_id",
                    "run_id",
                    "ticket_id",
                    "what",
                    "name",
                    "native_id",
                    "before_value",
                    "after_value",
                    "intended_at",
                    "outcome",
                    "note",
                    "settled_at"));
    private static final Upsert STATE = Upsert.into(
            "write_state",
            List.of("ticket_id", "what", "name"),
            List.of(
                    "ticket_id",
                    "what",
                    "name",
                    "entry_id",
                    "native_id",
                    "before_value",
                    "after_value",
                    "pending",
                    "pending_value"));
    private static final String KNOWN = "SELECT ticket_id, what, name, entry_id, native_id, before_value, after_value,"
            + " pending, pending_value FROM write_state";

    private static final String SUMMARIES = """
            SELECT r.run_id, r.started_at, r.undoes,
                (SELECT max(u.run_id) FROM write_run u WHERE u.undoes = r.run_id),
                count(DISTINCT CASE WHEN l.outcome = 'WRITTEN' THEN l.ticket_id END),
                count(CASE WHEN l.outcome = 'WRITTEN' THEN 1 END),
                count(CASE WHEN l.outcome = 'WRITTEN' AND l.what = 'COMMENT' THEN 1 END),
                count(CASE WHEN l.outcome IN ('REJECTED', 'UNKNOWN') THEN 1 END)
            FROM write_run r LEFT JOIN write_ledger l ON l.run_id = r.run_id
            GROUP BY r.run_id, r.started_at, r.undoes
            ORDER BY r.started_at DESC, r.run_id DESC""";

    private static final String OF_RUN = """
            SELECT entry_id, ticket_id, what, name, CASE WHEN what = 'FIELD' THEN before_value END,
                CASE WHEN what = 'FIELD' THEN after_value END, outcome, note
            FROM write_ledger
            WHERE run_id = ? AND entry_id > ?
            ORDER BY entry_id""";

    private final Database database;
    private final InstantSource clock;
    private final Set<String> ownComments = ConcurrentHashMap.newKeySet();

    private WriteLedger(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A run of the ledger. */
    public record Run(String id, Instant startedAt, Optional<String> undoes) {}

    /** A write that is begun or done, with what the ledger knew of its target before. */
    record Entry(String id, String run, Write write, Optional<KnownWrite> known, Instant intendedAt) {}

    /**
     * A run with what became of its writes.
     *
     * @param undoneBy the latest run that took it back
     * @param tickets on how many tickets something was written
     * @param written fields, explanations and comments written
     * @param comments how many of those were comments
     * @param refused what the site did not take, or perhaps not
     */
    public record RunSummary(
            String id,
            Instant startedAt,
            Optional<String> undoes,
            Optional<String> undoneBy,
            long tickets,
            long written,
            long comments,
            long refused) {}

    /** Brings the tables up to date and opens the ledger. */
    public static WriteLedger in(Database database, InstantSource clock) {
        database.migrate(AREA, MIGRATIONS);
        return reading(database, clock);
    }

    /** Opens it as it is, for who only reads: whoever writes has brought the tables up to date. */
    public static WriteLedger reading(Database database, InstantSource clock) {
        WriteLedger ledger = new WriteLedger(database, clock);
        ledger.readAgain();
        return ledger;
    }

    /** Learns which comments other processes on the same database have written. */
    public void readAgain() {
        Rows.query(
                        database,
                        "SELECT ticket_id, native_id FROM write_ledger WHERE what = 'COMMENT' AND native_id IS NOT NULL",
                        List.of(),
                        row -> commentKey(Rows.text(row, 1), Rows.text(row, 2)))
                .forEach(ownComments::add);
    }

    /** See {@link dev.deskpulse.connector.store.Turns#guard}. */
    Runnable guard() {
        return database.turns().guard();
    }

    /** Knows at any moment which comments Deskpulse wrote, also those written after this call. */
    public OwnComments ownComments() {
        return (ticket, message) -> ownComments.contains(commentKey(ticket.value(), message));
    }

    /** Of which times it does not know what was written. */
    public LedgerGaps gaps() {
        return new LedgerGaps(database, clock);
    }

    /** Newest first. */
    public List<Run> runs() {
        return Rows.query(
                database,
                "SELECT run_id, started_at, undoes FROM write_run ORDER BY started_at DESC, run_id DESC",
                List.of(),
                row -> new Run(Rows.text(row, 1), UtcTime.fromColumn(row, 2), Optional.ofNullable(row.getString(3))));
    }

    /** The latest runs with what became of their writes, newest first. */
    public List<RunSummary> summaries(int most) {
        return Rows.query(database, SUMMARIES + " LIMIT " + most, List.of(), WriteLedger::summary);
    }

    /**
     * What a run wrote, or meant to.
     *
     * @param id orders the writes of a run
     * @param before of a field; null where it was empty
     * @param after of a field; null where it was cleared
     * @param outcome {@code INTENDED}, {@code WRITTEN}, {@code REJECTED} and so on
     * @param note why the site refused it
     */
    public record Written(
            String id,
            WriteTarget target,
            @Nullable String before,
            @Nullable String after,
            String outcome,
            @Nullable String note) {}

    /** @param after the last id of the page before; empty for the first page */
    public List<Written> written(String run, String after, int most) {
        return Rows.query(
                database,
                OF_RUN + " LIMIT " + most,
                List.of(run, after),
                row -> new Written(
                        Rows.text(row, 1),
                        Rows.target(row, 2),
                        row.getString(5),
                        row.getString(6),
                        Rows.text(row, 7),
                        row.getString(8)));
    }

    private static RunSummary summary(ResultSet row) throws SQLException {
        return new RunSummary(
                Rows.text(row, 1),
                UtcTime.fromColumn(row, 2),
                Optional.ofNullable(row.getString(3)),
                Optional.ofNullable(row.getString(4)),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8));
    }

    /** The runs that took back another one. */
    Set<String> undoing() {
        return runs().stream()
                .filter(run -> run.undoes().isPresent())
                .map(Run::id)
                .collect(Collectors.toSet());
    }

    void begin(String run, @Nullable String undoes) {
        Instant now = clock.instant();
        Rows.upsert(database, RUN, List.of(Arrays.<@Nullable Object>asList(run, now, undoes)));
    }

    /** Writes down what is about to be asked of the site, before it is. */
    List<Entry> intend(String run, List<Write> writes, Map<WriteTarget, KnownWrite> known) {
        List<Entry> entries = new ArrayList<>();
        Instant now = clock.instant();
        for (Write write : writes) {
            WriteTarget target = write.target();
            String id = run + "/" + target.ticket().value() + "/" + target.what() + "/" + target.name();
            entries.add(new Entry(id, run, write, Optional.ofNullable(known.get(target)), now));
        }
        save(entries, entry -> ledgerRow(entry, "INTENDED", null, entry.write().nativeId(), null), this::pendingState);
        return entries;
    }

    /** An entry, how it ended, and the id of the comment that it posted. */
    record Settled(
            Entry entry, WriteOutcome outcome, @Nullable String nativeId) {}

    void settle(List<Settled> settled) {
        List<List<@Nullable Object>> ledger = new ArrayList<>();
        List<List<@Nullable Object>> state = new ArrayList<>();
        for (Settled one : settled) {
            ledger.add(settledRow(one));
            settledState(one).ifPresent(state::add);
            if (one.entry.write() instanceof Write.OfComment && one.nativeId != null) {
                ownComments.add(commentKey(one.entry.write().target().ticket().value(), one.nativeId));
            }
        }
        database.run(connection -> {
            Rows.upsert(database, ENTRY, ledger);
            Rows.upsert(database, STATE, state);
        });
    }

    /** Remembers values that were found to be there already, without a write. */
    void adopt(List<Write> present) {
        List<List<@Nullable Object>> state = new ArrayList<>();
        for (Write write : present) {
            state.add(state(write, "found", write.nativeId(), write.before(), write.after(), false, null));
        }
        if (!state.isEmpty()) {
            Rows.upsert(database, STATE, state);
        }
    }

    Map<WriteTarget, KnownWrite> known(Collection<TicketId> tickets) {
        List<String> ids = tickets.stream().map(TicketId::value).toList();
        return byTarget(Rows.queryIn(database, KNOWN + " WHERE ticket_id IN (%s)", ids, WriteLedger::readKnown));
    }

    /** Our comments, by finding. Of a finding with comments on two tickets (one of which went away), either. */
    Map<String, KnownWrite> comments() {
        Map<String, KnownWrite> comments = new HashMap<>();
        Rows.query(database, KNOWN + " WHERE what = 'COMMENT' ORDER BY entry_id", List.of(), WriteLedger::readKnown)
                .forEach(known -> comments.put(known.target().name(), known));
        return comments;
    }

    /** Tickets with a write whose answer is not known. */
    List<TicketId> unsettled() {
        return Rows.query(
                database,
                "SELECT DISTINCT ticket_id FROM write_state WHERE pending ORDER BY ticket_id",
                List.of(),
                row -> new TicketId(Rows.text(row, 1)));
    }

    /** What a run wrote, in the order of tickets. */
    List<LedgerEntry> writtenBy(String run) {
        return Rows.query(
                database,
                "SELECT entry_id, ticket_id, what, name, native_id, before_value, after_value FROM write_ledger"
                        + " WHERE run_id = ? AND outcome = 'WRITTEN' ORDER BY ticket_id, what, name",
                List.of(run),
                row -> new LedgerEntry(
                        Rows.text(row, 1), Rows.target(row, 2), row.getString(5), row.getString(6), row.getString(7)));
    }

    /** What the target held by our doing before this entry, whole; empty where we had put nothing there. */
    Optional<String> writtenBefore(LedgerEntry entry) {
        List<String> values = Rows.query(
                database,
                "SELECT p.after_value FROM write_ledger p, write_ledger e WHERE e.entry_id = ?"
                        + " AND p.ticket_id = e.ticket_id AND p.what = e.what AND p.name = e.name"
                        + " AND p.outcome = 'WRITTEN' AND p.intended_at < e.intended_at AND p.after_value IS NOT NULL"
                        + " ORDER BY p.intended_at DESC",
                List.of(entry.id()),
                row -> Rows.text(row, 1));
        return values.stream().findFirst();
    }

    private interface RowOf<T> {
        List<@Nullable Object> row(T thing);
    }

    private void save(List<Entry> entries, RowOf<Entry> ledger, RowOf<Entry> state) {
        List<List<@Nullable Object>> ledgerRows = new ArrayList<>();
        List<List<@Nullable Object>> stateRows = new ArrayList<>();
        for (Entry entry : entries) {
            ledgerRows.add(ledger.row(entry));
            stateRows.add(state.row(entry));
        }
        database.run(connection -> {
            Rows.upsert(database, ENTRY, ledgerRows);
            Rows.upsert(database, STATE, stateRows);
        });
    }

    private List<@Nullable Object> settledRow(Settled settled) {
        WriteOutcome outcome = settled.outcome;
        String note = outcome instanceof WriteOutcome.Rejected rejected ? rejected.message() : null;
        return ledgerRow(settled.entry, name(outcome), note, settled.nativeId, clock.instant());
    }

    private static String name(WriteOutcome outcome) {
        if (outcome instanceof WriteOutcome.Rejected rejected && rejected.uncertain()) {
            return "UNKNOWN";
        }
        return outcome.getClass().getSimpleName().toUpperCase(Locale.ROOT);
    }

    private static List<@Nullable Object> ledgerRow(
            Entry entry, String outcome, @Nullable String note, @Nullable String nativeId, @Nullable Instant settled) {
        Write write = entry.write;
        return Arrays.<@Nullable Object>asList(
                entry.id,
                entry.run,
                write.target().ticket().value(),
                write.target().what(),
                write.target().name(),
                nativeId,
                write.before(),
                write.after(),
                entry.intendedAt,
                outcome,
                note,
                settled);
    }

    private List<@Nullable Object> pendingState(Entry entry) {
        KnownWrite known = entry.known.orElse(null);
        String nativeId = entry.write.nativeId();
        return state(
                entry.write,
                entry.id,
                nativeId == null && known != null ? known.nativeId() : nativeId,
                known == null ? null : known.before(),
                oursBefore(entry.write, known),
                true,
                remembered(entry.write));
    }

    /**
     * What the target holds of ours before a write. Of a field that is what was seen there: an earlier write may have come through
     * although its process died, and would be taken for a person's if it were forgotten now.
     */
    private static @Nullable String oursBefore(Write write, @Nullable KnownWrite known) {
        if (write instanceof Write.OfField) {
            return write.before();
        }
        return known == null ? null : known.after();
    }

    /** Empty where the question stays open. */
    private Optional<List<@Nullable Object>> settledState(Settled settled) {
        Write write = settled.entry.write();
        KnownWrite known = settled.entry.known().orElse(null);
        if (settled.outcome instanceof WriteOutcome.Rejected rejected && rejected.uncertain()) {
            return Optional.empty();
        }
        if (settled.outcome instanceof WriteOutcome.Written) {
            String nativeId = write.after() == null ? null : settled.nativeId;
            return Optional.of(
                    state(write, settled.entry.id(), nativeId, write.before(), remembered(write), false, null));
        }
        return Optional.of(state(
                write,
                known == null ? settled.entry.id() : known.entry(),
                known == null ? null : known.nativeId(),
                known == null ? null : known.before(),
                oursBefore(write, known),
                false,
                null));
    }

    private static List<@Nullable Object> state(
            Write write,
            String entry,
            @Nullable String nativeId,
            @Nullable String before,
            @Nullable String after,
            boolean pending,
            @Nullable String pendingAfter) {
        return Arrays.<@Nullable Object>asList(
                write.target().ticket().value(),
                write.target().what(),
                write.target().name(),
                entry,
                nativeId,
                before,
                after,
                pending,
                pendingAfter);
    }

    /** Properties are long and nobody edits them: their fingerprint is enough to compare with. */
    private static @Nullable String remembered(Write write) {
        String after = write.after();
        return after != null && write.target().what() == What.PROPERTY ? Explanation.fingerprint(after) : after;
    }

    private static String commentKey(String ticket, String comment) {
        return ticket + "#" + comment;
    }

    private static Map<WriteTarget, KnownWrite> byTarget(List<KnownWrite> writes) {
        Map<WriteTarget, KnownWrite> byTarget = new HashMap<>();
        writes.forEach(write -> byTarget.put(write.target(), write));
        return byTarget;
    }

    private static KnownWrite readKnown(ResultSet row) throws SQLException {
        return new KnownWrite(
                Rows.target(row, 1),
                Rows.text(row, 4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getBoolean(8),
                row.getString(9));
    }
}
