package dev.deskpulse.scheduler.rival;

import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.text.Fingerprint;
import dev.deskpulse.scheduler.text.OwnComments;
import dev.deskpulse.scheduler.text.TextTagger;
import dev.deskpulse.ticket.Ticket;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads who is named in what was saved since the last reading, and in everything after the names or the model have changed.
 * Each sentence that names one is judged by itself, so that praise of a rival in an angry ticket is praise.
 */
public final class NameRivals {
    private static final String VERSION = "1";
    private static final int BATCH = 500;

    private final TicketStore tickets;
    private final RivalStore store;
    private final ReadNames names;
    private final TextTagger moods;
    private final String rules;

    /** @param moods judges sentences' sentiment */
    public NameRivals(TicketStore tickets, RivalStore store, RivalNames names, TextTagger moods, OwnComments own) {
        this.tickets = tickets;
        this.store = store;
        this.names = new ReadNames(names, own);
        this.moods = moods;
        this.rules = Fingerprint.of(List.of(VERSION, names.toString(), moods.version()));
    }

    /** Safe to kill at any moment, since the mark moves last. */
    public void run(Progress progress) {
        Instant watermark = tickets.watermark();
        Instant since = store.mark()
                .filter(mark -> mark.rules().equals(rules))
                .map(RivalStore.Mark::seenUntil)
                .orElse(Instant.MIN);
        progress.begin("Reading what customers name", -1);
        tickets.forEach(since, BATCH, all -> {
            List<Ticket> batch = all.stream().filter(Ticket::hasWords).toList();
            store.save(
                    batch.stream().map(Ticket::id).toList(),
                    batch.parallelStream().flatMap(this::mentions).toList());
            progress.advance(all.size());
        });
        if (!watermark.equals(Instant.MIN)) {
            store.keep(new RivalStore.Mark(rules, watermark));
        }
    }

    private Stream<RivalStore.Mention> mentions(Ticket ticket) {
        return names.in(ticket).stream().flatMap(hit -> hit.sentences().entrySet().stream()
                .map(sentence -> new RivalStore.Mention(
                        ticket.id(),
                        hit.name(),
                        sentence.getKey(),
                        hit.listed(),
                        moods.tag(sentence.getValue()).label())));
    }
}
