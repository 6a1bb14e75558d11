package dev.deskpulse.cluster;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Tickets in both languages with all that figures need, from a seed; every other one is of the same project. */
final class ManyTickets {
    static final Map<String, StatusCategory> STATUSES = Map.of(
            "Open", StatusCategory.TO_DO,
            "Working", StatusCategory.IN_PROGRESS,
            "Done", StatusCategory.DONE);
    private static final SourceId SITE = new SourceId("site");
    private static final Instant FIRST = Instant.parse("2026-03-01T00:00:00Z");
    private static final List<String> WORDS = List.of(
            "I want my money back, the kettle is broken again!",
            "退款一直没有到账，客服也不回复，太差了！",
            "How do I change the delivery address of my order?",
            "物流三天没有更新了，请帮我查一下订单 123456789。",
            "Thank you, everything works now. Great service.",
            "谢谢，问题已经解决了，非常满意。",
            "The app crashes whenever I open the invoice page.",
            "🙂");

    private final Random random;

    ManyTickets(long seed) {
        random = new Random(seed);
    }

    List<Ticket> make(int count) {
        return IntStream.range(0, count).mapToObj(this::one).toList();
    }

    private Ticket one(int number) {
        Instant created = FIRST.plusSeconds(random.nextInt(60 * 86_400));
        List<Change> history = new ArrayList<>();
        List<Message> messages = new ArrayList<>();
        Instant at = created;
        String status = "Open";
        PersonId agent = new PersonId("agent-" + random.nextInt(9));
        for (int step = random.nextInt(6); step > 0; step--) {
            at = at.plusSeconds(60 + random.nextInt(90_000));
            String next = List.copyOf(STATUSES.keySet()).get(random.nextInt(3));
            history.add(new Change(number + "-" + step, at, agent, "status", status, status, next, next));
            status = next;
            boolean answer = random.nextBoolean();
            messages.add(new Message(
                    "m" + step,
                    answer ? agent : new PersonId("customer-" + number % 40),
                    answer ? AuthorRole.AGENT : AuthorRole.CUSTOMER,
                    at,
                    at,
                    random.nextInt(5) > 0,
                    WORDS.get(random.nextInt(WORDS.size()))));
        }
        return ticket(number, created, at, status, agent, messages, history);
    }

    private Ticket ticket(
            int number,
            Instant created,
            Instant updated,
            String status,
            PersonId agent,
            List<Message> messages,
            List<Change> history) {
        boolean done = status.equals("Done");
        boolean answered = random.nextInt(3) == 0;
        return new Ticket(
                TicketId.of(SITE, Integer.toString(number)),
                SITE,
                new TicketKey("HD-" + number),
                number % 2 == 0 ? "HD" : "P" + number % 7,
                "Request",
                WORDS.get(random.nextInt(WORDS.size())),
                random.nextBoolean() ? "" : WORDS.get(random.nextInt(WORDS.size())),
                new Ticket.Lifecycle(
                        status,
                        STATUSES.getOrDefault(status, StatusCategory.TO_DO),
                        created,
                        updated,
                        done ? updated : null,
                        done ? "Done" : null),
                new Ticket.Parties(null, agent, "customer-" + random.nextInt(40), null),
                new Ticket.Subject(
                        random.nextBoolean() ? "email" : "chat",
                        random.nextBoolean() ? "智能水杯" : null,
                        null,
                        null,
                        random.nextBoolean()
                                ? OrderMilestones.NONE
                                : new OrderMilestones(created, created.plusSeconds(4_000), null, null)),
                null,
                List.of(),
                messages,
                history,
                random.nextBoolean() ? List.of() : List.of(cycle(created)),
                answered ? new Satisfaction(1 + random.nextInt(5), updated, null) : null,
                answered ? (Integer) random.nextInt(11) : null,
                random.nextBoolean() ? Map.of() : Map.of("topic", random.nextBoolean() ? "refund" : "delivery"));
    }

    private SlaCycle cycle(Instant created) {
        Duration elapsed = Duration.ofSeconds(random.nextInt(20_000));
        Duration goal = Duration.ofHours(3);
        return new SlaCycle(
                "First response",
                created,
                created.plus(elapsed),
                created.plus(goal),
                goal,
                elapsed,
                elapsed.compareTo(goal) > 0,
                false);
    }
}
