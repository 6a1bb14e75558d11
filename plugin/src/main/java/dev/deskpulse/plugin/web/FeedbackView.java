package dev.deskpulse.plugin.web;

import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.plugin.access.Role;
import dev.deskpulse.plugin.access.Viewer;
import dev.deskpulse.scheduler.agent.Feedback;
import dev.deskpulse.scheduler.agent.FeedbackStore;
import dev.deskpulse.ticket.Person;
import dev.deskpulse.ticket.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Feedback on agents' work: for themselves, who may answer it, and for their leads. */
public final class FeedbackView {
    private final FeedbackStore store;
    private final TicketStore tickets;

    public FeedbackView(FeedbackStore store, TicketStore tickets) {
        this.store = store;
        this.tickets = tickets;
    }

    /**
     * Feedback on the wire.
     *
     * @param mine whether who asks is the agent, and may answer
     */
    record Row(
            long number,
            String agent,
            String note,
            String by,
            Instant at,
            boolean mine,
            @Nullable String answer,
            @Nullable Instant answeredAt) {}

    /** What the viewer may read, the latest first. */
    List<Row> feedback(Viewer viewer) {
        Map<PersonId, Person> people = tickets.people();
        return store.all().stream()
                .filter(feedback -> store.isSeen(feedback.agent(), viewer.sight()))
                .map(feedback -> row(feedback, viewer, people))
                .toList();
    }

    /** @throws IllegalArgumentException where the viewer leads no such agent, or the note is empty or too long */
    List<Row> give(String agent, String note, Viewer viewer) {
        viewer.mustBe(Role.LEAD);
        if (store.teams(agent).isEmpty() || !store.isSeen(agent, viewer.sight())) {
            throw new IllegalArgumentException("there is no agent '" + agent + "' whom you lead");
        }
        store.give(agent, note, viewer.who());
        return feedback(viewer);
    }

    /** @throws IllegalArgumentException where the viewer was given no such feedback, or the answer is empty or too long */
    List<Row> answer(long number, String answer, Viewer viewer) {
        boolean kept = viewer.sight().agents().own().stream().anyMatch(agent -> store.answer(number, agent, answer));
        if (!kept) {
            throw new IllegalArgumentException("you were given no feedback " + number);
        }
        return feedback(viewer);
    }

    private static Row row(Feedback feedback, Viewer viewer, Map<PersonId, Person> people) {
        return new Row(
                feedback.number(),
                AgentView.name(feedback.agent(), people),
                feedback.note(),
                AgentView.name(feedback.by(), people),
                feedback.at(),
                viewer.sight().agents().own().contains(feedback.agent()),
                feedback.answer().map(Feedback.Answer::text).orElse(null),
                feedback.answer().map(Feedback.Answer::at).orElse(null));
    }
}
