package dev.deskpulse.scheduler.casestudy;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.JdbcTicketStore;
import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.connector.sync.FieldMapping;
import dev.deskpulse.connector.sync.FieldMapping.WaitingOn;
import dev.deskpulse.scheduler.kpi.BusinessCalendar;
import dev.deskpulse.scheduler.kpi.DeskHours;
import dev.deskpulse.scheduler.kpi.FactStore;
import dev.deskpulse.scheduler.kpi.StatusCatalogue;
import dev.deskpulse.scheduler.text.KindTag;
import dev.deskpulse.scheduler.text.Language;
import dev.deskpulse.scheduler.text.MessageTag;
import dev.deskpulse.scheduler.text.MessageTags;
import dev.deskpulse.scheduler.text.OwnComments;
import dev.deskpulse.scheduler.text.Passage;
import dev.deskpulse.scheduler.text.PrioritySuggestion;
import dev.deskpulse.scheduler.text.Sentiment;
import dev.deskpulse.scheduler.text.TagStore;
import dev.deskpulse.scheduler.text.TaggedTicket;
import dev.deskpulse.scheduler.text.TicketTags;
import dev.deskpulse.scheduler.text.Trajectory;
import dev.deskpulse.scheduler.topic.SimilarTickets;
import dev.deskpulse.scheduler.topic.TopicStore;
import dev.deskpulse.ticket.AuthorRole;
import dev.deskpulse.ticket.Change;
import dev.deskpulse.ticket.Message;
import dev.deskpulse.ticket.Person;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.Satisfaction;
import dev.deskpulse.ticket.SlaCycle;
import dev.deskpulse.ticket.SourceId;
import dev.deskpulse.ticket.StatusCategory;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import dev.deskpulse.ticket.TicketKey;
import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A store with a few tickets whose stories are known. Wednesday 2026-03-04 at 09:00 is hour 0; people work 09:00–18:00. */
final class StoryDesk {
    private static final Instant START = Instant.parse("2026-03-04T09:00:00Z");
    static final Duration UNTIL_NOW = Duration.ofDays(10);
    private static final SourceId SOURCE = new SourceId("site");
    private static final PersonId CUSTOMER = new PersonId("customer-1");
    private static final PersonId AGENT = new PersonId("agent-1");

    private final Database database;
    private final TicketStore tickets;
    private final TagStore tags;
    private final TopicStore topics;

    StoryDesk(Database database) {
        Clock clock = Clock.fixed(START, ZoneOffset.UTC);
        this.database = database;
        this.tickets = JdbcTicketStore.in(database, clock);
        this.tags = TagStore.in(database);
        this.topics = TopicStore.in(database);
        new FactStore(database).linkContacts();
    }

    TellCase cases() {
        FieldMapping mapping = new FieldMapping(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                Map.of("Waiting for customer", WaitingOn.CUSTOMER));
        StatusCatalogue statuses = new StatusCatalogue(Map.of(
                "Open", StatusCategory.TO_DO,
                "Waiting for customer", StatusCategory.IN_PROGRESS,
                "Resolved", StatusCategory.DONE));
        return new TellCase(
                database,
                new TellCase.Sources(tickets, tags, new SimilarTickets(topics), OwnComments.NONE),
                new TellCase.Desk(
                        mapping,
                        statuses,
                        DeskHours.of(BusinessCalendar.weekdays(
                                ZoneOffset.UTC, LocalTime.of(9, 0), LocalTime.of(18, 0), Set.of()))),
                Clock.fixed(START.plus(UNTIL_NOW), ZoneOffset.UTC));
    }

    private static Instant hour(double hours) {
        return START.plusSeconds((long) (hours * 3_600));
    }

    private static Change change(int id, double hour, String field, @Nullable String from, @Nullable String to) {
        return new Change(id + "#0", hour(hour), AGENT, field, from, from, to, to);
    }

    private static Message message(String id, AuthorRole role, boolean isPublic, double hour, String text) {
        PersonId author = role == AuthorRole.CUSTOMER ? CUSTOMER : AGENT;
        return new Message(id, author, role, hour(hour), hour(hour), isPublic, text);
    }

    /** Waits 48 hours for the desk after a customer's angry answer, is handed on, missed, reopened and rated 1. */
    Ticket unhappyTicket(int number) {
        return ticket(
                number,
                0,
                "Resolved",
                List.of(
                        message("m1", AuthorRole.AGENT, true, 3.9, "Have you tried to switch it off?"),
                        message("m2", AuthorRole.CUSTOMER, true, 23, "This is no help at all!"),
                        message("m3", AuthorRole.AGENT, false, 30, "Who knows this kettle?")),
                List.of(
                        change(1, 1, "assignee", null, "agent-1"),
                        change(2, 4, "status", "Open", "Waiting for customer"),
                        change(3, 24, "status", "Waiting for customer", "Open"),
                        change(4, 40, "assignee", "agent-1", "agent-2"),
                        change(5, 50, "assignee", "agent-2", "agent-3"),
                        change(6, 72, "status", "Open", "Resolved"),
                        change(7, 73, "status", "Resolved", "Open"),
                        change(8, 75, "status", "Open", "Resolved")),
                new SlaCycle(
                        "Time to first response",
                        hour(0.5),
                        hour(3.9),
                        hour(2),
                        Duration.ofHours(2),
                        Duration.ofHours(3),
                        true,
                        false),
                new Satisfaction(1, hour(80), null));
    }

    /** Answered and done within half an hour. */
    Ticket quickTicket(int number) {
        return ticket(
                number,
                100,
                "Resolved",
                List.of(message(
                        "m1", AuthorRole.AGENT, true, 100.2, "Hi Anna,\nWe send a new one.\nBest regards,\nTom Baker")),
                List.of(change(1, 100.5, "status", "Open", "Resolved")),
                null,
                null);
    }

    Ticket openTicket(int number) {
        return ticket(number, 0, "Open", List.of(), List.of(), null, null);
    }

    Ticket ticketWithAGap(int number) {
        return ticket(
                number,
                0,
                "Resolved",
                List.of(),
                List.of(change(1, 1, "status", "Open", "Waiting for customer")),
                null,
                null);
    }

    private static Ticket ticket(
            int number,
            double created,
            String status,
            List<Message> messages,
            List<Change> history,
            @Nullable SlaCycle sla,
            @Nullable Satisfaction satisfaction) {
        boolean done = status.equals("Resolved");
        return new Ticket(
                TicketId.of(SOURCE, Integer.toString(number)),
                SOURCE,
                new TicketKey("HD-" + number),
                "HD",
                "Request",
                "The kettle does not boil",
                "Since yesterday.",
                new Ticket.Lifecycle(
                        status,
                        done ? StatusCategory.DONE : StatusCategory.TO_DO,
                        hour(created),
                        hour(created + 100),
                        done ? hour(created + 75) : null,
                        done ? "Done" : null),
                new Ticket.Parties(CUSTOMER, AGENT, CUSTOMER.value(), null),
                Ticket.Subject.UNKNOWN,
                "Medium",
                List.of(),
                messages,
                history,
                sla == null ? List.of() : List.of(sla),
                satisfaction,
                null,
                Map.of());
    }

    /** With moods: neutral at the opening, angry in every message of the customer. */
    void save(Ticket... saved) {
        tickets.save(List.of(saved));
        for (Ticket ticket : saved) {
            tags.save(List.of(tagged(ticket)));
            fact(ticket);
        }
    }

    private static TaggedTicket tagged(Ticket ticket) {
        List<MessageTag> messages = new ArrayList<>();
        messages.add(tag(ticket, Passage.OPENING, Sentiment.Label.NEUTRAL, 0));
        ticket.messages().stream()
                .filter(message -> message.role() == AuthorRole.CUSTOMER)
                .forEach(message -> messages.add(tag(ticket, message.id(), Sentiment.Label.NEGATIVE, -0.8)));
        Trajectory.State state = new Trajectory.State(Passage.OPENING, Sentiment.Label.NEUTRAL, 0);
        TicketTags tags = new TicketTags(
                ticket.id(),
                "input",
                "model",
                ticket.lifecycle().created(),
                Language.ENGLISH,
                new Sentiment(Sentiment.Label.UNSURE, 0, 1, List.of()),
                new KindTag(KindTag.Kind.UNSURE, 1, List.of()),
                new PrioritySuggestion(PrioritySuggestion.Level.MEDIUM, 0.5, 0.5, List.of()),
                new Trajectory(Trajectory.Course.STEADY, state, state, state, false),
                List.of());
        return new TaggedTicket(tags, messages);
    }

    private static MessageTag tag(Ticket ticket, String message, Sentiment.Label label, double score) {
        return new MessageTag(
                ticket.id(),
                message,
                "input",
                "judge",
                new MessageTags(
                        Language.ENGLISH,
                        new Sentiment(label, score, 1, List.of()),
                        new KindTag(KindTag.Kind.UNSURE, 1, List.of())));
    }

    /** The second ticket is a repeat of the first, and the first was reopened once. */
    private void fact(Ticket ticket) {
        database.run(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    INSERT INTO kpi_fact (ticket, ticket_key, source, project, type, customer, created_at, created_day,
                        created_hour, agent_replies, marks, reopens, previous_contact_seconds)
                    VALUES (?, ?, 'site', 'HD', 'Request', 'customer-1', ?, ?, 9, 1, '', ?, ?)""")) {
                boolean second = ticket.key().value().equals("HD-2");
                insert.setString(1, ticket.id().value());
                insert.setString(2, ticket.key().value());
                insert.setTimestamp(3, Timestamp.from(ticket.lifecycle().created()));
                insert.setObject(4, LocalDate.ofInstant(ticket.lifecycle().created(), ZoneOffset.UTC));
                insert.setInt(
                        5,
                        ticket.key().value().equals("HD-1")
                                        && !ticket.messages().isEmpty()
                                ? 1
                                : 0);
                insert.setObject(6, second ? (Long) 360_000L : null, Types.BIGINT);
                insert.executeUpdate();
            }
        });
    }

    void know(String agent, String name) {
        tickets.savePeople(List.of(new Person(new PersonId(agent), name, AuthorRole.AGENT)));
    }

    /** Openings of the same meaning for these tickets. */
    void vectors(int... numbers) {
        String same = Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(Float.BYTES + 2)
                        .putFloat(1)
                        .put((byte) 127)
                        .put((byte) 0)
                        .array());
        database.run(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO ticket_vector (ticket_id, input, language, created_at, vector)"
                            + " VALUES (?, 'input', 'ENGLISH', TIMESTAMP '2026-03-04 09:00:00', ?)")) {
                for (int number : numbers) {
                    insert.setString(1, "site/" + number);
                    insert.setString(2, same);
                    insert.executeUpdate();
                }
            }
        });
    }
}
