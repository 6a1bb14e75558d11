package dev.deskpulse.scheduler.casestudy;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.connector.sync.FieldMapping;
import dev.deskpulse.scheduler.casestudy.CaseStudy.Event;
import dev.deskpulse.scheduler.casestudy.CaseStudy.Opened;
import dev.deskpulse.scheduler.casestudy.CaseStudy.Similar;
import dev.deskpulse.scheduler.casestudy.CaseStudy.Turn;
import dev.deskpulse.scheduler.casestudy.CaseStudy.Wait;
import dev.deskpulse.scheduler.kpi.DeskHours;
import dev.deskpulse.scheduler.kpi.KpiQuery;
import dev.deskpulse.scheduler.kpi.StatusCatalogue;
import dev.deskpulse.scheduler.kpi.StatusStays;
import dev.deskpulse.scheduler.kpi.TicketFact;
import dev.deskpulse.scheduler.privacy.Greetings;
import dev.deskpulse.scheduler.sight.Sight;
import dev.deskpulse.scheduler.text.OwnComments;
import dev.deskpulse.scheduler.text.TagStore;
import dev.deskpulse.scheduler.topic.SimilarTickets;
import dev.deskpulse.ticket.AuthorRole;
import dev.deskpulse.ticket.Message;
import dev.deskpulse.ticket.Person;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.StatusCategory;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import dev.deskpulse.ticket.TicketKey;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells the whole story of a ticket, or of a customer, from the store. */
public final class TellCase {
    /** The latest ones of a customer; more than this nobody reads. */
    public static final int MOST_TICKETS = 100;

    private static final int LOOKED_AT = 20;
    private static final int SHOWN = 5;

    private static final String FACTS = "SELECT ticket, previous_contact_seconds, reopens FROM kpi_fact WHERE ";
    private static final String LATEST = " ORDER BY created_at DESC, ticket LIMIT " + MOST_TICKETS;

    private final Database database;
    private final Sources from;
    private final Desk desk;
    private final InstantSource clock;
    private final Sight sight;

    /** Where tickets and what is known of them are read. */
    public record Sources(TicketStore tickets, TagStore tags, SimilarTickets similar, OwnComments own) {}

    /** How the desk works. */
    public record Desk(FieldMapping mapping, StatusCatalogue statuses, DeskHours hours) {}

    private record Fact(boolean repeat, int reopens) {}

    /** Reads facts as the last analysis left them. */
    public TellCase(Database database, Sources from, Desk desk, InstantSource clock) {
        this(database, from, desk, clock, Sight.ALL);
    }

    private TellCase(Database database, Sources from, Desk desk, InstantSource clock, Sight sight) {
        this.database = database;
        this.from = from;
        this.desk = desk;
        this.clock = clock;
        this.sight = sight;
    }

    /** The same for somebody who sees a part of the desk; tickets that they do not see are not there. */
    public TellCase seenBy(Sight other) {
        return new TellCase(database, from, desk, clock, other);
    }

    /** @throws IllegalArgumentException where the store has no such ticket */
    public CaseStudy ofTicket(TicketKey key) {
        Ticket ticket = from.tickets
                .findByKey(key)
                .filter(sight::sees)
                .orElseThrow(() -> new IllegalArgumentException(
                        "no ticket " + key + " in the store; check the key, or run `deskpulse sync`"));
        return told(
                key.value(), List.of(ticket), facts("ticket = ?", ticket.id().value()));
    }

    /**
     * All of a customer's tickets on one line.
     *
     * @param customer as the tickets name him in the store
     * @throws IllegalArgumentException where no ticket is his
     */
    public CaseStudy ofCustomer(String customer) {
        Map<TicketId, Fact> facts = facts("customer = ?", customer);
        List<Ticket> tickets = from.tickets.findAll(facts.keySet()).stream()
                .filter(sight::sees)
                .sorted(Comparator.comparing(ticket -> ticket.lifecycle().created()))
                .toList();
        facts.keySet().retainAll(tickets.stream().map(Ticket::id).toList());
        if (tickets.isEmpty()) {
            throw new IllegalArgumentException("no ticket of customer '" + customer
                    + "' in the store; `deskpulse analyze` must have seen his tickets, and the id is the store's");
        }
        return told(customer, tickets, facts);
    }

    private CaseStudy told(String of, List<Ticket> tickets, Map<TicketId, Fact> facts) {
        List<Event> events = new ArrayList<>();
        List<Wait> waits = new ArrayList<>();
        List<Turn> turns = new ArrayList<>();
        Set<TicketFact.Mark> marks = EnumSet.noneOf(TicketFact.Mark.class);
        Map<PersonId, Person> people = from.tickets.people();
        for (Ticket ticket : tickets) {
            List<Event> own = Story.of(
                    ticket, from.tags.messages(ticket.id()), from.tags.ledger().of(ticket.id()), from.own, people);
            events.addAll(own);
            turns.addAll(Turns.in(own));
            StatusStays stays = StatusStays.of(ticket, desk.mapping, desk.statuses);
            stays.flaw().ifPresent(marks::add);
            stays.stays().forEach(stay -> waits.add(wait(ticket, stay)));
        }
        events.sort(Comparator.comparing(Event::at));
        List<Opened> opened = tickets.stream()
                .map(ticket -> opened(ticket, facts.get(ticket.id())))
                .toList();
        List<Similar> similar = similar(tickets.get(tickets.size() - 1));
        int reopens = facts.values().stream().mapToInt(Fact::reopens).sum();
        return new CaseStudy(
                of,
                opened,
                events,
                waits,
                turns,
                similar,
                Lessons.of(opened, events, waits, turns, similar, reopens),
                marks);
    }

    private static Opened opened(Ticket ticket, @Nullable Fact fact) {
        return new Opened(
                ticket.key(),
                Story.shown(ticket.summary()),
                ticket.lifecycle().status(),
                ticket.lifecycle().created(),
                fact != null && fact.repeat);
    }

    private Wait wait(Ticket ticket, StatusStays.Stay stay) {
        Instant until = stay.until();
        Instant end = until == null ? clock.instant() : until;
        return new Wait(
                ticket.key(),
                stay.status(),
                stay.on(),
                stay.from(),
                until,
                end.isBefore(stay.from()) ? Duration.ZERO : Duration.between(stay.from(), end),
                Duration.ofSeconds(desk.hours.businessSeconds(ticket, desk.mapping, stay.from(), end)));
    }

    private List<Similar> similar(Ticket ticket) {
        Map<TicketId, SimilarTickets.Near> near = new LinkedHashMap<>();
        from.similar.to(ticket.id(), LOOKED_AT).forEach(found -> near.put(found.ticket(), found));
        return from.tickets.findAll(near.keySet()).stream()
                .filter(sight::sees)
                .map(other -> similar(other, Objects.requireNonNull(near.get(other.id()))))
                .sorted(Comparator.comparing((Similar like) -> !like.solved())
                        .thenComparing(Comparator.comparing(Similar::sameTopic).reversed())
                        .thenComparing(
                                Comparator.comparingDouble(Similar::score).reversed()))
                .limit(SHOWN)
                .toList();
    }

    private Similar similar(Ticket other, SimilarTickets.Near near) {
        boolean solved = other.lifecycle().category() == StatusCategory.DONE;
        return new Similar(
                other.key(),
                Story.shown(other.summary()),
                near.score(),
                near.sameTopic(),
                solved,
                solved ? answer(other).orElse(null) : null);
    }

    /** To be said to others: without whom it greets and who signs it. */
    private Optional<String> answer(Ticket ticket) {
        return ticket.messages().stream()
                .filter(message -> message.role() == AuthorRole.AGENT
                        && message.isPublic()
                        && !from.own.contains(ticket.id(), message.id()))
                .max(Comparator.comparing(Message::created))
                .map(message -> Story.shown(Greetings.without(message.text())))
                .filter(text -> !text.isEmpty());
    }

    private Map<TicketId, Fact> facts(String which, String value) {
        return database.read(connection -> {
            Map<TicketId, Fact> facts = new LinkedHashMap<>();
            try (PreparedStatement query = connection.prepareStatement(FACTS + which + LATEST)) {
                query.setString(1, value);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        TicketId ticket = new TicketId(Objects.requireNonNull(rows.getString(1)));
                        long since = rows.getLong(2);
                        boolean repeat = !rows.wasNull()
                                && since <= KpiQuery.Windows.USUAL.repeat().toSeconds();
                        facts.put(ticket, new Fact(repeat, rows.getInt(3)));
                    }
                }
            }
            return facts;
        });
    }
}
