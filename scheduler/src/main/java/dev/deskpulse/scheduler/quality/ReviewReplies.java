package dev.deskpulse.scheduler.quality;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.connector.store.Upsert;
import dev.deskpulse.scheduler.sight.Sight;
import dev.deskpulse.ticket.Message;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import dev.deskpulse.ticket.TicketKey;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** People look at a sample of replies, and say which rules are broken without seeing what the check says. */
public final class ReviewReplies {
    private static final int READ_AT_MOST = 20_000;
    /** By a hash of the reply's id: at random, and the same for whoever asks again. */
    private static final String UNREVIEWED = """
            SELECT c.ticket_id, c.message_id, c.agent, COALESCE(f.team, '') FROM reply_check c
            JOIN kpi_fact f ON f.ticket = c.ticket_id
            WHERE c.day BETWEEN ? AND ? AND c.agent IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM reply_review v WHERE v.ticket_id = c.ticket_id AND v.message_id = c.message_id) AND %s
            ORDER BY md5(c.ticket_id || ' ' || c.message_id) LIMIT\s""" + READ_AT_MOST;

    private static final String TO_KEEP = "SELECT rule FROM reply_finding WHERE ticket_id = ? AND message_id = ?";
    private static final String OF_WHOM = """
            SELECT COALESCE(c.agent, ''), COALESCE(f.team, '') FROM reply_check c JOIN kpi_fact f ON f.ticket = c.ticket_id
            WHERE c.ticket_id = ? AND c.message_id = ?""";
    private static final String AGREEMENT = """
            SELECT v.rule, count(*) FILTER (WHERE r.broken AND v.broken), count(*) FILTER (WHERE r.broken AND NOT v.broken),
                count(*) FILTER (WHERE v.broken AND NOT r.broken), count(*) FILTER (WHERE NOT r.broken AND NOT v.broken)
            FROM reply_review v
            JOIN reply_finding r ON r.ticket_id = v.ticket_id AND r.message_id = v.message_id AND r.rule = v.rule
            JOIN kpi_fact f ON f.ticket = v.ticket_id
            WHERE %s
            GROUP BY 1 ORDER BY 1""";
    private static final Upsert REVIEW = Upsert.into(
            "reply_review",
            List.of("ticket_id", "message_id", "rule", "reviewer"),
            List.of("ticket_id", "message_id", "rule", "reviewer", "broken", "reviewed_at"));

    private final Database database;
    private final TicketStore tickets;
    private final InstantSource clock;

    public ReviewReplies(Database database, TicketStore tickets, InstantSource clock) {
        this.database = database;
        this.tickets = tickets;
        this.clock = clock;
    }

    /**
     * A reply to look at.
     *
     * @param key of its ticket
     * @param message the comment's id
     * @param agent the account's id
     * @param toKeep the rules to be judged
     */
    public record Sample(
            TicketKey key, String message, String agent, String summary, String text, Set<ReplyRule> toKeep) {}

    private record Found(TicketId ticket, String message, String agent) {}

    /** Replies that nobody has reviewed, sent in these days, of as many agents as there are whose figures the viewer sees. */
    public List<Sample> sample(LocalDate from, LocalDate to, int most, Sight sight) {
        Map<String, Deque<Found>> byAgent = new LinkedHashMap<>();
        unreviewed(from, to, sight).forEach(found -> byAgent.computeIfAbsent(found.agent, agent -> new ArrayDeque<>())
                .add(found));
        List<Sample> samples = new ArrayList<>();
        while (samples.size() < most && !byAgent.isEmpty()) {
            for (String agent : List.copyOf(byAgent.keySet())) {
                Found next = byAgent.getOrDefault(agent, new ArrayDeque<>()).poll();
                if (next == null) {
                    byAgent.remove(agent);
                } else if (samples.size() < most) {
                    sample(next).ifPresent(samples::add);
                }
            }
        }
        return samples;
    }

    private Optional<Sample> sample(Found found) {
        return tickets.find(found.ticket).flatMap(ticket -> message(ticket, found.message)
                .map(message -> new Sample(
                        ticket.key(),
                        message.id(),
                        found.agent,
                        ticket.summary(),
                        message.text(),
                        toKeep(found.ticket, found.message))));
    }

    private static Optional<Message> message(Ticket ticket, String id) {
        return ticket.messages().stream()
                .filter(message -> message.id().equals(id))
                .findFirst();
    }

    private List<Found> unreviewed(LocalDate from, LocalDate to, Sight sight) {
        return database.read(connection -> {
            List<Found> found = new ArrayList<>();
            String sql = UNREVIEWED.formatted(sight.condition("f.scope"));
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                query.setObject(1, from);
                query.setObject(2, to);
                bind(query, 3, sight);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        if (sees(sight.agents(), rows.getString(3), rows.getString(4))) {
                            found.add(new Found(new TicketId(rows.getString(1)), rows.getString(2), rows.getString(3)));
                        }
                    }
                }
            }
            return found;
        });
    }

    private static void bind(PreparedStatement query, int from, Sight sight) throws SQLException {
        List<Object> values = sight.values();
        for (int i = 0; i < values.size(); i++) {
            query.setObject(from + i, values.get(i));
        }
    }

    private static boolean sees(Sight.Agents who, String agent, String team) {
        return who.all() || who.own().contains(agent) || who.teams().contains(team);
    }

    private Set<ReplyRule> toKeep(TicketId ticket, String message) {
        return database.read(connection -> {
            Set<ReplyRule> rules = EnumSet.noneOf(ReplyRule.class);
            try (PreparedStatement query = connection.prepareStatement(TO_KEEP)) {
                query.setString(1, ticket.value());
                query.setString(2, message);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        ReplyRule.labelled(rows.getString(1)).ifPresent(rules::add);
                    }
                }
            }
            return rules;
        });
    }

    /**
     * Keeps what a reviewer says of a reply; what they said of it before is replaced.
     *
     * @param broken the rules that are; all others that were to be kept are not
     * @param sight what the reviewer may see
     * @throws IllegalArgumentException where there is no such checked reply, it is gone from its ticket, or a rule was not to be
     *     kept in it
     */
    public void review(TicketKey key, String message, Collection<ReplyRule> broken, String reviewer, Sight sight) {
        Ticket ticket = tickets.findByKey(key)
                .filter(sight::sees)
                .orElseThrow(() -> new IllegalArgumentException("there is no ticket " + key.value()));
        Set<ReplyRule> rules = isJudgedBy(ticket.id(), message, sight) ? toKeep(ticket.id(), message) : Set.of();
        if (!rules.isEmpty() && message(ticket, message).isEmpty()) {
            throw new IllegalArgumentException(
                    "reply " + message + " is gone from " + key.value() + " since it was checked; judge another one");
        }
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("no reply " + message + " of " + key.value()
                    + " was checked; `deskpulse quality sample` lists replies with their numbers");
        }
        if (!rules.containsAll(broken)) {
            throw new IllegalArgumentException("the rules to be kept in this reply are "
                    + rules.stream().map(ReplyRule::label).toList());
        }
        database.upsert(
                REVIEW,
                rules.stream()
                        .map(rule -> Upsert.row(
                                ticket.id().value(),
                                message,
                                rule.label(),
                                reviewer,
                                broken.contains(rule),
                                clock.instant())));
    }

    private boolean isJudgedBy(TicketId ticket, String message, Sight sight) {
        return sight.agents().all()
                || database.read(connection -> {
                    try (PreparedStatement query = connection.prepareStatement(OF_WHOM)) {
                        query.setString(1, ticket.value());
                        query.setString(2, message);
                        try (ResultSet rows = query.executeQuery()) {
                            return rows.next() && sees(sight.agents(), rows.getString(1), rows.getString(2));
                        }
                    }
                });
    }

    /** By rule, of replies to tickets that the viewer sees; those that nobody has reviewed are left out. */
    public List<Kappa> agreement(Sight sight) {
        return database.read(connection -> {
            List<Kappa> all = new ArrayList<>();
            String sql = AGREEMENT.formatted(sight.condition("f.scope"));
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                bind(query, 1, sight);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        Optional<ReplyRule> rule = ReplyRule.labelled(rows.getString(1));
                        if (rule.isPresent()) {
                            all.add(new Kappa(
                                    rule.get(), rows.getLong(2), rows.getLong(3), rows.getLong(4), rows.getLong(5)));
                        }
                    }
                }
            }
            return all;
        });
    }
}
