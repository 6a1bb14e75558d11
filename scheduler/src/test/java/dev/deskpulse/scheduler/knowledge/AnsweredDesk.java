package dev.deskpulse.scheduler.knowledge;

import static dev.deskpulse.scheduler.text.TicketBuilder.OPENED;
import static dev.deskpulse.scheduler.text.TicketBuilder.aTicket;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.JdbcTicketStore;
import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.connector.store.UtcTime;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.kpi.FactStore;
import dev.deskpulse.scheduler.privacy.MaskedTickets;
import dev.deskpulse.scheduler.privacy.PersonalData;
import dev.deskpulse.scheduler.privacy.PrivacyKey;
import dev.deskpulse.scheduler.privacy.PrivacySettings;
import dev.deskpulse.scheduler.privacy.Retention;
import dev.deskpulse.scheduler.text.OwnComments;
import dev.deskpulse.scheduler.text.TicketBuilder;
import dev.deskpulse.scheduler.topic.FollowTopics;
import dev.deskpulse.scheduler.topic.TopicStore;
import dev.deskpulse.ticket.AuthorRole;
import dev.deskpulse.ticket.Person;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.Ticket;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.function.IntFunction;

/** A desk whose tickets are resolved and answered; everybody's own words are in them. */
final class AnsweredDesk {
    static final Instant NOW = OPENED.plus(Duration.ofDays(60));
    static final List<String> NAMES = List.of(
            "Anna", "Boris", "Cecile", "Dmitri", "Edward", "Fiona", "Gerald", "Hannah", "Ingrid", "Jasper", "Karim",
            "Laszlo");
    static final List<String> PLACES = List.of(
            "on my phone",
            "on the laptop",
            "since Monday",
            "at home",
            "in the office",
            "again",
            "after the update",
            "for my wife",
            "this morning",
            "on the tablet",
            "in the app",
            "twice");
    static final String PASSWORD =
            "Please choose Forgot password on the sign-in page, then open the link that we send you within one hour.";
    static final String PARCEL =
            "We have asked the carrier to search for the parcel and send a new one today, it arrives within three days.";
    static final String INVOICE =
            "We have corrected the amount and attached the new invoice, the old one needs not to be paid.";
    static final String CLOSING = "We are glad that we could help and close this request now. Have a nice day.";

    final Database database;
    final TicketStore tickets;
    final TopicStore topics;
    final QuestionStore store;
    private final MaskedTickets masked;

    AnsweredDesk(Database database, Path home) {
        this.database = database;
        this.masked = MaskedTickets.over(
                JdbcTicketStore.in(database, InstantSource.fixed(OPENED)),
                database,
                new PrivacySettings(EnumSet.noneOf(PersonalData.class), false, Retention.FOR_EVER),
                PrivacyKey.in(home));
        this.tickets = masked;
        new FactStore(database).count();
        this.topics = TopicStore.in(database);
        this.store = QuestionStore.in(database);
        tickets.replacePeople(List.of(
                new Person(new PersonId("a1"), "Wanda Kowalski", AuthorRole.AGENT),
                new Person(new PersonId("rule"), "Automation for Jira", AuthorRole.AUTOMATION)));
    }

    /** What one of many customers asks, how he is answered, and how that ends. */
    record Told(String asks, List<String> answers, boolean lasts) {}

    void tell(int from, int tickets, IntFunction<Told> told) {
        tell(from, tickets, "site HD", told);
    }

    /** @param scope that the facts hold */
    void tell(int from, int many, String scope, IntFunction<Told> told) {
        for (int i = 0; i < many; i++) {
            Told one = told.apply(i);
            TicketBuilder builder = aTicket()
                    .numbered(from + i)
                    .describedAs(one.asks)
                    .by("customer-" + i)
                    .closed();
            one.answers.forEach(builder::agentSays);
            // an agent and a rule of the site's
            builder.changed("a1", "labels", "known").changed("rule", "labels", "seen-by-a-rule");
            Ticket ticket = builder.build();
            tickets.save(List.of(ticket));
            fact(ticket, scope, one);
        }
    }

    private void fact(Ticket ticket, String scope, Told told) {
        Instant resolved = OPENED.plus(Duration.ofDays(3));
        database.run(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    INSERT INTO kpi_fact (ticket, ticket_key, source, project, type, created_at, created_day, created_hour,
                        agent_replies, marks, scope, reopens, first_resolved_at, resolved_at)
                    VALUES (?, ?, 'site', 'HD', 'Task', ?, ?, 0, ?, '', ?, ?, ?, ?)""")) {
                insert.setString(1, ticket.id().value());
                insert.setString(2, ticket.key().value());
                insert.setObject(3, UtcTime.toColumn(OPENED));
                insert.setObject(4, UtcTime.toColumn(OPENED).toLocalDate());
                insert.setInt(5, told.answers.size());
                insert.setString(6, scope);
                insert.setInt(7, told.lasts ? 0 : 1);
                insert.setObject(8, UtcTime.toColumn(resolved));
                insert.setObject(9, UtcTime.toColumn(resolved));
                insert.executeUpdate();
            }
        });
    }

    /** Three problems; each of twelve customers is greeted by name, and the agent signs. */
    void threeProblems() {
        threeProblems(100, i -> "");
    }

    /** @param own what each customer adds */
    void threeProblems(int from, IntFunction<String> own) {
        tell(from, 12, i -> answered("I cannot reset my password " + PLACES.get(i) + "." + own.apply(i), PASSWORD, i));
        tell(
                from + 20,
                12,
                i -> answered("The parcel has not arrived " + PLACES.get(i) + "." + own.apply(i), PARCEL, i));
        tell(
                from + 40,
                12,
                i -> answered("The invoice shows a wrong amount " + PLACES.get(i) + "." + own.apply(i), INVOICE, i));
    }

    static Told answered(String asks, String answer, int i) {
        return new Told(
                asks, List.of("Hi " + NAMES.get(i) + ",\n\n" + answer + "\n\nBest regards,\nWanda Kowalski"), true);
    }

    void follow() {
        new FollowTopics(tickets, topics, InstantSource.fixed(NOW), () -> {}).run(Instant.MIN, Progress.SILENT);
    }

    void propose() {
        new ProposeQuestions(
                        tickets,
                        topics,
                        store,
                        masked.everyKind(),
                        OwnComments.NONE,
                        Duration.ofDays(7),
                        InstantSource.fixed(NOW))
                .run(Progress.SILENT);
    }

    QuestionBank bank() {
        return new QuestionBank(store, topics, InstantSource.fixed(NOW));
    }
}
