package dev.deskpulse.scheduler.knowledge;

import dev.deskpulse.scheduler.topic.Meaning;
import dev.deskpulse.ticket.TicketId;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What many tickets of a topic ask, and the answers that they were given.
 *
 * @param text in words of the most central ticket that many customers use
 * @param meaning the mean of all who ask it
 * @param article what was named on the tickets that most surely ended well by it; null where nothing was to three customers
 */
record Candidate(
        String topic,
        String text,
        TicketId ticket,
        Meaning meaning,
        List<Answer> answers,
        @Nullable URI article) {
    /** Tickets that ask the same are as near as this: on texts of one intent most pairs are, of two intents few. */
    static final double SAME_QUESTION = 0.6;

    /** As near as this are replies that say the same in other words. */
    static final double SAME_ANSWER = 0.85;

    /** Of a question's text or an answer's, so much may be left out as one customer's own; more is no text any more. */
    private static final double MOST_GAPS = 0.15;

    private static final int LEAST_TICKETS = 5;
    private static final int LEAST_HELPED = 3;
    private static final int COMPARED = 20;

    Candidate {
        answers = List.copyOf(answers);
    }

    /**
     * An answer in words that many customers were told.
     *
     * @param ticket whose agent's words they are
     */
    record Answer(String text, TicketId ticket, Meaning meaning, Success success) {}

    private record Reply(AskedTicket ticket, AskedTicket.Given given) {}

    private record Worded(String text, double gaps, TicketId ticket, Meaning meaning) {}

    /** The questions of a topic, those that most ask first; each with the answers that helped, the surest first. */
    static List<Candidate> in(String topic, List<AskedTicket> tickets, SharedWords words) {
        return Grouping.of(tickets, (a, b) -> a.asked().nearUnit(b.asked()) >= SAME_QUESTION, LEAST_TICKETS).stream()
                .flatMap(group -> of(topic, group, words).stream())
                .toList();
    }

    private static Optional<Candidate> of(String topic, List<AskedTicket> group, SharedWords words) {
        List<Answer> answers = answers(group, words);
        Meaning mean = Meaning.mean(group.stream().map(AskedTicket::meaning).toList());
        return group.stream()
                .limit(COMPARED)
                .map(ticket -> worded(words, ticket.opening(), ticket.ticket(), ticket.asked()))
                .filter(worded -> worded.gaps <= MOST_GAPS)
                .min(Comparator.comparingDouble(Worded::gaps))
                .filter(worded -> !answers.isEmpty())
                .map(worded -> new Candidate(topic, worded.text, worded.ticket, mean, answers, article(group)));
    }

    /** What few customers were sent may be one's own, such as where a parcel is. */
    private static @Nullable URI article(List<AskedTicket> group) {
        Map<String, List<Reply>> naming = new HashMap<>();
        for (AskedTicket ticket : group) {
            for (AskedTicket.Given given : ticket.answers()) {
                given.links().forEach(link -> naming.computeIfAbsent(link, l -> new ArrayList<>())
                        .add(new Reply(ticket, given)));
            }
        }
        return naming.entrySet().stream()
                .filter(entry -> customers(entry.getValue()) >= SharedWords.CUSTOMERS
                        && success(entry.getValue()).helped() >= LEAST_HELPED)
                .max(Comparator.comparingDouble((Map.Entry<String, List<Reply>> entry) ->
                                success(entry.getValue()).low())
                        .thenComparing(Map.Entry::getKey))
                .map(entry -> URI.create(entry.getKey()))
                .orElse(null);
    }

    private static long customers(List<Reply> replies) {
        return replies.stream().map(reply -> reply.ticket.customer()).distinct().count();
    }

    private static List<Answer> answers(List<AskedTicket> group, SharedWords words) {
        List<Reply> replies = group.stream()
                .flatMap(ticket -> ticket.answers().stream()
                        .filter(given ->
                                given.meaning().language() == ticket.asked().language())
                        .map(given -> new Reply(ticket, given)))
                .toList();
        return Grouping.of(replies, (a, b) -> a.given.meaning().near(b.given.meaning()) >= SAME_ANSWER, LEAST_HELPED)
                .stream()
                .flatMap(alike -> answer(alike, words).stream())
                .sorted(Comparator.comparingDouble(
                                (Answer answer) -> answer.success().low())
                        .reversed())
                .toList();
    }

    private static Optional<Answer> answer(List<Reply> alike, SharedWords words) {
        Success success = success(alike);
        if (success.helped() < LEAST_HELPED || customers(alike) < SharedWords.CUSTOMERS) {
            return Optional.empty();
        }
        return alike.stream()
                .limit(COMPARED)
                .map(reply -> worded(words, reply.given.words(), reply.ticket.ticket(), reply.given.meaning()))
                .filter(worded -> worded.gaps <= MOST_GAPS)
                .min(Comparator.comparingDouble(Worded::gaps))
                .map(worded -> new Answer(worded.text, worded.ticket, worded.meaning, success));
    }

    private static Worded worded(SharedWords words, String text, TicketId ticket, Meaning meaning) {
        String shared = words.only(text).strip();
        return new Worded(shared, SharedWords.gaps(shared), ticket, meaning);
    }

    /** A ticket counts once, by its last such reply. */
    private static Success success(List<Reply> alike) {
        Map<TicketId, Boolean> helped = new HashMap<>();
        for (Reply reply : alike) {
            if (reply.ticket.decided()) {
                helped.merge(reply.ticket.ticket(), reply.ticket.helpedBy(reply.given), Boolean::logicalOr);
            }
        }
        return Success.of(helped.size(), (int)
                helped.values().stream().filter(Boolean::booleanValue).count());
    }
}
