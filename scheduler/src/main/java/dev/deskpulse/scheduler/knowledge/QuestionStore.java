package dev.deskpulse.scheduler.knowledge;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.Upsert;
import dev.deskpulse.connector.store.UtcTime;
import dev.deskpulse.scheduler.sight.Sight;
import dev.deskpulse.scheduler.text.Fingerprint;
import dev.deskpulse.scheduler.text.TicketRows;
import dev.deskpulse.scheduler.topic.Meaning;
import dev.deskpulse.scheduler.topic.TopicLanguage;
import dev.deskpulse.ticket.TicketId;
import java.net.URI;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The questions, and on which tickets their answers were given. */
public final class QuestionStore {
    private static final List<String> COLUMNS = List.of(
            "number",
            "language",
            "topic",
            "state",
            "question",
            "answer",
            "article",
            "meaning",
            "answer_meaning",
            "question_ticket",
            "answer_ticket",
            "proposed_at",
            "touched_at",
            "touched_by");
    private static final Upsert QUESTION = Upsert.into("question", List.of("number"), COLUMNS);
    private static final Upsert CASE =
            Upsert.into("question_case", List.of("question", "ticket_id"), List.of("question", "ticket_id", "helped"));
    private static final String ALL = "SELECT " + String.join(", ", COLUMNS)
            + ", approved_words, approved_at, approved_by FROM question ORDER BY number";
    private static final String SUCCESS =
            "SELECT c.question, count(*), sum(CASE WHEN c.helped THEN 1 ELSE 0 END) FROM question_case c"
                    + " JOIN kpi_fact f ON f.ticket = c.ticket_id WHERE %s GROUP BY c.question";
    private static final Upsert ARTICLE_CASE = Upsert.into(
            "article_case",
            List.of("question", "article", "ticket_id"),
            List.of("question", "article", "ticket_id", "helped"));
    private static final String ARTICLE_SUCCESS =
            "SELECT c.question, count(*), sum(CASE WHEN c.helped THEN 1 ELSE 0 END) FROM article_case c"
                    + " JOIN question q ON q.number = c.question AND q.article = c.article"
                    + " JOIN kpi_fact f ON f.ticket = c.ticket_id WHERE %s GROUP BY c.question";
    private static final String AUTOMATIC_SUCCESS =
            "SELECT a.question, count(a.settled), sum(CASE WHEN a.settled THEN 1 ELSE 0 END) FROM automatic_answer a"
                    + " JOIN kpi_fact f ON f.ticket = a.ticket_id WHERE %s GROUP BY a.question";
    private static final String SEEN_SOURCES =
            "SELECT q.number FROM question q JOIN kpi_fact a ON a.ticket = q.question_ticket"
                    + " JOIN kpi_fact b ON b.ticket = q.answer_ticket WHERE %s AND %s";

    private final Database database;

    /** A question with what it is compared by: how it is asked, and what is answered. */
    record Stored(Question question, Meaning asked, Meaning answered) {}

    /** An answer given on a ticket. */
    record Case(long question, TicketId ticket, boolean helped) {}

    /** An article named on a ticket. */
    record ArticleCase(long question, String article, TicketId ticket, boolean helped) {}

    private QuestionStore(Database database) {
        this.database = database;
    }

    /** Brings the tables up to date and opens the store. */
    public static QuestionStore in(Database database) {
        database.migrate("knowledge", "dev/deskpulse/scheduler/knowledge/migration");
        return new QuestionStore(database);
    }

    /** Answers that were read in these tickets go, and questions that nobody has looked at yet; what people kept stays. */
    public void forgetWords(Collection<TicketId> tickets) {
        TicketRows.change(tickets, database, "DELETE FROM given_answer WHERE ticket_id");
        TicketRows.change(tickets, database, "UPDATE answered_ticket SET opening = '' WHERE ticket_id");
        for (String column : List.of("question_ticket", "answer_ticket")) {
            TicketRows.change(tickets, database, "DELETE FROM question WHERE touched_at IS NULL AND " + column);
        }
    }

    Database database() {
        return database;
    }

    /** In the order of their numbers. */
    List<Stored> all() {
        return query(ALL, List.of(), QuestionStore::stored);
    }

    /** An admin lets these very words be sent automatically. */
    void approve(Question question, Question.Touched by) {
        update(
                "UPDATE question SET approved_words = ?, approved_at = ?, approved_by = ? WHERE number = ?",
                words(question.text(), question.answer(), String.valueOf(question.article())),
                UtcTime.toColumn(by.at()),
                by.by(),
                question.number());
    }

    void revoke(long number) {
        update(
                "UPDATE question SET approved_words = NULL, approved_at = NULL, approved_by = NULL WHERE number = ?",
                number);
    }

    private void update(String sql, Object... values) {
        database.run(connection -> {
            try (PreparedStatement update = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    update.setObject(i + 1, values[i]);
                }
                update.executeUpdate();
            }
        });
    }

    private static String words(String text, String answer, String article) {
        return Fingerprint.of(List.of(text, answer, article));
    }

    private static Question.@Nullable Touched approved(ResultSet row) throws SQLException {
        String words = words(TicketRows.text(row, 5), TicketRows.text(row, 6), String.valueOf(row.getString(7)));
        boolean kept = Question.State.KEPT.name().equals(row.getString(4));
        return kept && words.equals(row.getString(15))
                ? new Question.Touched(UtcTime.fromColumn(row, 16), TicketRows.text(row, 17))
                : null;
    }

    private static Stored stored(ResultSet row) throws SQLException {
        TopicLanguage language = TopicLanguage.valueOf(TicketRows.text(row, 2));
        String article = row.getString(7);
        Instant touched = UtcTime.fromColumnOrNull(row, 13);
        Question question = new Question(
                row.getLong(1),
                language,
                TicketRows.text(row, 3),
                Question.State.valueOf(TicketRows.text(row, 4)),
                TicketRows.text(row, 5),
                TicketRows.text(row, 6),
                article == null ? null : URI.create(article),
                new Question.Source(new TicketId(TicketRows.text(row, 10)), new TicketId(TicketRows.text(row, 11))),
                UtcTime.fromColumn(row, 12),
                touched == null ? null : new Question.Touched(touched, TicketRows.text(row, 14)),
                approved(row));
        return new Stored(
                question,
                Meaning.read(language, TicketRows.text(row, 8)),
                Meaning.read(language, TicketRows.text(row, 9)));
    }

    void save(Collection<Stored> questions) {
        database.upsert(QUESTION, questions.stream().map(QuestionStore::row));
    }

    private static List<Object> row(Stored stored) {
        Question question = stored.question;
        Question.Touched touched = question.touched();
        URI article = question.article();
        return Upsert.row(
                question.number(),
                question.language(),
                question.topic(),
                question.state(),
                question.text(),
                question.answer(),
                article == null ? null : article.toString(),
                stored.asked.stored(),
                stored.answered.stored(),
                question.source().question().value(),
                question.source().answer().value(),
                question.proposed(),
                touched == null ? null : touched.at(),
                touched == null ? null : touched.by());
    }

    void remove(Collection<Long> numbers) {
        database.run(connection -> {
            for (String sql : List.of(
                    "DELETE FROM question_case WHERE question = ?",
                    "DELETE FROM article_case WHERE question = ?",
                    "DELETE FROM question WHERE number = ?")) {
                try (PreparedStatement delete = connection.prepareStatement(sql)) {
                    for (long number : numbers) {
                        delete.setLong(1, number);
                        delete.executeUpdate();
                    }
                }
            }
        });
    }

    /** Takes the place of what was known of these questions on these tickets. */
    void saveCases(Collection<Case> cases) {
        database.upsert(CASE, cases.stream().map(one -> Upsert.row(one.question, one.ticket.value(), one.helped)));
    }

    /** Likewise of articles; those of another article stay, and count no more. */
    void saveArticleCases(Collection<ArticleCase> cases) {
        database.upsert(
                ARTICLE_CASE,
                cases.stream().map(one -> Upsert.row(one.question, one.article, one.ticket.value(), one.helped)));
    }

    /** No case is known of it any more. */
    void forgetCases(long question) {
        database.run(connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM question_case WHERE question = ?")) {
                delete.setLong(1, question);
                delete.executeUpdate();
            }
        });
    }

    /** How often each question's answer helped, on the tickets that somebody sees; no entry where it was given on none. */
    Map<Long, Success> success(Sight sight) {
        return success(SUCCESS, sight);
    }

    /** The same of the articles that they have now. */
    Map<Long, Success> articleSuccess(Sight sight) {
        return success(ARTICLE_SUCCESS, sight);
    }

    /** On how many tickets an automatic answer's outcome is known, and on how many it was enough. */
    Map<Long, Success> automaticSuccess(Sight sight) {
        return success(AUTOMATIC_SUCCESS, sight);
    }

    private Map<Long, Success> success(String sql, Sight sight) {
        Map<Long, Success> success = new HashMap<>();
        query(
                        sql.formatted(sight.condition("f.scope")),
                        sight.values(),
                        row -> Map.entry(row.getLong(1), Success.of(row.getInt(2), row.getInt(3))))
                .forEach(entry -> success.put(entry.getKey(), entry.getValue()));
        return success;
    }

    /** The numbers of the questions both of whose sources somebody sees. */
    List<Long> withSeenSources(Sight sight) {
        List<Object> values =
                Stream.concat(sight.values().stream(), sight.values().stream()).toList();
        return query(
                SEEN_SOURCES.formatted(sight.condition("a.scope"), sight.condition("b.scope")),
                values,
                row -> row.getLong(1));
    }

    /** Reads one row. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    <T> List<T> query(String sql, List<?> values, RowReader<T> reader) {
        return database.read(connection -> {
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.size(); i++) {
                    query.setObject(i + 1, values.get(i));
                }
                try (ResultSet rows = query.executeQuery()) {
                    List<T> found = new ArrayList<>();
                    while (rows.next()) {
                        found.add(reader.read(rows));
                    }
                    return found;
                }
            }
        });
    }
}
