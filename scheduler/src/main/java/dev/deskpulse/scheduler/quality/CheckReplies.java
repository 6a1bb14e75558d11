package dev.deskpulse.scheduler.quality;

import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.kpi.Replies;
import dev.deskpulse.scheduler.text.Fingerprint;
import dev.deskpulse.scheduler.text.KindTag;
import dev.deskpulse.scheduler.text.MessageTag;
import dev.deskpulse.scheduler.text.OwnComments;
import dev.deskpulse.scheduler.text.Passage;
import dev.deskpulse.scheduler.text.Sentiment;
import dev.deskpulse.scheduler.text.TagStore;
import dev.deskpulse.ticket.Message;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Checks the replies of the last 190 days that are new, or whose words, customer's words or rules have changed; the others are
 * left alone.
 */
public final class CheckReplies {
    private static final int BATCH = 500;
    /** Meaning takes milliseconds a reply: years of old ones would keep everybody waiting for what nobody asks for. */
    private static final Duration LOOKS_BACK = Duration.ofDays(190);

    private final TicketStore tickets;
    private final TagStore tags;
    private final ReplyStore store;
    private final ReplyCheck check;
    private final String version;
    private final OwnComments own;
    private final InstantSource clock;
    private final ZoneId zone;

    /** @param zone the desk's zone */
    public CheckReplies(
            TicketStore tickets,
            TagStore tags,
            ReplyStore store,
            QualityRules rules,
            ReplyCheck check,
            OwnComments own,
            InstantSource clock,
            ZoneId zone) {
        this.tickets = tickets;
        this.tags = tags;
        this.store = store;
        this.check = check;
        this.version = rules.version();
        this.own = own;
        this.clock = clock;
        this.zone = zone;
    }

    private record Sent(ReplyStore.Key key, Message message, Reply reply, String input, boolean old) {}

    /**
     * Goes through the tickets saved since a moment of the store's clock, batch by batch.
     *
     * @param changedSince {@link Instant#MIN} for all
     * @return how many replies were checked
     */
    public long run(Instant changedSince, Progress progress) {
        progress.begin("Checking replies", -1);
        Instant oldest = clock.instant().minus(LOOKS_BACK);
        AtomicLong checked = new AtomicLong();
        tickets.forEach(changedSince, BATCH, batch -> {
            checked.addAndGet(batch(
                    batch.stream()
                            .filter(ticket -> ticket.hasWords()
                                    || ticket.lifecycle().updated().isBefore(oldest))
                            .toList(),
                    oldest));
            progress.advance(batch.size());
        });
        return checked.get();
    }

    private int batch(List<Ticket> batch, Instant oldest) {
        List<TicketId> ids = batch.stream().map(Ticket::id).toList();
        Map<ReplyStore.Key, String> known = store.inputs(ids);
        Map<TicketId, Map<String, MessageTag>> moods = tags.messages(ids);
        List<Sent> all = batch.stream()
                .flatMap(ticket -> sent(ticket, moods.getOrDefault(ticket.id(), Map.of()), oldest).stream())
                .toList();
        List<Sent> changed = all.stream()
                .filter(sent -> !sent.old && !sent.input.equals(known.get(sent.key)))
                .toList();
        Map<ReplyStore.Key, String> stale = new HashMap<>(known);
        all.stream()
                .filter(sent -> sent.old || sent.input.equals(known.get(sent.key)))
                .forEach(sent -> stale.remove(sent.key));
        store.remove(stale.keySet());
        store.save(changed.parallelStream().map(this::checked).toList());
        return changed.size();
    }

    private CheckedReply checked(Sent sent) {
        PersonId author = sent.message.author();
        return new CheckedReply(
                sent.key.ticket(),
                sent.key.message(),
                author == null ? null : author.value(),
                LocalDateTime.ofInstant(sent.message.created(), zone),
                sent.input,
                check.check(sent.reply));
    }

    private List<Sent> sent(Ticket ticket, Map<String, MessageTag> moods, Instant oldest) {
        List<Sent> sent = new ArrayList<>();
        StringBuilder known = new StringBuilder(ticket.summary()).append('\n').append(ticket.description());
        StringBuilder before = new StringBuilder(known);
        List<String> passages = new ArrayList<>(List.of(Passage.OPENING));
        for (Replies.Judged judged : Replies.of(ticket, false).messages()) {
            Message message = judged.message();
            if (judged.verdict() == Replies.Verdict.CUSTOMER) {
                known.append('\n').append(message.text());
                before.append('\n').append(message.text());
                passages.add(message.id());
            } else if (judged.verdict() == Replies.Verdict.REPLY && !own.contains(ticket.id(), message.id())) {
                Reply reply = new Reply(
                        message.text(),
                        before.toString(),
                        known.toString(),
                        sent.isEmpty(),
                        upset(passages, moods),
                        complains(passages, moods));
                sent.add(new Sent(
                        new ReplyStore.Key(ticket.id(), message.id()),
                        message,
                        reply,
                        input(reply),
                        message.created().isBefore(oldest)));
                before.setLength(0);
                passages.clear();
            }
        }
        return sent;
    }

    private String input(Reply reply) {
        return Fingerprint.of(List.of(version, reply.toString()));
    }

    private static boolean upset(List<String> passages, Map<String, MessageTag> moods) {
        return passages.stream()
                .map(moods::get)
                .anyMatch(tag -> tag != null && tag.tags().sentiment().label() == Sentiment.Label.NEGATIVE);
    }

    private static boolean complains(List<String> passages, Map<String, MessageTag> moods) {
        return passages.stream()
                .map(moods::get)
                .anyMatch(tag -> tag != null && wants(tag.tags().kind().kind()));
    }

    private static boolean wants(KindTag.Kind kind) {
        return kind == KindTag.Kind.COMPLAINT || kind == KindTag.Kind.REQUEST;
    }
}
