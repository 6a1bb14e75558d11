package dev.deskpulse.scheduler.text;

import dev.deskpulse.scheduler.text.KindTag.Kind;
import dev.deskpulse.ticket.Ticket;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.CRC32;

/** Tags tickets by lexicons and rules. Safe for use by several threads; the same input always gets the same tags. */
public final class Tagger {
    /** Raised whenever a rule changes what a text gets; lexicons and weights raise it by themselves. */
    private static final int RULES = 1;

    private final InstantSource clock;
    private final OwnComments own;
    private final SentimentJudge sentiments = new SentimentJudge();
    private final KindJudge kinds = new KindJudge();
    private final PriorityJudge priorities;
    private final String model;

    /** @param own the comments that Deskpulse wrote, which are no customer's words */
    public Tagger(InstantSource clock, OwnComments own, PriorityWeights weights) {
        this.clock = clock;
        this.own = own;
        this.priorities = new PriorityJudge(weights);
        this.model = "rules-" + RULES + "-" + checksum(weights);
    }

    /** The version: changes with the rules, the lexicons and the weights, and with it every ticket is judged anew. */
    public String model() {
        return model;
    }

    /** Fingerprint of all that {@link #tag} would judge; far cheaper than tagging. */
    public String fingerprint(Ticket ticket) {
        return judged(ticket).fingerprint();
    }

    public TicketTags tag(Ticket ticket) {
        return tag(ticket, judged(ticket));
    }

    JudgedTicket judged(Ticket ticket) {
        return JudgedTicket.of(ticket, own, clock.instant());
    }

    TicketTags tag(Ticket ticket, JudgedTicket judged) {
        Language language = LanguageDetector.detect(judged.words());
        boolean understood = language != Language.OTHER;
        Sentiment sentiment = understood
                ? sentiments.judge(judged.passages())
                : new Sentiment(Sentiment.Label.UNSURE, 0, 0, List.of());
        KindTag kind = understood
                ? kinds.judge(judged.passages(), sentiment, judged.facts().type())
                : new KindTag(Kind.UNSURE, 0, List.of());
        PrioritySuggestion priority =
                priorities.judge(understood ? judged.passages() : List.of(), sentiment, kind.kind(), judged.facts());
        return new TicketTags(
                ticket.id(), judged.fingerprint(), model, clock.instant(), language, sentiment, kind, priority);
    }

    private static String checksum(PriorityWeights weights) {
        CRC32 crc = new CRC32();
        for (String file : List.of(
                "sentiment-zh.txt",
                "sentiment-en.txt",
                "sentiment-emoji.txt",
                "kind.txt",
                "signals.txt",
                "traditional.txt")) {
            try (InputStream bytes = Objects.requireNonNull(Tagger.class.getResourceAsStream(file), file)) {
                crc.update(bytes.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException("Lexicon " + file + " cannot be read", e);
            }
        }
        crc.update(weights.toString().getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "%08x", crc.getValue());
    }
}
