package dev.deskpulse.scheduler.kpi;

import static dev.deskpulse.scheduler.kpi.TicketBuilder.aTicket;
import static dev.deskpulse.scheduler.kpi.TicketBuilder.minute;

import dev.deskpulse.ticket.AuthorRole;
import dev.deskpulse.ticket.OrderMilestones;
import dev.deskpulse.ticket.SlaCycle;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Tickets with everything in them, from a seed: reopened, reassigned, answered or not, with gaps. */
final class RandomTickets {
    private static final List<String> KINDS = List.of("COMPLAINT", "QUESTION", "REQUEST", "UNSURE");
    private static final List<String> MOODS = List.of("NEGATIVE", "NEUTRAL", "POSITIVE", "UNSURE");
    private static final int MONTH = 30 * 24 * 60;

    private final Random random;

    RandomTickets(long seed) {
        random = new Random(seed);
    }

    TicketBuilder next(int number) {
        long at = random.nextInt(2 * MONTH);
        TicketBuilder ticket = aTicket(number)
                .created(minute(at).plusMillis(random.nextInt(1_000)))
                .project(one("HD", "SHOP"))
                .in(one("email", "chat", "phone"), orNull("Kettle", "Lamp", "智能水杯"), orNull("East", "West"))
                .from("customer-" + random.nextInt(40), "customer-" + random.nextInt(40))
                .summary(KINDS.get(random.nextInt(4)) + " " + MOODS.get(random.nextInt(4)));
        addFields(ticket);
        return addHistory(ticket, at);
    }

    private void addFields(TicketBuilder ticket) {
        String topic = orNull("refund", "delivery");
        if (topic != null) {
            ticket.about(topic);
        }
        ticket.with("segment", one("gold", "silver"));
        ticket.with("campaign", one("spring", "none", " "));
        if (random.nextInt(3) == 0) {
            ticket.answered(1 + random.nextInt(5), random.nextBoolean() ? null : (Integer) random.nextInt(11));
            ticket.with("effort", String.valueOf(random.nextInt(9)));
            ticket.with("csat-speed", one("1", "4", "5", "very good"));
        }
    }

    private TicketBuilder addHistory(TicketBuilder ticket, long created) {
        long at = created;
        for (int step = random.nextInt(12); step > 0; step--) {
            at += 1 + random.nextInt(2_000);
            Instant moment = minute(at).plusMillis(random.nextInt(1_000));
            switch (random.nextInt(8)) {
                case 0 -> ticket.says("customer-x", AuthorRole.CUSTOMER, true, moment);
                case 1 -> ticket.agentReplies(moment);
                case 2 -> ticket.assigned(one("agent-1", "agent-2", "agent-3"), moment);
                case 3 -> ticket.moved("Waiting for customer", moment);
                case 4 -> ticket.moved("Waiting for courier", moment);
                case 5 -> ticket.resolved(moment);
                case 6 -> ticket.handedTo(one("Berlin", "Shanghai"), moment);
                default -> ticket.reopened(moment);
            }
        }
        if (random.nextBoolean()) {
            ticket.sla(cycle(created));
        }
        if (random.nextInt(4) == 0) {
            ticket.ordered(order(created));
        }
        return random.nextInt(20) == 0 ? ticket.lostHistoryBefore(0) : ticket;
    }

    private SlaCycle cycle(long created) {
        Duration goal = Duration.ofMinutes(60);
        Duration elapsed = Duration.ofMinutes(random.nextInt(120));
        boolean breached = elapsed.compareTo(goal) > 0;
        Instant start = minute(created);
        Instant stop = random.nextInt(3) == 0 ? null : start.plus(elapsed);
        return new SlaCycle(
                one("Time to first response", "Time to resolution"),
                start,
                stop,
                breached ? start.plus(goal) : null,
                goal,
                elapsed,
                breached,
                false);
    }

    private OrderMilestones order(long created) {
        Instant placed = minute(created - random.nextInt(5_000));
        Instant confirmed = random.nextInt(3) == 0 ? null : placed.plusSeconds(random.nextInt(90_000) - 500);
        Instant shipped = random.nextInt(3) == 0 ? null : placed.plusSeconds(100_000 + random.nextInt(90_000));
        Instant completed = random.nextInt(3) == 0 ? null : placed.plusSeconds(200_000 + random.nextInt(90_000));
        return new OrderMilestones(placed, confirmed, shipped, completed);
    }

    private String one(String... values) {
        return values[random.nextInt(values.length)];
    }

    private @Nullable String orNull(String... values) {
        return random.nextInt(4) == 0 ? null : one(values);
    }
}
