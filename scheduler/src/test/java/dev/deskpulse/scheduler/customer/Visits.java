package dev.deskpulse.scheduler.customer;

import dev.deskpulse.connector.file.FileOrder;
import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.Upsert;
import dev.deskpulse.scheduler.kpi.FactStore;
import dev.deskpulse.ticket.SourceId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tickets and orders of customers, written as facts. */
final class Visits {
    static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

    private static final Upsert FACTS = Upsert.ofNew(
            "kpi_fact",
            List.of(
                    "ticket",
                    "ticket_key",
                    "source",
                    "project",
                    "scope",
                    "type",
                    "created_at",
                    "created_second",
                    "created_day",
                    "created_hour",
                    "agent_replies",
                    "marks",
                    "customer",
                    "about",
                    "resolved_at",
                    "resolution_seconds",
                    "kind",
                    "sentiment",
                    "mood",
                    "csat",
                    "survey_day",
                    "nps"));

    private final Database database;
    private final List<List<@Nullable Object>> facts = new ArrayList<>();
    private final List<FileOrder> orders = new ArrayList<>();

    Visits(Database database) {
        this.database = database;
        new FactStore(database);
    }

    static Instant daysAgo(double days) {
        return NOW.minusSeconds(Math.round(days * 86_400));
    }

    /** A contented ticket that was resolved within a day. */
    Visits ticket(String customer, double daysAgo) {
        return ticket(customer, daysAgo, 1, "POSITIVE", null, "HD");
    }

    /** An unhappy complaint. */
    Visits complaint(String customer, double daysAgo) {
        return ticket(customer, daysAgo, 1, "NEGATIVE", 1, "HD");
    }

    /** Contented, and asked whether they would recommend the desk, from 0 to 10. */
    Visits recommends(String customer, double daysAgo, int nps) {
        ticket(customer, daysAgo);
        List<@Nullable Object> asked = new ArrayList<>(facts.get(facts.size() - 1));
        asked.set(asked.size() - 2, day(daysAgo(daysAgo - 1)));
        asked.set(asked.size() - 1, nps);
        facts.set(facts.size() - 1, asked);
        return this;
    }

    /** @param openDays until it was resolved; 0 where it is open still */
    Visits ticket(
            String customer, double daysAgo, double openDays, String sentiment, @Nullable Integer csat, String scope) {
        Instant created = daysAgo(daysAgo);
        Instant resolved = openDays == 0 ? null : created.plusSeconds(Math.round(openDays * 86_400));
        String id = "t" + facts.size();
        facts.add(Arrays.<@Nullable Object>asList(
                id,
                "HD-" + facts.size(),
                "site",
                "HD",
                scope,
                "Request",
                created,
                created.getEpochSecond(),
                day(created),
                8,
                1,
                "",
                customer,
                "topic " + customer,
                resolved,
                resolved == null ? null : Duration.between(created, resolved).toSeconds(),
                csat == null ? "QUESTION" : "COMPLAINT",
                sentiment,
                "STEADY",
                csat,
                csat == null || resolved == null ? null : day(resolved),
                null));
        return this;
    }

    Visits order(String customer, double daysAgo, double amount) {
        orders.add(new FileOrder(null, customer, daysAgo(daysAgo), amount));
        return this;
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    @SuppressWarnings("NullAway") // rows may hold nulls
    void save() {
        database.upsert(FACTS, facts.stream());
        new OrderStore(database, name -> name, ZoneOffset.UTC).save(new SourceId("shop"), orders);
    }
}
