package dev.deskpulse.scheduler.text;

import dev.deskpulse.ticket.AuthorRole;
import dev.deskpulse.ticket.Message;
import dev.deskpulse.ticket.OrderMilestones;
import dev.deskpulse.ticket.SlaCycle;
import dev.deskpulse.ticket.StatusCategory;
import dev.deskpulse.ticket.Ticket;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What tags follow from besides the text. Coarse on purpose: a ticket is judged again when one of these changes, so a
 * day's age must not, and nothing that our own write-back changes may be among them.
 *
 * @param subject the product and the order number only
 * @param age how long an open ticket has been open
 * @param sla of an open ticket's running cycle that presses most
 * @param vip the label that calls the customer important; empty for none
 * @param customerValue the value of the field that tells the customer's value; empty for none
 * @param unanswered the customer's messages since an agent last replied in public; 0 for closed tickets
 * @param recentTickets how many other tickets the customer had opened in the 30 days before; 0 for closed tickets
 */
record TicketFacts(
        String type,
        Ticket.Subject subject,
        boolean open,
        Age age,
        Sla sla,
        String vip,
        String customerValue,
        int unanswered,
        int recentTickets) {

    /** Of an open ticket, in whole days of UTC; closed tickets are YOUNG. */
    enum Age {
        YOUNG,
        AGED,
        OLD
    }

    /** How much of the goal's business time is used. */
    enum Sla {
        EARLY,
        HALF_USED,
        THREE_QUARTERS_USED,
        BREACHED
    }

    private static final int AGED_DAYS = 3;
    private static final int OLD_DAYS = 7;
    private static final int UNANSWERED_AT_MOST = 5;
    private static final int RECENT_AT_MOST = 9;
    private static final int VALUE_AT_MOST = 100;

    /** @param valueField the field that tells the customer's value; empty for none */
    static TicketFacts of(Ticket ticket, Instant now, String valueField, int recentTickets) {
        boolean open = isOpen(ticket);
        return new TicketFacts(
                ticket.type(),
                new Ticket.Subject(
                        null, ticket.subject().product(), null, ticket.subject().orderNumber(), OrderMilestones.NONE),
                open,
                open ? age(ticket.lifecycle().created(), now) : Age.YOUNG,
                open ? sla(ticket.slaCycles(), now) : Sla.EARLY,
                ticket.labels().stream()
                        .filter(TicketFacts::namesVip)
                        .findFirst()
                        .orElse(""),
                customerValue(ticket, valueField),
                open ? unanswered(ticket.messages()) : 0,
                open ? Math.min(recentTickets, RECENT_AT_MOST) : 0);
    }

    /** Whether time alone may change the facts from one hour to the next. */
    static boolean isPressed(Ticket ticket) {
        return isOpen(ticket) && ticket.slaCycles().stream().anyMatch(cycle -> cycle.isOngoing() && !cycle.paused());
    }

    static boolean isOpen(Ticket ticket) {
        return ticket.lifecycle().category() != StatusCategory.DONE;
    }

    private static Age age(Instant created, Instant now) {
        long days = ChronoUnit.DAYS.between(created.truncatedTo(ChronoUnit.DAYS), now.truncatedTo(ChronoUnit.DAYS));
        return days >= OLD_DAYS ? Age.OLD : days >= AGED_DAYS ? Age.AGED : Age.YOUNG;
    }

    private static Sla sla(List<SlaCycle> cycles, Instant now) {
        return cycles.stream()
                .filter(SlaCycle::isOngoing)
                .map(cycle -> sla(cycle, now))
                .max(Comparator.naturalOrder())
                .orElse(Sla.EARLY);
    }

    private static Sla sla(SlaCycle cycle, Instant now) {
        long goal = Math.max(1, cycle.goal().toSeconds());
        long left = secondsLeft(cycle, now);
        if (cycle.breached() || left <= 0) {
            return Sla.BREACHED;
        }
        double used = 1 - (double) left / goal;
        return used >= 0.75 ? Sla.THREE_QUARTERS_USED : used >= 0.5 ? Sla.HALF_USED : Sla.EARLY;
    }

    /**
     * The elapsed time is as of the last sync: no more is left than until the moment of breach, which the site sets by
     * the SLA's own calendar. A clock that stands still has no such moment.
     */
    private static long secondsLeft(SlaCycle cycle, Instant now) {
        long leftThen = cycle.goal().minus(cycle.elapsed()).toSeconds();
        Instant breach = cycle.breachTime();
        return cycle.paused() || breach == null
                ? Math.max(1, leftThen)
                : Math.min(Math.max(1, leftThen), ChronoUnit.SECONDS.between(now, breach));
    }

    private static boolean namesVip(String label) {
        String lower = label.toLowerCase(Locale.ROOT);
        return lower.contains("vip") || lower.contains("key-account") || label.contains("大客户");
    }

    private static String customerValue(Ticket ticket, String field) {
        @Nullable
        String value =
                switch (field) {
                    case "" -> null;
                    case "customer" -> ticket.parties().customer();
                    case "organisation" -> ticket.parties().organisation();
                    default -> ticket.fields().get(field);
                };
        return value == null
                ? ""
                : value.strip()
                        .substring(0, Math.min(VALUE_AT_MOST, value.strip().length()));
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
