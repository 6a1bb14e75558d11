package dev.deskpulse.scheduler.text;

import dev.deskpulse.ticket.Ticket;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The priority that follows from a text alone: as of a young ticket of no particular customer, with nothing known of its
 * SLA. Its confidence is that of the mood or of the kind that it follows from, whichever is lower.
 */
final class PriorityTask implements TaskJudge {
    private static final TicketFacts NOTHING_KNOWN = new TicketFacts(
            "", Ticket.Subject.UNKNOWN, true, TicketFacts.Age.YOUNG, TicketFacts.Sla.EARLY, "", "", 0, 0);

    private final TaskJudge sentiments;
    private final TaskJudge kinds;
    private final EntityFinder finder;
    private final PriorityJudge priorities;

    PriorityTask(TaskJudge sentiments, TaskJudge kinds, TagSettings settings) {
        this.finder = new EntityFinder(settings.cityIndex(), settings.products());
        this.priorities = new PriorityJudge(settings.weights());
        this.sentiments = sentiments;
        this.kinds = kinds;
    }

    @Override
    public String version() {
        return sentiments.version().equals(kinds.version())
                ? sentiments.version()
                : sentiments.version() + "+" + kinds.version();
    }

    @Override
    public Set<String> labels() {
        return Arrays.stream(PrioritySuggestion.Level.values())
                .filter(level -> level != PrioritySuggestion.Level.UNSURE)
                .map(PriorityTask::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String name(PrioritySuggestion.Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public TextTag judge(LexiconReading reading, Language language) {
        Sentiment sentiment = sentiments.judge(reading, language).sentiment();
        KindTag kind = kinds.judge(reading, language).kind();
        Trajectory trajectory = Trajectory.of(List.of(new Trajectory.State("", sentiment.label(), sentiment.score())));
        List<Passage> passages = List.of(reading.passage());
        List<Entity> entities = finder.find(passages, NOTHING_KNOWN.subject());
        PrioritySuggestion priority = priorities.judge(new PriorityJudge.Case(
                passages, language, sentiment, trajectory, kind.kind(), entities, NOTHING_KNOWN));
        return new TextTag(
                name(priority.level()),
                priority.impact() * priority.urgency(),
                Math.min(sentiment.confidence(), kind.confidence()),
                Map.of(),
                priority.reasons(),
                version());
    }
}
