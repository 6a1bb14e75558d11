package dev.deskpulse.scheduler.text;

import dev.deskpulse.ticket.Ticket;
import java.util.List;

/**
 * A piece of what the customer said at one time, cleaned: the opening (summary and description) or one later message.
 *
 * @param message the message's id, or {@link #OPENING}
 * @param original as the customer wrote it, for showing; all offsets of evidence point into it
 * @param folded the same text, character by character, as lexicons look it up
 */
public record Passage(String message, String original, String folded) {
    /** Stands for the summary and the description, which are no message. */
    public static final String OPENING = "opening";

    /** @param cleaned as {@link TextCleaner} leaves it */
    public static Passage of(String message, String cleaned) {
        return new Passage(message, cleaned, Folding.fold(cleaned));
    }

    /** All that is judged of a ticket: the opening, which may be empty, and the customer's newest messages, oldest first. */
    public static List<Passage> of(Ticket ticket, OwnComments own) {
        return JudgedTicket.passages(ticket, own);
    }

    /** Evidence that stands at a place of this passage. */
    public Evidence evidence(int start, int end, double weight, String rule) {
        return new Evidence(original.substring(start, end), weight, rule, new Evidence.Place(message, start, end));
    }

    String quote(Lexicon.Hit<?> hit) {
        return original.substring(hit.start(), hit.end());
    }
}
