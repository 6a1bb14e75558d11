package dev.deskpulse.scheduler.text;

import dev.deskpulse.ticket.AuthorRole;
import dev.deskpulse.ticket.Message;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

/**
 * All of a ticket that tags follow from: the customer's own words, cleaned and bounded, oldest first, and a few facts.
 * Agents' and automation's messages, and our own, are not among them.
 */
record JudgedTicket(TicketId id, List<Passage> passages, TicketFacts facts) {
    private static final int OPENING_AT_MOST = 8_000;
    private static final int MESSAGE_AT_MOST = 3_000;
    private static final int MESSAGES_AT_MOST = 30;

    static JudgedTicket of(Ticket ticket, OwnComments own, TicketFacts facts) {
        return new JudgedTicket(ticket.id(), passages(ticket, own), facts);
    }

    /** The opening, which may be empty, and the later messages. */
    static List<Passage> passages(Ticket ticket, OwnComments own) {
        List<Passage> passages = new ArrayList<>();
        passages.add(opening(ticket));
        passages.addAll(messages(ticket, own));
        return List.copyOf(passages);
    }

    static Passage opening(Ticket ticket) {
        String summary = TextCleaner.clean(ticket.summary());
        String description = TextCleaner.clean(ticket.description());
        boolean repeated = description.startsWith(summary);
        return Passage.of(
                Passage.OPENING, bounded(repeated ? description : summary + "\n" + description, OPENING_AT_MOST));
    }

    /** The newest ones where there are too many: the last state counts most. */
    private static List<Passage> messages(Ticket ticket, OwnComments own) {
        List<Passage> newestFirst = new ArrayList<>();
        List<Message> messages = ticket.messages();
        for (int i = messages.size() - 1; i >= 0 && newestFirst.size() < MESSAGES_AT_MOST; i--) {
            Message message = messages.get(i);
            if (message.role() == AuthorRole.CUSTOMER && !own.contains(ticket.id(), message.id())) {
                String words = bounded(TextCleaner.clean(message.text()), MESSAGE_AT_MOST);
                if (!words.isEmpty()) {
                    newestFirst.add(Passage.of(message.id(), words));
                }
            }
        }
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    static String bounded(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end);
    }

    /** The same for the same words and facts, whatever else of the ticket changes. */
    String fingerprint() {
        List<String> parts = new ArrayList<>();
        passages.forEach(passage -> parts.addAll(List.of(passage.message(), passage.original())));
        parts.add(facts.toString());
        return fingerprint(parts);
    }

    /** Of one passage, judged in a language. */
    static String fingerprint(Passage passage, Language language) {
        return fingerprint(List.of(language.name(), passage.original()));
    }

    static String fingerprint(List<String> parts) {
        MessageDigest digest = sha256();
        for (String part : parts) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }

    String words() {
        StringBuilder words = new StringBuilder();
        passages.forEach(passage -> words.append(passage.original()).append('\n'));
        return words.toString();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
