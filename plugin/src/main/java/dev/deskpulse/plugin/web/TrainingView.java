package dev.deskpulse.plugin.web;

import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.plugin.access.Role;
import dev.deskpulse.plugin.access.Viewer;
import dev.deskpulse.scheduler.agent.AgentFigure;
import dev.deskpulse.scheduler.agent.Agents;
import dev.deskpulse.scheduler.agent.FeedbackStore;
import dev.deskpulse.scheduler.agent.FindTrainingNeeds;
import dev.deskpulse.scheduler.agent.Training;
import dev.deskpulse.scheduler.agent.TrainingNeed;
import dev.deskpulse.scheduler.agent.TrainingProgress;
import dev.deskpulse.scheduler.agent.TrainingStore;
import dev.deskpulse.scheduler.sight.Sight;
import dev.deskpulse.ticket.Person;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.TicketKey;
import dev.deskpulse.words.Words;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where agents and teams fall behind on like cases, and what trainings changed: for themselves and their leads. */
public final class TrainingView {
    private static final int MOST_TRAININGS = 50;

    private final Supplier<Agents> agents;
    private final TrainingStore trainings;
    private final FeedbackStore seen;
    private final TicketStore tickets;
    private final URI site;
    private final Clock clock;
    private final ZoneId zone;

    /**
     * Keeps trainings, and reads all else.
     *
     * @param seen knows whose matters somebody may see
     * @param site the Jira site, for links
     * @param zone the desk's
     */
    public TrainingView(
            Supplier<Agents> agents,
            TrainingStore trainings,
            FeedbackStore seen,
            TicketStore tickets,
            URI site,
            Clock clock,
            ZoneId zone) {
        this.agents = agents;
        this.trainings = trainings;
        this.seen = seen;
        this.tickets = tickets;
        this.site = site;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * A topic to train, on the wire.
     *
     * @param agent empty where it is the whole team's
     */
    record Need(
            String agent,
            String name,
            String team,
            String topic,
            AgentView.Figure figure,
            List<DeskView.TicketLink> bad,
            List<DeskView.TicketLink> good) {}

    /** Of these days. */
    record Needs(LocalDate from, LocalDate to, List<Need> agents, List<Need> teams) {}

    /**
     * A training on the wire.
     *
     * @param topic null for all topics
     */
    record Row(
            long number,
            String agent,
            String name,
            @Nullable String topic,
            LocalDate day,
            String note,
            List<Change> changes) {}

    /** A figure since a training against before it: of durations a factor, of shares a difference. */
    record Change(
            Words name, boolean duration, double value, double low, double high, TrainingProgress.Verdict verdict) {}

    /**
     * A training that somebody had.
     *
     * @param topic null for all topics
     */
    record Given(String agent, @Nullable String topic, LocalDate day, String note) {}

    /** @throws IllegalArgumentException where the days are none, or too many */
    Needs needs(LocalDate from, LocalDate to, Sight sight) {
        AgentView.requireFew(from, to);
        FindTrainingNeeds find = new FindTrainingNeeds(agents.get());
        Map<PersonId, Person> people = tickets.people();
        return new Needs(
                from,
                to,
                find.needs(from, to, sight).stream()
                        .map(need -> need(need, people, sight))
                        .toList(),
                find.ofTeams(from, to, sight).stream()
                        .map(need -> need(need, people, sight))
                        .toList());
    }

    private Need need(TrainingNeed need, Map<PersonId, Person> people, Sight sight) {
        return new Need(
                need.agent(),
                need.agent().isEmpty() ? need.team() : AgentView.name(need.agent(), people),
                need.team(),
                need.topic(),
                AgentView.figure(need.figure(), need.standing()),
                links(need.bad(), sight),
                links(need.good(), sight));
    }

    private List<DeskView.TicketLink> links(List<String> keys, Sight sight) {
        return tickets.findAllByKey(keys.stream().map(TicketKey::new).toList()).stream()
                .filter(sight::sees)
                .map(ticket -> DeskView.TicketLink.to(site, ticket))
                .toList();
    }

    /** The latest fifty of agents whom the viewer sees, with what changed since. */
    List<Row> trainings(Sight sight) {
        Map<PersonId, Person> people = tickets.people();
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        return trainings.all().stream()
                .filter(training -> seen.isSeen(training.agent(), sight))
                .limit(MOST_TRAININGS)
                .map(training -> row(TrainingProgress.of(training, agents.get(), today, sight), people))
                .toList();
    }

    /** @throws IllegalArgumentException where the viewer leads no such agent, the day is to come, or the note is empty or too long */
    List<Row> add(Given given, Viewer viewer) {
        viewer.mustBe(Role.LEAD);
        Sight sight = viewer.sight();
        if (seen.teams(given.agent).isEmpty() || !seen.isSeen(given.agent, sight)) {
            throw new IllegalArgumentException("there is no agent '" + given.agent + "' whom you lead");
        }
        if (given.day.isAfter(LocalDate.ofInstant(clock.instant(), zone))) {
            throw new IllegalArgumentException("a training on " + given.day + " is still to come; keep it then");
        }
        String topic = given.topic == null || given.topic.isBlank() ? null : given.topic.strip();
        trainings.add(new Training(0, given.agent, topic, given.day, given.note));
        return trainings(sight);
    }

    private static Row row(TrainingProgress progress, Map<PersonId, Person> people) {
        Training training = progress.training();
        return new Row(
                training.number(),
                training.agent(),
                AgentView.name(training.agent(), people),
                training.topic(),
                training.day(),
                training.note(),
                new TreeMap<>(progress.changes())
                        .entrySet().stream()
                                .map(change -> change(change.getKey(), change.getValue()))
                                .toList());
    }

    private static Change change(AgentFigure figure, TrainingProgress.Change change) {
        return new Change(
                new Words(figure.english(), figure.chinese()),
                figure.isDuration(),
                change.value(),
                change.low(),
                change.high(),
                change.verdict());
    }
}
