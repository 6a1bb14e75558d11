package dev.deskpulse.scheduler.quality;

import dev.deskpulse.ticket.TicketId;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reply with what was found in it.
 *
 * @param agent null where the source hides the author
 * @param sent when it was, in the desk's zone
 * @param input fingerprint of all that the findings depend on
 * @param findings the rules that were to be kept
 */
public record CheckedReply(
        TicketId ticket,
        String message,
        @Nullable String agent,
        LocalDateTime sent,
        String input,
        List<RuleFinding> findings) {
    public CheckedReply {
        findings = findings.stream().filter(RuleFinding::asked).toList();
    }
}
