package dev.deskpulse.scheduler.text;

import dev.deskpulse.ticket.Ticket;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;

/**
 * Tags tickets: a {@link PassageJudge} judges each passage by itself, and the ticket's tags are built on that. Safe for
 * use by several threads; the same input always gets the same tags.
 */
public final class Tagger {
    /** Raised whenever a rule changes what a ticket gets; the signals and the weights raise the version by themselves. */
    private static final int RULES = 2;

    private final InstantSource clock;
    private final OwnComments own;
    private final PassageJudge judge;
    private final Threshold threshold;
    private final PriorityJudge priorities;
    private final String model;

    /** Judges by lexicons, with the usual threshold. */
    public Tagger(InstantSource clock, OwnComments own, PriorityWeights weights) {
        this(clock, own, new LexiconJudge(), Threshold.DEFAULTS, weights);
    }

    /** @param own the comments that Deskpulse wrote, which are no customer's words */
    public Tagger(
            InstantSource clock, OwnComments own, PassageJudge judge, Threshold threshold, PriorityWeights weights) {
        this.clock = clock;
        this.own = own;
        this.judge = judge;
        this.threshold = threshold;
        this.priorities = new PriorityJudge(weights);
        this.model = judge.version() + "-" + RULES + "-" + checksum(weights, threshold);
    }

    /** The version: changes with the judge, the rules, the threshold and the weights, and with it every ticket's tags. */
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
        List<MessageTags> messages = judged.passages().stream()
                .map(passage -> tag(passage, language))
                .toList();
        Sentiment sentiment = sentiment(judged.passages(), messages);
        KindTag kind = understood
                ? TicketKind.of(
                        messages.stream().map(MessageTags::kind).toList(),
                        judged.facts().type())
                : MessageTags.unsure(language).kind();
        PrioritySuggestion priority =
                priorities.judge(understood ? judged.passages() : List.of(), sentiment, kind.kind(), judged.facts());
        return new TicketTags(
                ticket.id(), judged.fingerprint(), model, clock.instant(), language, sentiment, kind, priority);
    }

    /** A passage without letters, such as emoji, is taken to be in the language of its ticket. */
    private MessageTags tag(Passage passage, Language ofTicket) {
        boolean letters = passage.original().chars().anyMatch(Character::isLetter);
        Language language = letters ? LanguageDetector.detect(passage.original()) : ofTicket;
        return language == Language.OTHER
                ? MessageTags.unsure(language)
                : judge.judge(passage, language).sureFrom(threshold);
    }

    private static Sentiment sentiment(List<Passage> passages, List<MessageTags> messages) {
        Map<String, Sentiment> moods = new HashMap<>();
        List<Trajectory.State> states = new ArrayList<>();
        for (int i = 0; i < passages.size(); i++) {
            Sentiment mood = messages.get(i).sentiment();
            moods.put(passages.get(i).message(), mood);
            states.add(new Trajectory.State(passages.get(i).message(), mood.label(), mood.score()));
        }
        return TicketSentiment.of(Trajectory.of(states), moods);
    }

    private static String checksum(PriorityWeights weights, Threshold threshold) {
        CRC32 crc = new CRC32();
        try (InputStream signals = Objects.requireNonNull(Tagger.class.getResourceAsStream("signals.txt"))) {
            crc.update(signals.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("Lexicon signals.txt cannot be read", e);
        }
        crc.update((weights + " " + threshold).getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "%08x", crc.getValue());
    }
}
