package dev.deskpulse.scheduler.knowledge;

import dev.deskpulse.connector.store.UtcTime;
import dev.deskpulse.scheduler.text.TicketRows;
import dev.deskpulse.scheduler.topic.Meaning;
import dev.deskpulse.scheduler.topic.TopicLanguage;
import dev.deskpulse.scheduler.topic.TopicStore;
import dev.deskpulse.ticket.TicketId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The latest resolved tickets of each topic with their answers, as they were read. */
final class TopicCases {
    private static final String TOPICS =
            "SELECT DISTINCT p.topic FROM answered_ticket a JOIN ticket_topic p ON p.ticket_id = a.ticket_id"
                    + " WHERE p.topic IS NOT NULL ORDER BY p.topic";
    private static final String CASES = "SELECT s.ticket, a.customer, a.opening, v.language, v.vector, s.lasted,"
            + " s.resolved_at, g.language, g.words, g.meaning, g.closing, g.links FROM (SELECT " + ReadAnswers.OUTCOME
            + ReadAnswers.ANSWERED + " = ? ORDER BY f.first_resolved_at DESC, f.ticket LIMIT " + ReadAnswers.TICKETS
            + ") s JOIN answered_ticket a ON a.ticket_id = s.ticket JOIN ticket_vector v ON v.ticket_id = s.ticket"
            + " LEFT JOIN given_answer g ON g.ticket_id = s.ticket ORDER BY s.resolved_at DESC, s.ticket, g.place";
    private static final String WORDS = "SELECT a.customer, a.opening FROM answered_ticket a UNION ALL"
            + " SELECT a.customer, g.words FROM answered_ticket a JOIN given_answer g ON g.ticket_id = a.ticket_id";

    private final QuestionStore store;
    private final Duration comeback;
    private final Instant decidedBefore;
    private final Map<TopicLanguage, Meaning> centres = new EnumMap<>(TopicLanguage.class);

    /** @param comeback so long after a resolution the customer's return says that it did not last */
    TopicCases(QuestionStore store, TopicStore topics, Duration comeback, Instant now) {
        this.store = store;
        this.comeback = comeback;
        this.decidedBefore = now.minus(comeback);
        for (TopicLanguage language : TopicLanguage.values()) {
            centres.put(language, topics.centre(language));
        }
    }

    private record Row(AskedTicket ticket, AskedTicket.@Nullable Given answer) {}

    List<String> topics() {
        return store.query(TOPICS, List.of(), row -> TicketRows.text(row, 1));
    }

    /** What all customers and agents said, as far as it was read. */
    SharedWords words() {
        SharedWords words = new SharedWords();
        store.query(WORDS, List.of(), row -> {
            words.add(TicketRows.text(row, 1), TicketRows.text(row, 2));
            return Boolean.TRUE;
        });
        return words;
    }

    /** The latest first. */
    List<AskedTicket> of(String topic) {
        Map<TicketId, AskedTicket> asked = new LinkedHashMap<>();
        Map<TicketId, List<AskedTicket.Given>> answers = new LinkedHashMap<>();
        for (Row row : store.query(CASES, List.of(comeback.toSeconds(), topic), this::row)) {
            TicketId ticket = row.ticket.ticket();
            asked.putIfAbsent(ticket, row.ticket);
            List<AskedTicket.Given> given = answers.computeIfAbsent(ticket, t -> new ArrayList<>());
            if (row.answer != null) {
                given.add(row.answer);
            }
        }
        return asked.values().stream()
                .map(ticket -> new AskedTicket(
                        ticket.ticket(),
                        ticket.customer(),
                        ticket.opening(),
                        ticket.meaning(),
                        ticket.asked(),
                        ticket.lasted(),
                        ticket.decided(),
                        answers.getOrDefault(ticket.ticket(), List.of())))
                .toList();
    }

    /** Where it lies in the desk's space, of length 1. */
    Meaning placed(Meaning meaning) {
        return meaning.from(centres.getOrDefault(meaning.language(), meaning));
    }

    private Row row(ResultSet row) throws SQLException {
        boolean lasted = row.getInt(6) == 1;
        Meaning meaning = Meaning.read(TopicLanguage.valueOf(TicketRows.text(row, 4)), TicketRows.text(row, 5));
        AskedTicket ticket = new AskedTicket(
                new TicketId(TicketRows.text(row, 1)),
                TicketRows.text(row, 2),
                TicketRows.text(row, 3),
                meaning,
                placed(meaning),
                lasted,
                !lasted || !UtcTime.fromColumn(row, 7).isAfter(decidedBefore),
                List.of());
        String language = row.getString(8);
        AskedTicket.Given answer = language == null
                ? null
                : new AskedTicket.Given(
                        TicketRows.text(row, 9),
                        Meaning.read(TopicLanguage.valueOf(language), TicketRows.text(row, 10)),
                        row.getBoolean(11),
                        TicketRows.text(row, 12).lines().toList());
        return new Row(ticket, answer);
    }
}
