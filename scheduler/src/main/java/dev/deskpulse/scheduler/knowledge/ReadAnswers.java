package dev.deskpulse.scheduler.knowledge;

import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.connector.store.Upsert;
import dev.deskpulse.connector.store.UtcTime;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.kpi.Replies;
import dev.deskpulse.scheduler.text.OwnComments;
import dev.deskpulse.scheduler.text.OwnWords;
import dev.deskpulse.scheduler.text.TicketRows;
import dev.deskpulse.scheduler.topic.Meaning;
import dev.deskpulse.ticket.Message;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what agents answered on the latest resolved tickets of each topic; a ticket is read once for each resolution. */
final class ReadAnswers {
    /** Of a topic; more tell the same again. */
    static final int TICKETS = 100;

    static final int OPENING_AT_MOST = 300;
    static final int ANSWER_AT_MOST = 2_000;
    /** What a reply says is said at its beginning, and a vector takes time with the length of the text. */
    static final int MEANT_AT_MOST = 500;

    private static final int ANSWERS_AT_MOST = 6;
    private static final int SHORTEST = 8;
    private static final int BATCH = 500;
    /** Many resolve first and then say so. */
    private static final Duration SAID_AFTER = Duration.ofMinutes(5);

    /** Of a ticket that was resolved and answered: when, and whether that lasted; with a mark for the seconds of a comeback. */
    static final String OUTCOME = """
            f.ticket, p.topic, COALESCE(f.resolved_at, f.first_resolved_at) AS resolved_at,
            CASE WHEN f.reopens > 0 OR f.csat < 4 OR f.comeback_seconds <= ? THEN 0 ELSE 1 END AS lasted""";

    static final String ANSWERED = """
             FROM kpi_fact f JOIN ticket_topic p ON p.ticket_id = f.ticket
            WHERE f.first_resolved_at IS NOT NULL AND f.agent_replies > 0 AND p.topic""";

    private static final String SAMPLE = "SELECT s.ticket, s.resolved_at FROM (SELECT " + OUTCOME
            + ", row_number() OVER (PARTITION BY p.topic ORDER BY f.first_resolved_at DESC, f.ticket) AS place"
            + ANSWERED
            + " IS NOT NULL) s WHERE s.place <= " + TICKETS;

    private static final String UNREAD = "SELECT u.ticket, u.resolved_at FROM (" + SAMPLE
            + ") u LEFT JOIN answered_ticket a ON a.ticket_id = u.ticket"
            + " WHERE a.ticket_id IS NULL OR a.resolved_at <> u.resolved_at ORDER BY u.ticket";
    private static final Upsert TICKET = Upsert.into(
            "answered_ticket", List.of("ticket_id"), List.of("ticket_id", "resolved_at", "customer", "opening"));
    private static final Upsert ANSWER = Upsert.ofNew(
            "given_answer", List.of("ticket_id", "place", "language", "closing", "words", "meaning", "links"));
    private static final String GONE = " WHERE ticket_id NOT IN (SELECT ticket FROM kpi_fact)";

    private final TicketStore tickets;
    private final QuestionStore store;
    private final Impersonal impersonal;
    private final OwnComments own;

    ReadAnswers(TicketStore tickets, QuestionStore store, Impersonal impersonal, OwnComments own) {
        this.tickets = tickets;
        this.store = store;
        this.impersonal = impersonal;
        this.own = own;
    }

    private record Unread(TicketId ticket, Instant resolved) {}

    private record Answer(OwnWords words, Meaning meaning, boolean closing, List<String> links) {}

    private record Read(Ticket ticket, Instant resolved, String opening, List<Answer> answers) {}

    void run(Duration comeback, Progress progress) {
        forgetGone();
        List<Unread> unread = store.query(
                UNREAD,
                List.of(comeback.toSeconds()),
                row -> new Unread(new TicketId(TicketRows.text(row, 1)), UtcTime.fromColumn(row, 2)));
        progress.begin("Reading answers", unread.size());
        for (int from = 0; from < unread.size(); from += BATCH) {
            List<Unread> some = unread.subList(from, Math.min(from + BATCH, unread.size()));
            Map<TicketId, Unread> byId = some.stream().collect(Collectors.toMap(Unread::ticket, Function.identity()));
            save(tickets.findAll(byId.keySet()).parallelStream()
                    .map(ticket -> read(ticket, byId.get(ticket.id())))
                    .flatMap(Optional::stream)
                    .toList());
            progress.advance(some.size());
        }
    }

    /** Deleted tickets leave no word. */
    private void forgetGone() {
        store.database().run(connection -> {
            try (Statement delete = connection.createStatement()) {
                delete.executeUpdate("DELETE FROM given_answer" + GONE);
                delete.executeUpdate("DELETE FROM answered_ticket" + GONE);
                delete.executeUpdate("DELETE FROM question_case" + GONE);
                delete.executeUpdate("DELETE FROM article_case" + GONE);
            }
        });
    }

    private Optional<Read> read(Ticket ticket, @Nullable Unread unread) {
        if (unread == null) {
            return Optional.empty();
        }
        List<Message> replies = replies(ticket);
        String last = replies.stream()
                .filter(reply -> !reply.created().isAfter(unread.resolved.plus(SAID_AFTER)))
                .reduce((earlier, later) -> later)
                .map(Message::id)
                .orElse("");
        List<Answer> answers = new ArrayList<>();
        for (Message reply : replies.subList(Math.max(0, replies.size() - ANSWERS_AT_MOST), replies.size())) {
            OwnWords words = impersonal.of(reply.text(), ANSWER_AT_MOST);
            if (words.text().codePointCount(0, words.text().length()) >= SHORTEST) {
                Meaning.of(OwnWords.in(words.text(), MEANT_AT_MOST))
                        .ifPresent(meaning -> answers.add(
                                new Answer(words, meaning, reply.id().equals(last), Links.in(reply.text()))));
            }
        }
        OwnWords opening = impersonal.of(opening(ticket), OPENING_AT_MOST);
        return Optional.of(new Read(ticket, unread.resolved, opening.text(), answers));
    }

    private static String opening(Ticket ticket) {
        return ticket.summary() + "\n" + ticket.description();
    }

    private List<Message> replies(Ticket ticket) {
        return Replies.of(ticket, false).messages().stream()
                .filter(judged -> judged.verdict() == Replies.Verdict.REPLY)
                .map(Replies.Judged::message)
                .filter(message -> !own.contains(ticket.id(), message.id()))
                .toList();
    }

    private void save(List<Read> all) {
        store.database().run(connection -> {
            try (var delete = connection.prepareStatement("DELETE FROM given_answer WHERE ticket_id = ?")) {
                for (Read read : all) {
                    delete.setString(1, read.ticket.id().value());
                    delete.executeUpdate();
                }
            }
            store.database()
                    .upsert(
                            TICKET,
                            all.stream()
                                    .map(read -> Upsert.row(
                                            read.ticket.id().value(),
                                            read.resolved,
                                            customer(read.ticket),
                                            read.opening)));
            store.database().upsert(ANSWER, all.stream().flatMap(read -> rows(read).stream()));
        });
    }

    private static List<List<Object>> rows(Read read) {
        List<List<Object>> rows = new ArrayList<>();
        for (Answer answer : read.answers) {
            rows.add(Upsert.row(
                    read.ticket.id().value(),
                    rows.size(),
                    answer.meaning.language(),
                    answer.closing,
                    answer.words.text(),
                    answer.meaning.stored(),
                    String.join("\n", answer.links)));
        }
        return rows;
    }

    private static String customer(Ticket ticket) {
        String customer = ticket.parties().customer();
        return customer == null ? ticket.id().value() : customer;
    }
}
