package dev.deskpulse.scheduler.insight;

import dev.deskpulse.ticket.Ticket;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What tickets say, and what sets some of them apart from others. */
public final class TicketWords {
    /** More texts than this make no word more certain. */
    public static final int MOST_READ = 400;

    private static final int MOST_WORDS = 8;

    private TicketWords() {}

    /** The words that stand more often in the first than in the others, by log-odds; the most telling first. */
    public static List<String> apart(Collection<Ticket> tickets, Collection<Ticket> others) {
        return new WordContrast(words(tickets), words(others)).telling(MOST_WORDS);
    }

    private static List<Set<String>> words(Collection<Ticket> tickets) {
        return tickets.stream().map(TicketWords::of).toList();
    }

    static Set<String> of(Ticket ticket) {
        return Words.of(ticket.summary() + "\n" + ticket.description());
    }

    /** At most {@link #MOST_READ}, evenly over all, the same every time. */
    public static <T> List<T> sample(List<T> all) {
        if (all.size() <= MOST_READ) {
            return List.copyOf(all);
        }
        List<T> sample = new ArrayList<>();
        for (int i = 0; i < MOST_READ; i++) {
            sample.add(all.get((int) ((long) i * all.size() / MOST_READ)));
        }
        return sample;
    }
}
