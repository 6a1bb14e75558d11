package dev.deskpulse.connector.store;

import dev.deskpulse.ticket.AuthorRole;
import dev.deskpulse.ticket.Change;
import dev.deskpulse.ticket.Message;
import dev.deskpulse.ticket.OrderMilestones;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.Satisfaction;
import dev.deskpulse.ticket.SlaCycle;
import dev.deskpulse.ticket.SourceId;
import dev.deskpulse.ticket.StatusCategory;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import dev.deskpulse.ticket.TicketKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Tickets by situation. */
final class Samples {
    static final SourceId SITE = new SourceId("site");
    static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

    private Samples() {}

    static TicketId id(int number) {
        return TicketId.of(SITE, Integer.toString(10_000 + number));
    }

    static Ticket open(int number) {
        return ticket(SITE, number, "HD-" + number, "HD", "包裹没有到", 2, 3);
    }

    static Ticket saying(int number, String summary) {
        return ticket(SITE, number, "HD-" + number, "HD", summary, 2, 3);
    }

    static Ticket moved(int number, String key, String project) {
        return ticket(SITE, number, key, project, "包裹没有到", 2, 3);
    }

    static Ticket createdAt(int number, Instant created) {
        Ticket plain = open(number);
        return new Ticket(
                plain.id(),
                plain.source(),
                plain.key(),
                plain.project(),
                plain.type(),
                plain.summary(),
                plain.description(),
                new Ticket.Lifecycle("Open", StatusCategory.TO_DO, created, created, null, null),
                plain.parties(),
                plain.subject(),
                plain.priority(),
                plain.labels(),
                plain.messages(),
                plain.history(),
                plain.slaCycles(),
                plain.satisfaction(),
                plain.npsAnswer(),
                plain.fields());
    }

    static Ticket of(SourceId source, int number) {
        return ticket(source, number, "HD-" + number, "HD", "refund", 1, 0);
    }

    static Ticket busy(int number) {
        return ticket(SITE, number, "HD-" + number, "HD", "订单 " + number + " 退款一直没有到账", 10, 20);
    }

    /** Every component set, each to something of its own. */
    static Ticket full() {
        Ticket plain = open(1);
        return new Ticket(
                plain.id(),
                plain.source(),
                plain.key(),
                plain.project(),
                plain.type(),
                "手机 \"Nova\" 碎屏 📱\n第二行\ttab",
                "a\\b </script> ' ; DROP TABLE tickets; --",
                new Ticket.Lifecycle(
                        "Resolved",
                        StatusCategory.DONE,
                        MONDAY,
                        MONDAY.plusNanos(123_456_789),
                        MONDAY.plusSeconds(60),
                        "Done"),
                new Ticket.Parties(new PersonId("rep"), new PersonId("agent"), "c-77", "Acme"),
                new Ticket.Subject(
                        "chat",
                        "Nova",
                        "华东",
                        "SO-1",
                        new OrderMilestones(MONDAY, MONDAY.plusSeconds(1), MONDAY.plusSeconds(2), null)),
                "High",
                List.of("vip", "late"),
                plain.messages(),
                plain.history(),
                List.of(new SlaCycle(
                        "Time to first response",
                        MONDAY,
                        null,
                        MONDAY.plusSeconds(3600),
                        Duration.ofHours(4),
                        Duration.ofMinutes(90),
                        false,
                        true)),
                new Satisfaction(4, MONDAY, "谢谢"),
                9,
                Map.of("customfield_10010", "x", "b", "2", "a", "1"));
    }

    private static Ticket ticket(
            SourceId source, int number, String key, String project, String summary, int messages, int changes) {
        return new Ticket(
                TicketId.of(source, Integer.toString(10_000 + number)),
                source,
                new TicketKey(key),
                project,
                "Service request",
                summary,
                "您好,订单号 " + number + ",物流三天没有更新,请帮忙查一下。",
                lifecycle(null),
                new Ticket.Parties(new PersonId("rep-" + number % 7), null, null, null),
                Ticket.Subject.UNKNOWN,
                null,
                List.of(),
                IntStream.range(0, messages).mapToObj(Samples::message).toList(),
                IntStream.range(0, changes).mapToObj(Samples::change).toList(),
                List.of(),
                null,
                null,
                Map.of("customfield_10011", "value " + number));
    }

    private static Ticket.Lifecycle lifecycle(@Nullable Instant resolved) {
        return new Ticket.Lifecycle(
                "Waiting for support",
                resolved == null ? StatusCategory.IN_PROGRESS : StatusCategory.DONE,
                MONDAY,
                MONDAY.plusSeconds(600),
                resolved,
                null);
    }

    private static Message message(int i) {
        Instant at = MONDAY.plusSeconds(60L * i);
        return new Message(
                "m" + i,
                new PersonId("agent-" + i % 3),
                i % 2 == 0 ? AuthorRole.CUSTOMER : AuthorRole.AGENT,
                at,
                at,
                i % 5 != 4,
                "第" + i + "条回复:已经联系仓库核实,预计明天给您答复。Thank you for waiting, we are on it.");
    }

    private static Change change(int i) {
        return new Change(
                (500 + i) + "#0",
                MONDAY.plusSeconds(30L * i),
                i % 4 == 0 ? null : new PersonId("agent-" + i % 3),
                i % 2 == 0 ? "status" : "assignee",
                Integer.toString(i),
                "from " + i,
                Integer.toString(i + 1),
                "to " + i);
    }
}
