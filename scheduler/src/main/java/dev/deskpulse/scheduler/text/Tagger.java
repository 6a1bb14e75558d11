package dev.deskpulse.scheduler.text;

import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tags tickets: a {@link PassageJudge} judges each passage by itself, and the ticket's tags are built on that. Safe for
 * use by several threads; the same input always gets the same tags.
 */
public final class Tagger {
    /** Raised whenever a rule changes what a ticket gets; the signals and the weights raise the version by themselves. */
    private static final int RULES = 6;

    private static final List<String> LISTS = List.of("signals.txt", "couriers.txt", "cities.txt");

    private final InstantSource clock;
    private final OwnComments own;
    private final PassageJudge judge;
    private final Threshold threshold;
    private final String valueField;
    private final String judgeVersion;
    private final EntityFinder finder;
    private final PriorityJudge priorities;
    private final String model;

    /** @param own the comments that Deskpulse wrote, which are no customer's words */
    public Tagger(InstantSource clock, OwnComments own, PassageJudge judge, TagSettings settings) {
        this.clock = clock;
        this.own = own;
        this.judge = judge;
        this.threshold = settings.threshold();
        this.valueField = settings.weights().customers().field();
        this.judgeVersion = judge.version() + " from " + threshold.sentiment() + " " + threshold.kind();
        this.finder = new EntityFinder(settings.cityIndex(), settings.products());
        this.priorities = new PriorityJudge(settings.weights());
        this.model = judge.version() + "-" + RULES + "-"
                + Checksum.ofLists(LISTS).add(settings.toString()).hex();
    }

    /** The version: changes with the judge, the rules, the threshold and the weights, and with it every ticket's tags. */
    public String model() {
        return model;
    }

    /** Fingerprint of what {@link #tag} would judge; far cheaper than tagging. */
    public String fingerprint(Ticket ticket) {
        return judged(ticket, 0).fingerprint();
    }

    /** By itself, without what the store knows of the customer's other tickets. */
    public TicketTags tag(Ticket ticket) {
        return tag(judged(ticket, 0), Map.of()).tags();
    }

    /** @param recentTickets how many other tickets the customer had opened in the 30 days before */
    JudgedTicket judged(Ticket ticket, int recentTickets) {
        TicketFacts facts = TicketFacts.of(ticket, clock.instant(), valueField, recentTickets);
        return JudgedTicket.of(ticket, own, facts);
    }

    /** @param known tags of its messages from before, which may be out of date */
    TaggedTicket tag(JudgedTicket judged, Map<String, MessageTag> known) {
        Language language = LanguageDetector.detect(judged.words());
        List<MessageTag> messages = judged.passages().stream()
                .map(passage -> tag(judged.id(), passage, language, known.get(passage.message())))
                .toList();
        Trajectory trajectory = Trajectory.of(messages.stream()
                .map(tag -> state(tag.message(), tag.tags().sentiment()))
                .toList());
        Sentiment sentiment = sentiment(trajectory, messages);
        KindTag kind = kind(messages, judged.facts().type(), language);
        List<Passage> understood = language == Language.OTHER ? List.of() : judged.passages();
        List<Entity> entities = finder.find(judged.passages(), judged.facts().subject());
        PrioritySuggestion priority = priorities.judge(new PriorityJudge.Case(
                understood, language, sentiment, trajectory, kind.kind(), entities, judged.facts()));
        TicketTags tags = new TicketTags(
                judged.id(),
                judged.fingerprint(),
                model,
                clock.instant(),
                language,
                sentiment,
                kind,
                priority,
                trajectory,
                entities);
        return new TaggedTicket(tags, messages);
    }

    private MessageTag tag(TicketId ticket, Passage passage, Language ofTicket, @Nullable MessageTag known) {
        // Emoji and signs alone have no language: they are read in that of their ticket.
        boolean letters = passage.original().chars().anyMatch(Character::isLetter);
        Language language = letters ? LanguageDetector.detect(passage.original()) : ofTicket;
        String input = JudgedTicket.fingerprint(passage, language);
        if (known != null && known.input().equals(input) && known.judge().equals(judgeVersion)) {
            return known;
        }
        MessageTags tags = language == Language.OTHER
                ? MessageTags.unsure(language)
                : judge.judge(passage, language).sureFrom(threshold);
        return new MessageTag(ticket, passage.message(), input, judgeVersion, tags);
    }

    private static Trajectory.State state(String message, Sentiment mood) {
        return new Trajectory.State(message, mood.label(), mood.score());
    }

    private Sentiment sentiment(Trajectory trajectory, List<MessageTag> messages) {
        Map<String, Sentiment> moods = new HashMap<>();
        messages.forEach(tag -> moods.put(tag.message(), tag.tags().sentiment()));
        return TicketSentiment.of(trajectory, moods).sureFrom(threshold.sentiment());
    }

    private KindTag kind(List<MessageTag> messages, String type, Language language) {
        return language == Language.OTHER
                ? MessageTags.unsure(language).kind()
                : TicketKind.of(messages.stream().map(tag -> tag.tags().kind()).toList(), type)
                        .sureFrom(threshold.kind());
    }
}
