package dev.deskpulse.scheduler.writeback;

import dev.deskpulse.connector.jira.RichText;
import dev.deskpulse.connector.jira.RichText.Block;
import dev.deskpulse.connector.jira.RichText.Paragraph;
import dev.deskpulse.ticket.TicketId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A comment that should stand on one ticket, internal unless it is an answer. Its last line holds a mark by which it is found again when a crash
 * kept its id from the ledger.
 *
 * @param name what it is about, in the ledger
 * @param tickets where it may stand, the best place first
 */
public record StandingComment(String name, RichText text, List<TicketId> tickets) {
    private static final String ALERT = "alert:";
    private static final String CUSTOMER = "customer:";
    private static final String DRAFT = "draft:";
    private static final String ANSWER = "answer:";

    public StandingComment {
        tickets = List.copyOf(tickets);
    }

    /** On a finding. */
    static StandingComment onFinding(String finding, List<Block> blocks, List<TicketId> tickets) {
        return marked(finding, blocks, tickets);
    }

    /**
     * On an alert.
     *
     * @param alert an id without blanks
     */
    public static StandingComment onAlert(String alert, List<Block> blocks, List<TicketId> tickets) {
        return marked(ALERT + alert, blocks, tickets);
    }

    /**
     * On a customer.
     *
     * @param customer an id without blanks, and no name of theirs
     */
    static StandingComment onCustomer(String customer, List<Block> blocks, List<TicketId> tickets) {
        return marked(CUSTOMER + customer, blocks, tickets);
    }

    /**
     * A draft of a reply, on one ticket.
     *
     * @param question an id without blanks
     */
    public static StandingComment draft(String question, List<Block> blocks, TicketId ticket) {
        return marked(DRAFT + ticket.nativeId() + ":" + question, blocks, List.of(ticket));
    }

    /** A public answer to one ticket's customer, who sees the mark; never a second one. */
    public static StandingComment answer(List<Block> blocks, TicketId ticket) {
        return marked(ANSWER + ticket.nativeId(), blocks, List.of(ticket));
    }

    /** Whether customers see the comment of this name. */
    static boolean isPublic(String name) {
        return name.startsWith(ANSWER);
    }

    private static StandingComment marked(String name, List<Block> blocks, List<TicketId> tickets) {
        List<Block> all = new ArrayList<>(blocks);
        all.add(Paragraph.of(mark(name)));
        return new StandingComment(name, new RichText(all), tickets);
    }

    static String mark(String name) {
        return "[deskpulse-"
                + (Stream.of(ALERT, CUSTOMER, DRAFT, ANSWER).anyMatch(name::startsWith) ? name : "finding:" + name)
                + "]";
    }
}
