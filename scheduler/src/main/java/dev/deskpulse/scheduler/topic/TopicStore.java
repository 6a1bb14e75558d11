package dev.deskpulse.scheduler.topic;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.Upsert;
import dev.deskpulse.connector.store.UtcTime;
import dev.deskpulse.scheduler.sight.Sight;
import dev.deskpulse.scheduler.text.TicketRows;
import dev.deskpulse.ticket.TicketId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The topics, and the topic of each ticket. */
public final class TopicStore {
    /** Whose tables these are, for {@link Database#migrate}. Never rebuilt: people's names and merges are in them. */
    public static final String AREA = "topics";

    /** From this cosine on, less what all texts share, two texts are about the same thing. */
    public static final double NEAR = TopicSpace.NEAR;

    public static final String MIGRATIONS = "dev/deskpulse/scheduler/topic/migrations";

    private static final Upsert TOPICS = Upsert.into(
            "topic",
            List.of("id"),
            List.of(
                    "id",
                    "language",
                    "created_at",
                    "name",
                    "human_name",
                    "state",
                    "merged_into",
                    "parent",
                    "mean",
                    "telling"));
    private static final Upsert SPACES =
            Upsert.into("topic_space", List.of("language"), List.of("language", "centre", "discovered_at", "tickets"));
    private static final Upsert VECTORS = Upsert.into(
            "ticket_vector", List.of("ticket_id"), List.of("ticket_id", "input", "language", "created_at", "vector"));
    private static final Upsert PLACES =
            Upsert.into("ticket_topic", List.of("ticket_id"), List.of("ticket_id", "language", "topic", "score"));

    private final Database database;

    /**
     * Where topics of a language were last looked for.
     *
     * @param centre see {@link VectorText}
     * @param tickets how many there were
     */
    record Space(TopicLanguage language, String centre, Instant discovered, long tickets) {}

    /** A ticket's opening as the model sees it; {@code input} is the fingerprint of its text. */
    record Vector(TicketId ticket, String input, TopicLanguage language, Instant created, String vector) {}

    /** A ticket's topic; null where it is near none. */
    record Place(
            TicketId ticket,
            TopicLanguage language,
            @Nullable String topic,
            @Nullable Double score) {}

    private TopicStore(Database database) {
        this.database = database;
    }

    /** Brings the tables up to date and opens the store. */
    public static TopicStore in(Database database) {
        database.migrate(AREA, MIGRATIONS);
        return new TopicStore(database);
    }

    Database database() {
        return database;
    }

    KnownTopics topics() {
        return new KnownTopics(query(
                "SELECT id, language, created_at, name, human_name, state, merged_into, parent, mean, telling FROM topic"
                        + " ORDER BY created_at, id",
                List.of(),
                TopicStore::topic));
    }

    private static StoredTopic topic(ResultSet row) throws SQLException {
        return new StoredTopic(
                text(row, 1),
                TopicLanguage.valueOf(text(row, 2)),
                UtcTime.fromColumn(row, 3),
                text(row, 4),
                row.getString(5),
                StoredTopic.State.valueOf(text(row, 6)),
                row.getString(7),
                row.getString(8),
                text(row, 9),
                telling(row.getString(10)));
    }

    private static List<String> telling(@Nullable String lines) {
        return lines == null || lines.isEmpty() ? List.of() : List.of(lines.split("\n", -1));
    }

    void saveTopics(Collection<StoredTopic> topics) {
        database.upsert(
                TOPICS,
                topics.stream()
                        .map(topic -> Upsert.row(
                                topic.id(),
                                topic.language(),
                                topic.created(),
                                topic.name(),
                                topic.humanName(),
                                topic.state(),
                                topic.mergedInto(),
                                topic.parent(),
                                topic.mean(),
                                String.join("\n", topic.telling()))));
    }

    Optional<Space> space(TopicLanguage language) {
        return query(
                        "SELECT centre, discovered_at, tickets FROM topic_space WHERE language = ?",
                        List.of(language.name()),
                        row -> new Space(language, text(row, 1), UtcTime.fromColumn(row, 2), row.getLong(3)))
                .stream()
                .findFirst();
    }

    /** What all openings of a language share; nothing where topics were not looked for yet. */
    public Meaning centre(TopicLanguage language) {
        return space(language)
                .map(space -> Meaning.read(language, space.centre()))
                .orElseGet(() -> Meaning.nothing(language));
    }

    void saveSpace(Space space) {
        database.upsert(
                SPACES, Stream.of(Upsert.row(space.language(), space.centre(), space.discovered(), space.tickets())));
    }

    /** The fingerprints of the texts whose vectors are stored. */
    Map<TicketId, String> inputs(List<TicketId> tickets) {
        Map<TicketId, String> inputs = new HashMap<>();
        String marks = String.join(", ", Collections.nCopies(tickets.size(), "?"));
        query(
                "SELECT ticket_id, input FROM ticket_vector WHERE ticket_id IN (" + marks + ")",
                tickets.stream().map(TicketId::value).toList(),
                row -> inputs.put(new TicketId(text(row, 1)), text(row, 2)));
        return inputs;
    }

    void saveVectors(Collection<Vector> vectors) {
        database.upsert(
                VECTORS,
                vectors.stream()
                        .map(v -> Upsert.row(v.ticket().value(), v.input(), v.language(), v.created(), v.vector())));
    }

    void savePlaces(Collection<Place> places) {
        database.upsert(
                PLACES,
                places.stream()
                        .map(place ->
                                Upsert.row(place.ticket().value(), place.language(), place.topic(), place.score())));
    }

    /** The topics of these tickets, without words; tickets that are near none are left out. */
    Map<TicketId, TopicTag> tags(Collection<TicketId> tickets) {
        Map<TicketId, TopicTag> tags = new HashMap<>();
        String marks = String.join(", ", Collections.nCopies(tickets.size(), "?"));
        query(
                "SELECT p.ticket_id, t.id, COALESCE(t.human_name, t.name), p.score FROM ticket_topic p"
                        + " JOIN topic t ON t.id = p.topic WHERE p.ticket_id IN (" + marks + ")",
                tickets.stream().map(TicketId::value).toList(),
                row -> tags.put(
                        new TicketId(text(row, 1)),
                        new TopicTag(text(row, 2), text(row, 3), row.getDouble(4), List.of())));
        return tags;
    }

    void moveTickets(String fromTopic, String toTopic) {
        database.run(connection -> {
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE ticket_topic SET topic = ? WHERE topic = ?")) {
                update.setString(1, toTopic);
                update.setString(2, fromTopic);
                update.executeUpdate();
            }
        });
    }

    long tickets(TopicLanguage language) {
        return query(
                        "SELECT count(*) FROM ticket_vector WHERE language = ?",
                        List.of(language.name()),
                        row -> row.getLong(1))
                .get(0);
    }

    /** All vectors of a language, those of the newest tickets first. */
    void vectors(TopicLanguage language, Consumer<Vector> consumer) {
        latest(language, Integer.MAX_VALUE, consumer);
    }

    /** Those of the newest tickets alone. */
    void latest(TopicLanguage language, int most, Consumer<Vector> consumer) {
        each(
                "SELECT ticket_id, input, created_at, vector FROM ticket_vector WHERE language = ?"
                        + " ORDER BY created_at DESC, ticket_id LIMIT " + most,
                List.of(language.name()),
                row -> consumer.accept(new Vector(
                        new TicketId(text(row, 1)), text(row, 2), language, UtcTime.fromColumn(row, 3), text(row, 4))));
    }

    /** Which of some tickets are of a topic. */
    Set<TicketId> ofTopic(String topic, Collection<TicketId> tickets) {
        return Set.copyOf(TicketRows.of(
                        tickets,
                        database,
                        "SELECT ticket_id, topic FROM ticket_topic WHERE",
                        row -> topic.equals(row.getString(2))
                                ? Optional.of(new TicketId(text(row, 1)))
                                : Optional.<TicketId>empty())
                .stream()
                .flatMap(Optional::stream)
                .toList());
    }

    /** The tickets of a topic, the nearest first. */
    List<TicketId> ticketsOf(String topic, TopicLanguage language, int most) {
        return query(
                "SELECT ticket_id FROM ticket_topic WHERE topic = ? AND language = ?"
                        + " ORDER BY score DESC, ticket_id LIMIT " + most,
                List.of(topic, language.name()),
                row -> new TicketId(text(row, 1)));
    }

    /** The same in whichever language, of the tickets that somebody sees. */
    List<TicketId> ticketsOf(String topic, Sight sight, int most) {
        List<Object> values = new ArrayList<>(List.of(topic));
        values.addAll(sight.values());
        String seen = sight.seesAllTickets()
                ? ""
                : " AND ticket_id IN (SELECT f.ticket FROM kpi_fact f WHERE " + sight.condition("f.scope") + ")";
        return query(
                "SELECT ticket_id FROM ticket_topic WHERE topic = ?" + seen + " ORDER BY score DESC, ticket_id LIMIT "
                        + most,
                values,
                row -> new TicketId(text(row, 1)));
    }

    /** Reads one value of a row. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    @FunctionalInterface
    private interface RowTaker {
        void take(ResultSet row) throws SQLException;
    }

    <T> List<T> query(String sql, List<?> values, RowReader<T> reader) {
        List<T> found = new ArrayList<>();
        each(sql, values, row -> found.add(reader.read(row)));
        return found;
    }

    private void each(String sql, List<?> values, RowTaker taker) {
        database.read(connection -> {
            take(connection, sql, values, taker);
            return Boolean.TRUE;
        });
    }

    private static void take(Connection connection, String sql, List<?> values, RowTaker taker) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                query.setObject(i + 1, values.get(i));
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    taker.take(rows);
                }
            }
        }
    }

    static String text(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }
}
