package dev.deskpulse.plugin.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.plugin.access.Viewer;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.scheduler.action.ActionStore;
import dev.deskpulse.scheduler.action.Halves;
import dev.deskpulse.scheduler.action.SplitTrial;
import dev.deskpulse.scheduler.casestudy.CaseStudy;
import dev.deskpulse.scheduler.casestudy.TellCase;
import dev.deskpulse.scheduler.kpi.CaseCells;
import dev.deskpulse.scheduler.kpi.CustomerGlance;
import dev.deskpulse.scheduler.sight.Sight;
import dev.deskpulse.scheduler.text.Entity;
import dev.deskpulse.scheduler.text.Evidence;
import dev.deskpulse.scheduler.text.MessageTags;
import dev.deskpulse.scheduler.text.Reason;
import dev.deskpulse.scheduler.text.Sentiment;
import dev.deskpulse.scheduler.text.TagStore;
import dev.deskpulse.scheduler.text.TagTask;
import dev.deskpulse.scheduler.text.TicketTags;
import dev.deskpulse.scheduler.topic.RoutingHint;
import dev.deskpulse.scheduler.topic.TopicTag;
import dev.deskpulse.scheduler.why.ExplainTags;
import dev.deskpulse.scheduler.why.Explained;
import dev.deskpulse.scheduler.why.Said;
import dev.deskpulse.ticket.SlaCycle;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import dev.deskpulse.ticket.TicketKey;
import dev.deskpulse.words.Wire;
import dev.deskpulse.words.Words;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One ticket as its agent needs it: the tags with their words, the time left, the customer, and what helped before. */
public final class PanelView {
    private final Settings settings;
    private final TicketStore tickets;
    private final TagStore tags;
    private final ExplainTags explain;
    private final TellCase cases;
    private final Database database;
    private final ActionStore actions;
    private final Halves halves;
    private final Consumer<TicketId> corrected;
    private final Clock clock;

    /** @param corrected is told which ticket's tag was corrected, so that figures follow */
    public PanelView(
            Settings settings,
            TicketStore tickets,
            TagStore tags,
            ExplainTags explain,
            TellCase cases,
            Database database,
            Consumer<TicketId> corrected,
            Clock clock) {
        this.settings = settings;
        this.tickets = tickets;
        this.tags = tags;
        this.explain = explain;
        this.cases = cases;
        this.database = database;
        this.actions = ActionStore.in(database, clock);
        this.halves = new Halves(new CaseCells(database));
        this.corrected = corrected;
        this.clock = clock;
    }

    /**
     * A ticket's panel.
     *
     * @param judgedAt when its tags were made: how fresh it is
     * @param messages the opening first; each with the places that decided, in UTF-16 units of its text
     * @param customer null where the site names none
     */
    record Panel(
            String key,
            URI url,
            String summary,
            Instant judgedAt,
            String model,
            Tag sentiment,
            double score,
            Tag kind,
            Tag priority,
            List<Weighed> reasons,
            String course,
            boolean warning,
            List<Message> messages,
            List<Named> entities,
            @Nullable Topic topic,
            List<RoutingHint> routing,
            List<Clockwork> sla,
            @Nullable Customer customer,
            List<Similar> similar,
            List<Step> steps,
            List<Changed> ledger) {}

    /**
     * A tag that can be corrected.
     *
     * @param value what counts: a person's where one has corrected it
     * @param judged what the model says
     */
    record Tag(String value, String judged, @Nullable Double confidence) {}

    /** @param rule the side that it weighs on: {@code impact} or {@code urgency} */
    record Weighed(Words text, double weight, String rule) {
        static Weighed of(Evidence evidence) {
            return new Weighed(Reason.both(evidence), evidence.weight(), evidence.rule());
        }
    }

    record Message(
            String id,
            @Nullable Instant at,
            String text,
            List<Mark> marks,
            @Nullable String sentiment,
            double score) {}

    /** Words that decided: from one character to before another. */
    record Mark(int start, int end, double weight, String rule) {}

    record Named(String type, String value) {}

    record Topic(
            @Nullable String id,
            @Nullable String name,
            @Nullable Double score,
            List<String> words) {}

    /** @param left until the goal is missed; below 0 where it is; null where the clock stands or has stopped */
    record Clockwork(String name, String state, @Nullable Long left, long goal) {}

    /** The customer at a glance, this ticket left out. */
    record Customer(String id, @JsonUnwrapped CustomerGlance glance) {}

    record Similar(
            String key,
            URI url,
            String summary,
            double score,
            boolean solved,
            @Nullable String answer) {}

    /**
     * A step that chance gives to half of the tickets.
     *
     * @param taken whether this ticket gets it
     */
    record Step(long action, String step, boolean taken) {}

    record Changed(
            Instant at,
            String task,
            @Nullable String who,
            @Nullable String from,
            @Nullable String to) {}

    /** @throws IllegalArgumentException where there is no such ticket, or the viewer may not see it */
    Panel of(TicketKey key, Viewer viewer) {
        Sight sight = viewer.sight();
        Explained explained = explain.seenBy(sight).of(key);
        Ticket ticket = tickets.findByKey(key).orElseThrow();
        TicketTags judged = explained.tags();
        return new Panel(
                key.value(),
                key.pageOn(site()),
                ticket.summary(),
                judged.taggedAt(),
                judged.model(),
                tag(TagTask.SENTIMENT, explained, judged.sentiment().confidence()),
                judged.sentiment().score(),
                tag(TagTask.KIND, explained, judged.kind().confidence()),
                tag(TagTask.PRIORITY, explained, null),
                judged.priority().reasons().stream().map(Weighed::of).toList(),
                judged.trajectory().course().name(),
                judged.trajectory().warning(),
                explained.messages().stream()
                        .filter(said -> said.text() != null)
                        .map(said -> message(said, judged))
                        .toList(),
                judged.entities().stream()
                        .map(entity -> new Named(entity.type().name(), entity.value()))
                        .distinct()
                        .toList(),
                topic(explained.topic()),
                explained.routing(),
                ticket.slaCycles().stream().map(this::clockwork).toList(),
                customer(ticket, sight),
                cases.seenBy(sight).ofTicket(key).similar().stream()
                        .map(this::similar)
                        .toList(),
                steps(ticket),
                explained.ledger().stream().map(PanelView::changed).toList());
    }

    /** Which steps are on trial is no secret from those who are to take them. */
    private List<Step> steps(Ticket ticket) {
        return actions.all().stream()
                .filter(ActionStore.Kept.class::isInstance)
                .map(ActionStore.Kept.class::cast)
                .flatMap(kept -> halves
                        .whileItLasts(kept, ticket, settings.zone())
                        .map(half -> new Step(kept.number(), kept.action().step(), half == SplitTrial.Half.CHANGED))
                        .stream())
                .toList();
    }

    /**
     * A person's value for a tag: it counts from now on, and the next write-back puts it into the ticket.
     *
     * @throws IllegalArgumentException where the tag has no such value
     */
    Panel correct(TicketKey key, TagTask task, String value, Viewer viewer) {
        if (!task.knows(value)) {
            throw new IllegalArgumentException("'" + value + "' is no " + Wire.name(task));
        }
        TicketId ticket = tickets.findByKey(key)
                .filter(viewer::sees)
                .orElseThrow(() -> new IllegalArgumentException("no ticket " + key + " in the store; check the key"))
                .id();
        tags.correct(ticket, task, value, viewer.account(), clock.instant());
        corrected.accept(ticket);
        return of(key, viewer);
    }

    private static Tag tag(TagTask task, Explained explained, @Nullable Double confidence) {
        String judged = task.valueOf(explained.tags());
        return new Tag(explained.corrected().getOrDefault(task, judged), judged, confidence);
    }

    private static Message message(Said said, TicketTags judged) {
        MessageTags own = said.tags();
        Sentiment mood = own == null ? null : own.sentiment();
        return new Message(
                said.message(),
                said.at(),
                Objects.requireNonNullElse(said.text(), ""),
                said.state() == Said.State.JUDGED && own != null ? marks(said.message(), own, judged) : List.of(),
                mood == null ? null : mood.label().name(),
                mood == null ? 0 : mood.score());
    }

    private static List<Mark> marks(String message, MessageTags own, TicketTags judged) {
        List<Mark> marks = new ArrayList<>();
        Stream.of(
                        own.sentiment().evidence(),
                        own.kind().evidence(),
                        judged.priority().reasons())
                .flatMap(List::stream)
                .forEach(evidence -> {
                    Evidence.Place place = evidence.place();
                    if (place != null && place.message().equals(message)) {
                        marks.add(new Mark(place.start(), place.end(), evidence.weight(), evidence.rule()));
                    }
                });
        judged.entities().stream()
                .map(Entity::place)
                .filter(Objects::nonNull)
                .filter(place -> place.message().equals(message))
                .forEach(place -> marks.add(new Mark(place.start(), place.end(), 0, "entity")));
        marks.sort(Comparator.comparingInt(Mark::start).thenComparing(Mark::end));
        return marks;
    }

    private static @Nullable Topic topic(TopicTag tag) {
        return tag.id() == null ? null : new Topic(tag.id(), tag.name(), tag.score(), tag.words());
    }

    private Clockwork clockwork(SlaCycle cycle) {
        String state = !cycle.isOngoing()
                ? cycle.breached() ? "breached" : "met"
                : cycle.paused() ? "paused" : cycle.breached() ? "breached" : "running";
        return new Clockwork(
                cycle.name(),
                state,
                cycle.isOngoing() && !cycle.paused() ? left(cycle) : null,
                cycle.goal().toSeconds());
    }

    /** By the moment of breach where the site tells it, else by the working time of its own calendar. */
    private long left(SlaCycle cycle) {
        Instant breach = cycle.breachTime();
        return breach == null
                ? cycle.goal().minus(cycle.elapsed()).toSeconds()
                : Duration.between(clock.instant(), breach).toSeconds();
    }

    private @Nullable Customer customer(Ticket ticket, Sight sight) {
        String customer = ticket.parties().customer();
        return customer == null
                ? null
                : new Customer(customer, CustomerGlance.of(database, customer, ticket.id(), sight));
    }

    private Similar similar(CaseStudy.Similar like) {
        return new Similar(
                like.key().value(),
                like.key().pageOn(site()),
                like.summary(),
                like.score(),
                like.solved(),
                like.answer());
    }

    private static Changed changed(Explained.Entry entry) {
        return new Changed(entry.at(), entry.task().name(), entry.who(), entry.from(), entry.to());
    }

    private URI site() {
        return settings.jira().access().site();
    }
}
