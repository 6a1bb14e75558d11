package dev.deskpulse.scheduler.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.JdbcTicketStore;
import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.ticket.AuthorRole;
import dev.deskpulse.ticket.Change;
import dev.deskpulse.ticket.EmptiedTickets;
import dev.deskpulse.ticket.Message;
import dev.deskpulse.ticket.Person;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.Satisfaction;
import dev.deskpulse.ticket.SourceId;
import dev.deskpulse.ticket.StatusCategory;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import dev.deskpulse.ticket.TicketKey;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person is forgotten, and what is old, on a real database. */
abstract class ErasureContract {
    private static final SourceId SHOP = new SourceId("shop");
    private static final Instant THEN = Instant.parse("2026-03-04T01:00:00Z");
    private static final String CUSTOMER = "712020:c1";
    private static final String OTHER = "712020:c12";
    private static final String AGENT = "712020:a1";

    @TempDir
    Path home;

    private final Database database = open();

    abstract Database open();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aCustomerIsGoneFromEveryTableWithAllTheirWords() {
        MaskedTickets store = filled(PrivacySettings.DEFAULT);

        Erasure erasure = store.erase(CUSTOMER, List.of("Anna Smith"), THEN);

        assertThat(everythingStored())
                .doesNotContainPattern("712020:c1(?!2)")
                .doesNotContainIgnoringCase("anna smith")
                .doesNotContain("my parcel", "broken again", "too slow", "was: my")
                .contains(OTHER, "I am another one");
        assertThat(erasure.tickets()).containsExactlyInAnyOrder(id("1"), id("3"));
        Ticket left = store.find(id("1")).orElseThrow();
        assertThat(left.parties().customer()).isEqualTo(erasure.pseudonym());
        assertThat(left.summary()).isEqualTo(erasure.pseudonym());
        assertThat(left.messages())
                .extracting(Message::text)
                .containsExactly(erasure.pseudonym(), "Dear " + erasure.pseudonym() + ", it is on its way");
        assertThat(left.satisfaction())
                .isNotNull()
                .extracting(Satisfaction::score)
                .isEqualTo(2);
        assertThat(store.trace(CUSTOMER, List.of("Anna Smith")).count()).isZero();
    }

    @Test
    void whatIsReadAgainLaterIsForgottenInTheSameWayAlsoAfterARestart() {
        String pseudonym = filled(PrivacySettings.DEFAULT)
                .erase(CUSTOMER, List.of("Anna Smith"), THEN)
                .pseudonym();
        MaskedTickets later = open(PrivacySettings.DEFAULT);
        later.save(List.of(ticket("1", CUSTOMER), ticket("9", CUSTOMER)));
        later.savePeople(List.of(new Person(new PersonId(CUSTOMER), "Anna Smith", AuthorRole.CUSTOMER)));

        assertThat(everythingStored())
                .doesNotContainPattern("712020:c1(?!2)")
                .doesNotContainIgnoringCase("anna smith")
                .doesNotContain("my parcel");
        assertThat(later.find(id("9")).orElseThrow().parties().customer()).isEqualTo(pseudonym);
    }

    @Test
    void anAgentLosesTheirNameAndTheDeskKeepsItsReplies() {
        MaskedTickets store = filled(PrivacySettings.DEFAULT);

        Erasure erasure = store.erase(AGENT, List.of(), THEN);

        assertThat(everythingStored()).doesNotContain(AGENT, "Tom Miller").contains("it is on its way", "my parcel");
        Ticket left = store.find(id("1")).orElseThrow();
        assertThat(left.parties().assignee()).isEqualTo(new PersonId(erasure.pseudonym()));
        assertThat(left.history().get(0).toText()).isEqualTo(erasure.pseudonym());
        assertThat(store.people().get(new PersonId(erasure.pseudonym())))
                .isEqualTo(new Person(new PersonId(erasure.pseudonym()), erasure.pseudonym(), AuthorRole.AGENT));
    }

    @Test
    void ticketsThatAreNoLongerOnTheSiteAreRewrittenAndStayAbsent() {
        MaskedTickets store = filled(PrivacySettings.DEFAULT);
        store.markAbsent(List.of(id("3")), TicketStore.Absence.DELETED);
        store.markAbsent(List.of(id("1")), TicketStore.Absence.NOT_VISIBLE);

        store.erase(CUSTOMER, List.of(), THEN);

        assertThat(everythingStored()).doesNotContain("my parcel").doesNotContainPattern("712020:c1(?!2)");
        assertThat(store.held(SHOP).values())
                .filteredOn(held -> held.absence().isPresent())
                .extracting(TicketStore.Held::id)
                .containsExactlyInAnyOrder(id("1"), id("3"));
    }

    @Test
    void ticketsKeptAsTheyWereReadGoWhereThePersonStandsInThem() {
        PrivacySettings keeping = new PrivacySettings(EnumSet.allOf(PersonalData.class), true, Retention.FOR_EVER);
        MaskedTickets store = filled(keeping);
        assertThat(store.trace(CUSTOMER, List.of()).raw()).hasSize(2);

        store.erase(CUSTOMER, List.of(), THEN);
        store.save(List.of(ticket("1", CUSTOMER)));

        assertThat(sealed()).containsExactly("shop/2");
    }

    @Test
    void allThatIsStoredOfAPersonIsTold() {
        PersonTrace trace = filled(PrivacySettings.DEFAULT).trace(CUSTOMER, List.of("Anna Smith"));

        assertThat(trace.rows().keySet()).contains("tickets", "people", "later_stage");
        assertThat(trace.rows().get("tickets"))
                .extracting(row -> row.get("id"))
                .containsExactlyInAnyOrder("shop/1", "shop/3");
        assertThat(trace.rows().get("later_stage")).hasSize(2);
    }

    @Test
    void aNameInOthersTicketsGoesTooAndTheRestOfTheirWordsStays() {
        MaskedTickets store = filled(PrivacySettings.DEFAULT);
        store.save(List.of(says(ticket("5", OTHER), "My neighbour ANNA SMITH has it, Anna Smithson not")));

        store.erase(CUSTOMER, List.of("Anna Smith"), THEN);

        assertThat(store.find(id("5")).orElseThrow().description())
                .startsWith("My neighbour [erased-")
                .endsWith("] has it, Anna Smithson not");
    }

    @Test
    void anErasureThatFailsLeavesAllAsItWas() {
        MaskedTickets store = filled(PrivacySettings.DEFAULT);
        String before = everythingStored();
        database.run(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE guarded (who VARCHAR CHECK (who = '" + CUSTOMER + "'))");
                statement.execute("INSERT INTO guarded VALUES ('" + CUSTOMER + "')");
            }
        });

        assertThatThrownBy(() -> store.erase(CUSTOMER, List.of(), THEN)).isInstanceOf(RuntimeException.class);

        database.run(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("DROP TABLE guarded");
            }
        });
        assertThat(everythingStored()).isEqualTo(before);
        store.save(List.of(ticket("7", CUSTOMER)));
        assertThat(store.find(id("7")).orElseThrow().parties().customer()).isEqualTo(CUSTOMER);
    }

    @Test
    void wordsGoByAgeOfDoneTicketsThatWereJudgedAndWhatIsNotWordsStays() {
        MaskedTickets store = open(new PrivacySettings(EnumSet.noneOf(PersonalData.class), true, Retention.FOR_EVER));
        Ticket old = done("1", THEN);
        store.save(List.of(old, done("2", THEN.plus(Duration.ofDays(50))), ticket("3", OTHER)));
        Instant judgedUntil = store.watermark();
        store.save(List.of(done("4", THEN)));
        List<TicketId> told = new ArrayList<>();
        ExpireWords expiry = store.expiry(List.of(told::addAll));
        Retention forTwoMonths = new Retention(Duration.ofDays(60), null, null);
        Instant now = THEN.plus(Duration.ofDays(61));
        assertThat(expiry.due(forTwoMonths, now, judgedUntil)).isEqualTo(1);
        assertThat(expiry.due(Retention.FOR_EVER, now, judgedUntil)).isZero();

        assertThat(expiry.run(forTwoMonths, now, judgedUntil, Progress.SILENT)).isEqualTo(1);

        assertThat(told).containsExactly(id("1"));
        assertThat(sealed()).containsExactly("shop/2", "shop/3", "shop/4");
        Ticket left = store.find(id("1")).orElseThrow();
        assertThat(left.hasWords()).isFalse();
        assertThat(left.lifecycle()).isEqualTo(old.lifecycle());
        assertThat(left.parties()).isEqualTo(old.parties());
        assertThat(left.messages())
                .extracting(Message::id, Message::created, Message::text)
                .containsExactly(tuple("1a", THEN, ""), tuple("1b", THEN, ""));
        assertThat(left.history().get(0)).isEqualTo(old.history().get(0));
        assertThat(left.history().get(1).toText()).isEqualTo(EmptiedTickets.SUMMARY);
        assertThat(store.find(id("2")).orElseThrow().hasWords()).as("too young").isTrue();
        assertThat(store.find(id("3")).orElseThrow().hasWords()).as("not done").isTrue();
        assertThat(store.find(id("4")).orElseThrow().hasWords())
                .as("not judged")
                .isTrue();
        assertThat(expiry.run(forTwoMonths, now, judgedUntil, Progress.SILENT)).isZero();

        store.save(List.of(old));
        assertThat(store.find(id("1")).orElseThrow().hasWords())
                .as("read again")
                .isTrue();
        assertThat(expiry.due(forTwoMonths, now, store.watermark())).isEqualTo(2);
    }

    @Test
    void aDeletedTicketLosesItsWordsWhateverItsAgeAndOneThatIsOnlyHiddenKeepsThem() {
        MaskedTickets store = filled(PrivacySettings.DEFAULT);
        store.markAbsent(List.of(id("3")), TicketStore.Absence.DELETED);
        store.markAbsent(List.of(id("1")), TicketStore.Absence.NOT_VISIBLE);

        assertThat(store.expiry(List.of()).run(Retention.FOR_EVER, THEN, Instant.MIN, Progress.SILENT))
                .isEqualTo(1);

        assertThat(store.held(SHOP).values())
                .filteredOn(held -> held.absence().isPresent())
                .extracting(TicketStore.Held::id)
                .containsExactlyInAnyOrder(id("1"), id("3"));
        store.save(List.of(ticket("1", CUSTOMER), ticket("3", CUSTOMER)));
        assertThat(store.findAll(List.of(id("1"), id("3")))).allMatch(Ticket::hasWords);
    }

    private static Ticket done(String nativeId, Instant updated) {
        Ticket open = ticket(nativeId, OTHER);
        return new Ticket(
                open.id(),
                open.source(),
                open.key(),
                open.project(),
                open.type(),
                open.summary(),
                open.description(),
                new Ticket.Lifecycle("Done", StatusCategory.DONE, THEN, updated, updated, "Fixed"),
                open.parties(),
                open.subject(),
                open.priority(),
                open.labels(),
                open.messages(),
                open.history(),
                open.slaCycles(),
                open.satisfaction(),
                open.npsAnswer(),
                open.fields());
    }

    private MaskedTickets open(PrivacySettings settings) {
        return MaskedTickets.over(
                JdbcTicketStore.in(database, InstantSource.system()), database, settings, PrivacyKey.in(home));
    }

    private MaskedTickets filled(PrivacySettings settings) {
        MaskedTickets store = open(settings);
        store.save(List.of(ticket("1", CUSTOMER), says(ticket("2", OTHER), "I am another one"), ticket("3", CUSTOMER)));
        store.savePeople(List.of(
                new Person(new PersonId(CUSTOMER), "Anna Smith", AuthorRole.CUSTOMER),
                new Person(new PersonId(OTHER), "Ben Jones", AuthorRole.CUSTOMER),
                new Person(new PersonId(AGENT), "Tom Miller", AuthorRole.AGENT)));
        database.run(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE later_stage (id INTEGER PRIMARY KEY, who VARCHAR, content TEXT)");
            }
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO later_stage VALUES (?, ?, ?)")) {
                row(insert, 1, CUSTOMER, "{\"customer\":\"" + CUSTOMER + "\",\"name\":\"anna smith\"}");
                row(insert, 2, OTHER, "seen beside " + CUSTOMER);
                row(insert, 3, OTHER, null);
            }
        });
        return store;
    }

    private static void row(PreparedStatement insert, int id, String who, @Nullable String content)
            throws SQLException {
        insert.setInt(1, id);
        insert.setString(2, who);
        insert.setString(3, content);
        insert.executeUpdate();
    }

    private static TicketId id(String nativeId) {
        return TicketId.of(SHOP, nativeId);
    }

    private static Ticket says(Ticket ticket, String words) {
        return new Ticket(
                ticket.id(),
                ticket.source(),
                ticket.key(),
                ticket.project(),
                ticket.type(),
                words,
                words,
                ticket.lifecycle(),
                ticket.parties(),
                ticket.subject(),
                ticket.priority(),
                ticket.labels(),
                List.of(),
                List.of(),
                ticket.slaCycles(),
                null,
                ticket.npsAnswer(),
                Map.of());
    }

    private static Ticket ticket(String nativeId, String customer) {
        PersonId author = new PersonId(customer);
        PersonId agent = new PersonId(AGENT);
        return new Ticket(
                id(nativeId),
                SHOP,
                new TicketKey("HD-" + nativeId),
                "HD",
                "Question",
                "Where is my parcel",
                "I wait for my parcel, Anna Smith",
                new Ticket.Lifecycle("Open", StatusCategory.TO_DO, THEN, THEN, null, null),
                new Ticket.Parties(author, agent, customer, null),
                Ticket.Subject.UNKNOWN,
                null,
                List.of(),
                List.of(
                        new Message(nativeId + "a", author, AuthorRole.CUSTOMER, THEN, THEN, true, "broken again"),
                        new Message(
                                nativeId + "b",
                                agent,
                                AuthorRole.AGENT,
                                THEN,
                                THEN,
                                true,
                                "Dear Anna Smith, it is on its way")),
                List.of(
                        new Change("1", THEN, agent, "assignee", null, null, AGENT, "Tom Miller"),
                        new Change("2", THEN, author, "summary", null, "was: my parcel", null, "Where is my parcel")),
                List.of(),
                new Satisfaction(2, THEN, "too slow"),
                null,
                Map.of("note", "for Anna Smith"));
    }

    private Set<String> sealed() {
        return database.read(connection -> {
            Set<String> ids = new TreeSet<>();
            try (PreparedStatement query = connection.prepareStatement("SELECT id FROM sealed_tickets");
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
            return ids;
        });
    }

    /** Every cell of every table, by the catalogue alone. */
    private String everythingStored() {
        return database.read(connection -> {
            List<String> tables = new ArrayList<>();
            try (ResultSet found =
                    connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE", "BASE TABLE"})) {
                while (found.next()) {
                    if (!found.getString("TABLE_SCHEM").matches("pg_catalog|information_schema")) {
                        tables.add(found.getString("TABLE_NAME"));
                    }
                }
            }
            StringBuilder all = new StringBuilder();
            for (String table : tables.stream().sorted().toList()) {
                try (Statement statement = connection.createStatement();
                        ResultSet rows = statement.executeQuery("SELECT * FROM \"" + table + "\" ORDER BY 1")) {
                    while (rows.next()) {
                        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                            all.append(rows.getString(column)).append('\n');
                        }
                    }
                }
            }
            return all.toString();
        });
    }
}
