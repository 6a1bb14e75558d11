package dev.deskpulse.connector.store;

import dev.deskpulse.ticket.AuthorRole;
import dev.deskpulse.ticket.Person;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.SourceId;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import dev.deskpulse.ticket.TicketKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tickets in any {@link Database}, in portable SQL. */
public final class JdbcTicketStore implements TicketStore {
    private static final Upsert PEOPLE = Upsert.into("people", List.of("id"), List.of("id", "display_name", "role"));
    private static final String HELD =
            "SELECT id, native_id, ticket_key, project, updated, absence FROM tickets WHERE source = ?";
    private static final String TOTALS = "SELECT COUNT(*), COALESCE(SUM(message_count), 0),"
            + " COALESCE(SUM(history_count), 0) FROM tickets WHERE source = ? AND absence IS NULL";
    private static final String PAGE = "SELECT id, document FROM tickets"
            + " WHERE absence IS NULL AND saved_at >= ? AND id > ? ORDER BY id LIMIT ?";

    private static final String IDS =
            "SELECT id FROM tickets WHERE absence IS NULL AND saved_at >= ? AND id > ? ORDER BY id LIMIT ?";
    private static final String LATEST =
            "SELECT id, document FROM tickets WHERE absence IS NULL ORDER BY created DESC, id LIMIT ?";
    private static final String CHANGED = "SELECT COUNT(*) FROM tickets WHERE absence IS NULL AND saved_at >= ?";

    /** Databases limit how many parameters one statement takes. */
    private static final int IDS_AT_A_TIME = 500;

    private final Database database;
    private final InstantSource clock;

    private JdbcTicketStore(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The store in this database; brings its tables up to date first. */
    public static JdbcTicketStore in(Database database, InstantSource clock) {
        ConnectorTables.migrate(database);
        return new JdbcTicketStore(database, clock);
    }

    /** Opens it as it is, for who only reads: whoever writes has brought the tables up to date. */
    public static JdbcTicketStore reading(Database database, InstantSource clock) {
        return new JdbcTicketStore(database, clock);
    }

    /**
     * The ids of present tickets in their order, a page at a time.
     *
     * @param changedSince as in {@link #forEach}
     * @param after the last id of the page before; empty for the first page
     */
    public List<TicketId> ids(Instant changedSince, String after, int size) {
        return database.read(connection -> {
            try (PreparedStatement query = connection.prepareStatement(IDS)) {
                query.setObject(1, UtcTime.toColumn(changedSince));
                query.setString(2, after);
                query.setInt(3, size);
                List<TicketId> ids = new ArrayList<>();
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        ids.add(new TicketId(rows.getString(1)));
                    }
                }
                return ids;
            }
        });
    }

    @Override
    public void save(Collection<Ticket> tickets) {
        if (tickets.isEmpty()) {
            return;
        }
        Map<TicketId, Ticket> latest = new LinkedHashMap<>();
        tickets.forEach(ticket -> latest.put(ticket.id(), ticket));
        database.run(connection -> {
            Instant savedAt = nextMoment(connection);
            database.upsert(TicketRow.UPSERT, latest.values().stream().map(ticket -> TicketRow.of(ticket, savedAt)));
        });
    }

    @Override
    public void savePeople(Collection<Person> people) {
        Map<PersonId, Person> latest = new LinkedHashMap<>();
        people.forEach(person -> latest.put(person.id(), person));
        if (latest.isEmpty()) {
            return;
        }
        database.upsert(
                PEOPLE,
                latest.values().stream()
                        .map(person -> Upsert.row(person.id().value(), person.displayName(), person.role())));
    }

    @Override
    public void replacePeople(Collection<Person> people) {
        Set<String> kept = people.stream().map(person -> person.id().value()).collect(Collectors.toSet());
        database.run(connection -> {
            savePeople(people);
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM people WHERE id = ?")) {
                for (PersonId id : people().keySet()) {
                    if (!kept.contains(id.value())) {
                        delete.setString(1, id.value());
                        delete.executeUpdate();
                    }
                }
            }
        });
    }

    @Override
    public void markAbsent(Collection<TicketId> tickets, Absence absence) {
        database.run(connection -> {
            for (List<String> ids : inChunks(tickets, TicketId::value)) {
                String sql = "UPDATE tickets SET absence = ? WHERE id IN (" + marks(ids) + ")";
                try (PreparedStatement update = connection.prepareStatement(sql)) {
                    update.setString(1, absence.name());
                    set(update, 2, ids);
                    update.executeUpdate();
                }
            }
        });
    }

    @Override
    public void rewrite(Collection<TicketId> tickets, UnaryOperator<Ticket> change) {
        database.run(connection -> {
            for (List<String> ids : inChunks(tickets, TicketId::value)) {
                rewrite(connection, ids, change);
            }
        });
    }

    private void rewrite(Connection connection, List<String> ids, UnaryOperator<Ticket> change) throws SQLException {
        List<Ticket> changed = new ArrayList<>();
        Map<Absence, List<TicketId>> absent = new EnumMap<>(Absence.class);
        String sql = "SELECT id, document, absence FROM tickets WHERE id IN (" + marks(ids) + ")";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            set(query, 1, ids);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    Ticket ticket = TicketJson.read(rows.getString(1), rows.getString(2));
                    changed.add(change.apply(ticket));
                    absence(rows.getString(3)).ifPresent(why -> absent.computeIfAbsent(why, any -> new ArrayList<>())
                            .add(ticket.id()));
                }
            }
        }
        save(changed);
        absent.forEach((why, those) -> markAbsent(those, why));
    }

    @Override
    public Optional<Ticket> find(TicketId id) {
        return findAll(List.of(id)).stream().findFirst();
    }

    @Override
    public Optional<Ticket> findByKey(TicketKey key) {
        return findAllByKey(List.of(key)).stream().findFirst();
    }

    @Override
    public List<Ticket> findAll(Collection<TicketId> ids) {
        Map<String, Ticket> found = database.read(connection -> {
            Map<String, Ticket> tickets = new HashMap<>();
            for (List<String> chunk : inChunks(ids, TicketId::value)) {
                String sql = "SELECT id, document FROM tickets WHERE absence IS NULL AND id IN (" + marks(chunk) + ")";
                try (PreparedStatement query = connection.prepareStatement(sql)) {
                    set(query, 1, chunk);
                    tickets.putAll(tickets(query));
                }
            }
            return tickets;
        });
        return ids.stream()
                .map(id -> found.get(id.value()))
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public List<Ticket> findAllByKey(Collection<TicketKey> keys) {
        Map<TicketKey, Ticket> found = database.read(connection -> {
            Map<TicketKey, Ticket> tickets = new HashMap<>();
            for (List<String> chunk : inChunks(keys, TicketKey::value)) {
                String sql = "SELECT id, document FROM tickets WHERE absence IS NULL AND ticket_key IN (" + marks(chunk)
                        + ") ORDER BY updated DESC, id";
                try (PreparedStatement query = connection.prepareStatement(sql)) {
                    set(query, 1, chunk);
                    tickets(query).values().forEach(ticket -> tickets.putIfAbsent(ticket.key(), ticket));
                }
            }
            return tickets;
        });
        return keys.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    @Override
    public Map<String, Held> held(SourceId source) {
        return database.read(connection -> {
            Map<String, Held> held = new HashMap<>();
            try (PreparedStatement query = connection.prepareStatement(HELD)) {
                query.setString(1, source.value());
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        held.put(rows.getString(2), held(rows));
                    }
                }
            }
            return held;
        });
    }

    @Override
    public void forEach(Instant changedSince, int batchSize, Consumer<List<Ticket>> batch) {
        if (batchSize < 1) {
            throw new IllegalArgumentException("batch size " + batchSize + " is not positive");
        }
        // Each page is a transaction of its own: a consumer may take minutes, and a snapshot held that long would keep
        // the database from tidying up behind its writers.
        String after = "";
        Map<String, Ticket> page = page(changedSince, after, batchSize);
        while (!page.isEmpty()) {
            for (String id : page.keySet()) {
                after = id;
            }
            batch.accept(List.copyOf(page.values()));
            page = page.size() < batchSize ? Map.of() : page(changedSince, after, batchSize);
        }
    }

    @Override
    public Instant watermark() {
        return database.read(JdbcTicketStore::afterAllSaved);
    }

    @Override
    public List<Ticket> latest(int most) {
        return database.read(connection -> {
            try (PreparedStatement query = connection.prepareStatement(LATEST)) {
                query.setInt(1, most);
                return List.copyOf(tickets(query).values());
            }
        });
    }

    @Override
    public long changed(Instant changedSince) {
        return database.read(connection -> {
            try (PreparedStatement query = connection.prepareStatement(CHANGED)) {
                query.setObject(1, UtcTime.toColumn(changedSince));
                try (ResultSet rows = query.executeQuery()) {
                    rows.next();
                    return rows.getLong(1);
                }
            }
        });
    }

    @Override
    public Totals totals(SourceId source) {
        return database.read(connection -> {
            try (PreparedStatement query = connection.prepareStatement(TOTALS)) {
                query.setString(1, source.value());
                try (ResultSet rows = query.executeQuery()) {
                    rows.next();
                    return new Totals(rows.getLong(1), rows.getLong(2), rows.getLong(3));
                }
            }
        });
    }

    @Override
    public Map<PersonId, Person> people() {
        return database.read(connection -> {
            Map<PersonId, Person> people = new HashMap<>();
            try (PreparedStatement query = connection.prepareStatement("SELECT id, display_name, role FROM people");
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    PersonId id = new PersonId(rows.getString(1));
                    people.put(id, new Person(id, rows.getString(2), AuthorRole.valueOf(rows.getString(3))));
                }
            }
            return people;
        });
    }

    @Override
    public Set<String> projects() {
        return database.read(connection -> {
            Set<String> projects = new TreeSet<>();
            try (PreparedStatement query =
                            connection.prepareStatement("SELECT DISTINCT project FROM tickets WHERE absence IS NULL");
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    projects.add(rows.getString(1));
                }
            }
            return projects;
        });
    }

    /** The clock's moment, or just after the latest save where the clock stands still or was set back. */
    private Instant nextMoment(Connection connection) throws SQLException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant earliest = afterAllSaved(connection);
        return now.isBefore(earliest) ? earliest : now;
    }

    private static Instant afterAllSaved(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT MAX(saved_at) FROM tickets");
                ResultSet rows = query.executeQuery()) {
            rows.next();
            Instant latest = UtcTime.fromColumnOrNull(rows, 1);
            return latest == null ? Instant.MIN : latest.plus(1, ChronoUnit.MICROS);
        }
    }

    private Map<String, Ticket> page(Instant changedSince, String after, int size) {
        return database.read(connection -> {
            try (PreparedStatement query = connection.prepareStatement(PAGE)) {
                query.setObject(1, UtcTime.toColumn(changedSince));
                query.setString(2, after);
                query.setInt(3, size);
                return tickets(query);
            }
        });
    }

    private static Map<String, Ticket> tickets(PreparedStatement query) throws SQLException {
        Map<String, Ticket> tickets = new LinkedHashMap<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                tickets.put(rows.getString(1), TicketJson.read(rows.getString(1), rows.getString(2)));
            }
        }
        return tickets;
    }

    private static Held held(ResultSet row) throws SQLException {
        return new Held(
                new TicketId(row.getString(1)),
                new TicketKey(row.getString(3)),
                row.getString(4),
                UtcTime.fromColumn(row, 5),
                absence(row.getString(6)));
    }

    private static Optional<Absence> absence(@Nullable String name) {
        return Optional.ofNullable(name).map(Absence::valueOf);
    }

    private static <T> List<List<String>> inChunks(Collection<T> asked, Function<T, String> value) {
        List<String> all = asked.stream().map(value).distinct().toList();
        List<List<String>> chunks = new ArrayList<>();
        for (int from = 0; from < all.size(); from += IDS_AT_A_TIME) {
            chunks.add(all.subList(from, Math.min(all.size(), from + IDS_AT_A_TIME)));
        }
        return chunks;
    }

    private static String marks(List<String> ids) {
        return String.join(", ", Collections.nCopies(ids.size(), "?"));
    }

    private static void set(PreparedStatement statement, int first, List<String> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            statement.setString(first + i, values.get(i));
        }
    }
}
