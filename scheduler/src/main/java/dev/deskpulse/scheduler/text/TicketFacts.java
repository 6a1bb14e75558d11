package dev.deskpulse.scheduler.text;

import dev.deskpulse.ticket.AuthorRole;
import dev.deskpulse.ticket.Message;
import dev.deskpulse.ticket.OrderMilestones;
import dev.deskpulse.ticket.SlaCycle;
import dev.deskpulse.ticket.StatusCategory;
import dev.deskpulse.ticket.Ticket;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/**
 * What the priority follows from besides the text. Coarse on purpose: a ticket is judged again when one of these
 * changes, so a day's age must not, and nothing that our own write-back changes may be among them.
 *
 * @param subject the product and the order number only
 * @param age how long an open ticket has been open
 * @param unanswered the customer's messages since an agent last replied in public
 */
record TicketFacts(
        String type,
        Ticket.Subject subject,
        boolean open,
        Age age,
        boolean slaBreached,
        boolean slaAtRisk,
        boolean vip,
        int unanswered) {

    /** Of an open ticket, in whole days of UTC; closed tickets are YOUNG. */
    enum Age {
        YOUNG,
        AGED,
        OLD
    }

    private static final int AGED_DAYS = 3;
    private static final int OLD_DAYS = 7;
    private static final int UNANSWERED_AT_MOST = 5;

    static TicketFacts of(Ticket ticket, Instant now) {
        boolean open = ticket.lifecycle().category() != StatusCategory.DONE;
        return new TicketFacts(
                ticket.type(),
                new Ticket.Subject(
                        null, ticket.subject().product(), null, ticket.subject().orderNumber(), OrderMilestones.NONE),
                open,
                open ? age(ticket.lifecycle().created(), now) : Age.YOUNG,
                open && ticket.slaCycles().stream().anyMatch(cycle -> cycle.isOngoing() && cycle.breached()),
                open && ticket.slaCycles().stream().anyMatch(TicketFacts::atRisk),
                ticket.labels().stream().anyMatch(TicketFacts::namesVip),
                unanswered(ticket.messages()));
    }

    private static Age age(Instant created, Instant now) {
        long days = ChronoUnit.DAYS.between(created.truncatedTo(ChronoUnit.DAYS), now.truncatedTo(ChronoUnit.DAYS));
        return days >= OLD_DAYS ? Age.OLD : days >= AGED_DAYS ? Age.AGED : Age.YOUNG;
    }

    private static boolean atRisk(SlaCycle cycle) {
        return cycle.isOngoing()
                && !cycle.breached()
                && cycle.elapsed().multipliedBy(4).compareTo(cycle.goal().multipliedBy(3)) >= 0;
    }

    private static boolean namesVip(String label) {
        String lower = label.toLowerCase(Locale.ROOT);
        return lower.contains("vip") || lower.contains("key-account") || label.contains("大客户");
    }

    private static int unanswered(List<Message> messages) {
        int count = 0;
        for (Message message : messages) {
            if (message.role() == AuthorRole.CUSTOMER) {
                count++;
            } else if (message.role() == AuthorRole.AGENT && message.isPublic()) {
                count = 0;
            }
        }
        return Math.min(count, UNANSWERED_AT_MOST);
    }
}
