package dev.deskpulse.scheduler.kpi;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.Upsert;
import dev.deskpulse.connector.store.UtcTime;
import dev.deskpulse.ticket.SlaCycle;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every SLA cycle with the goals that were in force, both as they were true and as we learned them. Jira shows only the
 * present goal, even of old cycles; what is kept here stays.
 */
public final class SlaHistory {
    private static final int IDS_AT_A_TIME = 500;
    private static final Upsert READINGS = Upsert.into(
            "sla_reading",
            List.of("ticket", "name", "started_at", "learned_at"),
            List.of(
                    "ticket",
                    "name",
                    "started_at",
                    "learned_at",
                    "stopped_at",
                    "breach_at",
                    "goal_seconds",
                    "elapsed_seconds",
                    "breached",
                    "paused"));

    private final Database database;
    private final InstantSource clock;

    /** What a ticket's source says that it did not say before. */
    public record News(TicketId ticket, SlaReading reading) implements Serializable {}

    /**
     * What tickets' cycles tell.
     *
     * @param cycles those that count, of every ticket that has or had some
     * @param news what is to be kept
     */
    public record Lesson(Map<TicketId, List<SlaCycle>> cycles, List<News> news) {}

    private record Key(String name, Instant start) {}

    /** Brings its table up to date. */
    public SlaHistory(Database database, InstantSource clock) {
        this(clock, database);
        database.migrate("sla-history", "dev/deskpulse/scheduler/kpi/slahistory");
    }

    private SlaHistory(InstantSource clock, Database database) {
        this.database = database;
        this.clock = clock;
    }

    /** Opens it as it is, for who only reads. */
    public static SlaHistory reading(Database database, InstantSource clock) {
        return new SlaHistory(clock, database);
    }

    /**
     * Keeps what is new in the tickets' cycles.
     *
     * @return the cycles that count, of every ticket that has or had some
     */
    Map<TicketId, List<SlaCycle>> learn(Collection<Ticket> tickets) {
        Lesson lesson = study(tickets);
        keep(lesson.news());
        return lesson.cycles();
    }

    public void keep(Collection<News> news) {
        if (!news.isEmpty()) {
            database.upsert(READINGS, news.stream().map(SlaHistory::row));
        }
    }

    /** What {@link #learn} would keep and return; keeps nothing. */
    public Lesson study(Collection<Ticket> tickets) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Map<TicketId, Map<Key, List<SlaReading>>> known =
                readings(tickets.stream().map(Ticket::id).toList());
        List<News> news = new ArrayList<>();
        Map<TicketId, List<SlaCycle>> standing = new HashMap<>();
        for (Ticket ticket : tickets) {
            Map<Key, List<SlaReading>> ofTicket = known.getOrDefault(ticket.id(), Map.of());
            Map<Key, List<SlaReading>> all = new LinkedHashMap<>(ofTicket);
            for (SlaCycle shown : ticket.slaCycles()) {
                SlaCycle cycle = storable(shown);
                Key key = key(cycle);
                List<SlaReading> before = all.getOrDefault(key, List.of());
                if (before.isEmpty()
                        || SlaReading.isNews(before.get(before.size() - 1).cycle(), cycle)) {
                    List<SlaReading> after = new ArrayList<>(before);
                    SlaReading reading = new SlaReading(cycle, now);
                    after.add(reading);
                    all.put(key, after);
                    news.add(new News(ticket.id(), reading));
                }
            }
            if (!all.isEmpty()) {
                standing.put(ticket.id(), standing(all, ticket.slaCycles()));
            }
        }
        return new Lesson(standing, news);
    }

    /** All readings of a ticket's cycles that were learned by a moment, the earliest first. */
    public List<SlaReading> knownAt(TicketId ticket, Instant moment) {
        return readings(List.of(ticket)).getOrDefault(ticket, Map.of()).values().stream()
                .flatMap(List::stream)
                .filter(reading -> !reading.learnedAt().isAfter(moment))
                .toList();
    }

    /** Cycles of an SLA that the source shows no more count on; of one that it shows, only those that it shows. */
    private static List<SlaCycle> standing(Map<Key, List<SlaReading>> all, List<SlaCycle> shown) {
        List<Key> keys = shown.stream().map(SlaHistory::key).toList();
        List<String> names = shown.stream().map(SlaCycle::name).toList();
        return all.entrySet().stream()
                .filter(cycle -> keys.contains(cycle.getKey())
                        || !names.contains(cycle.getKey().name()))
                .flatMap(cycle -> SlaReading.standing(cycle.getValue()).stream())
                .toList();
    }

    private static Key key(SlaCycle cycle) {
        return new Key(cycle.name(), cycle.start().truncatedTo(ChronoUnit.MICROS));
    }

    /** As it will be read back: whole microseconds and seconds. */
    private static SlaCycle storable(SlaCycle cycle) {
        return new SlaCycle(
                cycle.name(),
                cycle.start().truncatedTo(ChronoUnit.MICROS),
                cycle.stop() == null ? null : cycle.stop().truncatedTo(ChronoUnit.MICROS),
                cycle.breachTime() == null ? null : cycle.breachTime().truncatedTo(ChronoUnit.MICROS),
                Duration.ofSeconds(cycle.goal().toSeconds()),
                Duration.ofSeconds(cycle.elapsed().toSeconds()),
                cycle.breached(),
                cycle.paused());
    }

    private static List<@Nullable Object> row(News news) {
        SlaCycle cycle = news.reading.cycle();
        return Arrays.<@Nullable Object>asList(
                news.ticket.value(),
                cycle.name(),
                cycle.start(),
                news.reading.learnedAt(),
                cycle.stop(),
                cycle.breachTime(),
                cycle.goal().toSeconds(),
                cycle.elapsed().toSeconds(),
                cycle.breached(),
                cycle.paused());
    }

    private Map<TicketId, Map<Key, List<SlaReading>>> readings(List<TicketId> tickets) {
        return database.read(connection -> {
            Map<TicketId, Map<Key, List<SlaReading>>> found = new HashMap<>();
            for (int from = 0; from < tickets.size(); from += IDS_AT_A_TIME) {
                read(connection, tickets.subList(from, Math.min(tickets.size(), from + IDS_AT_A_TIME)), found);
            }
            return found;
        });
    }

    private static void read(
            Connection connection, List<TicketId> tickets, Map<TicketId, Map<Key, List<SlaReading>>> found)
            throws SQLException {
        String marks = String.join(", ", Collections.nCopies(tickets.size(), "?"));
        String sql = "SELECT " + String.join(", ", READINGS.columns()) + " FROM sla_reading WHERE ticket IN (" + marks
                + ") ORDER BY started_at, name, learned_at";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < tickets.size(); i++) {
                query.setString(i + 1, tickets.get(i).value());
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    SlaReading reading = reading(rows);
                    found.computeIfAbsent(new TicketId(rows.getString(1)), id -> new LinkedHashMap<>())
                            .computeIfAbsent(key(reading.cycle()), key -> new ArrayList<>())
                            .add(reading);
                }
            }
        }
    }

    private static SlaReading reading(ResultSet row) throws SQLException {
        SlaCycle cycle = new SlaCycle(
                row.getString(2),
                UtcTime.fromColumn(row, 3),
                UtcTime.fromColumnOrNull(row, 5),
                UtcTime.fromColumnOrNull(row, 6),
                Duration.ofSeconds(row.getLong(7)),
                Duration.ofSeconds(row.getLong(8)),
                row.getBoolean(9),
                row.getBoolean(10));
        return new SlaReading(cycle, UtcTime.fromColumn(row, 4));
    }
}
