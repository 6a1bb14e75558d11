package dev.deskpulse.scheduler.knowledge;

import dev.deskpulse.scheduler.topic.Meaning;
import dev.deskpulse.ticket.TicketId;
import java.util.List;

/**
 * A resolved ticket: what was asked, and what was answered.
 *
 * @param opening in impersonal words
 * @param meaning of the opening
 * @param asked where that lies in the desk's space, of length 1
 * @param lasted whether it ended well: not reopened, not rated below 4 of 5, and the customer did not come back about it
 * @param decided whether that is sure by now
 * @param answers the agents' public replies, oldest first
 */
record AskedTicket(
        TicketId ticket,
        String customer,
        String opening,
        Meaning meaning,
        Meaning asked,
        boolean lasted,
        boolean decided,
        List<Given> answers) {
    AskedTicket {
        answers = List.copyOf(answers);
    }

    /**
     * A reply.
     *
     * @param closing whether nothing was said after it before the ticket was resolved
     * @param links that it names
     */
    record Given(String words, Meaning meaning, boolean closing, List<String> links) {
        Given {
            links = List.copyOf(links);
        }
    }

    boolean helpedBy(Given answer) {
        return answer.closing && lasted;
    }
}
