package dev.deskpulse.plugin.web;

import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.plugin.access.NotAllowedException;
import dev.deskpulse.plugin.access.Role;
import dev.deskpulse.plugin.access.Viewer;
import dev.deskpulse.scheduler.audit.Actor;
import dev.deskpulse.scheduler.knowledge.AgentStep;
import dev.deskpulse.scheduler.knowledge.DraftReply;
import dev.deskpulse.scheduler.knowledge.NextActions;
import dev.deskpulse.scheduler.knowledge.Question;
import dev.deskpulse.scheduler.knowledge.QuestionBank;
import dev.deskpulse.scheduler.knowledge.Success;
import dev.deskpulse.scheduler.sight.Sight;
import dev.deskpulse.ticket.AuthorRole;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketKey;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What to answer on a ticket, and what to do next, by what helped before; narrowed to what the viewer sees. */
public final class AdviceView {
    private static final int ANSWERS = 3;

    private final TicketStore tickets;
    private final Supplier<QuestionBank> bank;
    private final Supplier<NextActions> actions;
    private final Drafts drafts;

    /** Writes drafts of replies. */
    public interface Drafts {
        /** Whether they are written at all. */
        boolean on();

        /** See {@link DraftReply#on}. */
        DraftReply.Outcome write(TicketKey key, String question, Sight sight, Actor who);
    }

    public AdviceView(TicketStore tickets, Supplier<QuestionBank> bank, Supplier<NextActions> actions, Drafts drafts) {
        this.drafts = drafts;
        this.tickets = tickets;
        this.bank = bank;
        this.actions = actions;
    }

    /**
     * The lists may be empty: then nothing like it is known.
     *
     * @param like how often like tickets ended well
     * @param ends how each of these ended
     * @param drafts whether the viewer may have an answer written into the ticket as an internal comment
     */
    record Advice(List<Likely> answers, List<Next> actions, Success like, List<End> ends, boolean drafts) {}

    /** @param well whether it was resolved once and for all, and rated no worse than 4 where it was rated */
    record End(String key, boolean well) {}

    /**
     * An answer of the question bank.
     *
     * @param kept whether a person has found it right
     * @param near the cosine of the ticket's opening and the question, from 0.6 to 1
     */
    record Likely(
            String id,
            String question,
            String answer,
            @Nullable URI article,
            boolean kept,
            double near,
            Success success,
            Success articleSuccess) {
        static Likely of(QuestionBank.Hit hit) {
            Question question = hit.question();
            return new Likely(
                    question.id(),
                    question.text(),
                    question.answer(),
                    question.article(),
                    question.state() == Question.State.KEPT,
                    hit.near(),
                    hit.shown().success(),
                    hit.shown().article());
        }
    }

    /** What agents did next on like tickets. */
    record Next(AgentStep.Kind kind, @Nullable String value, Success success) {
        static Next of(NextActions.NextAction action) {
            return new Next(action.step().kind(), action.step().value(), action.success());
        }
    }

    /** @throws IllegalArgumentException where there is no such ticket, or the viewer may not see it */
    Advice of(TicketKey key, Viewer viewer) {
        Ticket ticket = ticket(key, viewer);
        NextActions.Practice practice = actions.get().on(ticket, viewer.sight());
        return new Advice(
                bank.get().seenBy(viewer.sight()).likely(ticket, ANSWERS).stream()
                        .map(Likely::of)
                        .toList(),
                practice.actions().stream().map(Next::of).toList(),
                practice.success(),
                practice.ends().entrySet().stream()
                        .map(end -> new End(end.getKey().value(), end.getValue()))
                        .sorted(Comparator.comparing(End::key))
                        .toList(),
                drafts.on() && isAgent(viewer));
    }

    /**
     * An answer as an internal comment.
     *
     * @throws NotAllowedException where the viewer is no agent
     */
    DraftReply.Outcome draft(TicketKey key, String question, Viewer viewer) {
        ticket(key, viewer);
        if (!isAgent(viewer)) {
            throw new NotAllowedException("only agents, leads and admins may write drafts; ask one of them");
        }
        return drafts.write(key, question, viewer.sight(), viewer.actor(null));
    }

    /** Who answers customers: leads, admins, and whom the tickets know as an agent. */
    private boolean isAgent(Viewer viewer) {
        PersonId account = viewer.account();
        return viewer.is(Role.LEAD)
                || (account != null
                        && Optional.ofNullable(tickets.people().get(account))
                                .filter(person -> person.role() == AuthorRole.AGENT)
                                .isPresent());
    }

    private Ticket ticket(TicketKey key, Viewer viewer) {
        return tickets.findByKey(key)
                .filter(viewer::sees)
                .orElseThrow(() -> new IllegalArgumentException("no ticket " + key + " in the store; check the key"));
    }
}
