package dev.deskpulse.scheduler.insight;

import dev.deskpulse.fixtures.scenario.Agent;
import dev.deskpulse.fixtures.scenario.Customer;
import dev.deskpulse.fixtures.scenario.ScenarioTicket;
import dev.deskpulse.fixtures.scenario.Stage;
import dev.deskpulse.scheduler.kpi.StatusCatalogue;
import dev.deskpulse.ticket.AuthorRole;
import dev.deskpulse.ticket.Change;
import dev.deskpulse.ticket.Message;
import dev.deskpulse.ticket.OrderMilestones;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.Satisfaction;
import dev.deskpulse.ticket.SourceId;
import dev.deskpulse.ticket.StatusCategory;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import dev.deskpulse.ticket.TicketKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A scenario's tickets as the sync would bring them, without the way over the fake site. */
final class ScenarioTickets {
    static final StatusCatalogue STATUSES = new StatusCatalogue(
            Arrays.stream(Stage.values()).collect(Collectors.toMap(Stage::title, ScenarioTickets::category)));

    private static final SourceId SOURCE = new SourceId("retail");

    private final Set<String> agents;

    ScenarioTickets(List<Agent> agents) {
        this.agents = agents.stream().map(Agent::accountId).collect(Collectors.toSet());
    }

    Ticket ticket(ScenarioTicket told) {
        String agent = told.agent();
        return new Ticket(
                TicketId.of(SOURCE, told.key()),
                SOURCE,
                new TicketKey(told.key()),
                told.desk().key(),
                "Request",
                told.summary(),
                told.description(),
                new Ticket.Lifecycle(
                        told.stage().title(),
                        category(told.stage()),
                        told.created(),
                        told.updated(),
                        told.resolved(),
                        told.resolved() == null ? null : "Done"),
                new Ticket.Parties(
                        new PersonId(told.customer().accountId()),
                        agent == null ? null : new PersonId(agent),
                        told.customer().number(),
                        told.customer().organisation()),
                new Ticket.Subject(
                        told.channel().title(), told.product(), told.customer().region(), null, OrderMilestones.NONE),
                told.urgency().title(),
                told.labels(),
                messages(told),
                history(told),
                List.of(),
                satisfaction(told.rating()),
                told.nps(),
                Map.of());
    }

    private static StatusCategory category(Stage stage) {
        return switch (stage) {
            case NEW -> StatusCategory.TO_DO;
            case IN_PROGRESS, WAITING_FOR_CUSTOMER -> StatusCategory.IN_PROGRESS;
            case RESOLVED, CLOSED -> StatusCategory.DONE;
        };
    }

    private List<Message> messages(ScenarioTicket told) {
        List<Message> messages = new ArrayList<>();
        for (ScenarioTicket.Said said : told.messages()) {
            messages.add(new Message(
                    "m" + messages.size(),
                    new PersonId(said.author()),
                    role(said.author(), told.customer()),
                    said.at(),
                    said.at(),
                    !said.internal(),
                    said.text()));
        }
        return messages;
    }

    private AuthorRole role(String author, Customer customer) {
        if (author.equals(customer.accountId())) {
            return AuthorRole.CUSTOMER;
        }
        return agents.contains(author) ? AuthorRole.AGENT : AuthorRole.AUTOMATION;
    }

    private static List<Change> history(ScenarioTicket told) {
        List<Change> history = new ArrayList<>();
        for (ScenarioTicket.Move move : told.moves()) {
            for (ScenarioTicket.Step step : move.steps()) {
                history.add(new Change(
                        "h" + history.size(),
                        move.at(),
                        new PersonId(move.author()),
                        step.field(),
                        step.from(),
                        step.from(),
                        step.to(),
                        step.to()));
            }
        }
        return history;
    }

    private static @org.jspecify.annotations.Nullable Satisfaction satisfaction(
            ScenarioTicket.@org.jspecify.annotations.Nullable Rating rating) {
        return rating == null ? null : new Satisfaction(rating.score(), rating.at(), rating.comment());
    }
}
