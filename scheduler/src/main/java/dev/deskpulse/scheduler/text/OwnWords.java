package dev.deskpulse.scheduler.text;

import dev.deskpulse.ticket.Ticket;
import java.util.List;

/**
 * What a customer said, without quoted mail, signatures, markup and logs, and its language.
 *
 * @param text empty where nothing is left
 */
public record OwnWords(String text, Language language) {
    /**
     * Of a text as it was sent.
     *
     * @param most characters that are kept
     */
    public static OwnWords in(String sent, int most) {
        return of(TextCleaner.clean(sent), most);
    }

    /** Of a ticket's summary and description. */
    public static OwnWords opening(Ticket ticket, int most) {
        return of(JudgedTicket.opening(ticket).original(), most);
    }

    /** The same for the same words. */
    public String fingerprint() {
        return JudgedTicket.fingerprint(List.of(text));
    }

    private static OwnWords of(String cleaned, int most) {
        String text = JudgedTicket.bounded(cleaned, most);
        return new OwnWords(text, LanguageDetector.detect(text));
    }
}
