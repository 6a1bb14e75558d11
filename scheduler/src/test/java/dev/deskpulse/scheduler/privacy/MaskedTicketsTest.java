package dev.deskpulse.scheduler.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.connector.store.JdbcTicketStore;
import dev.deskpulse.connector.store.StoreException;
import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.ticket.AuthorRole;
import dev.deskpulse.ticket.Change;
import dev.deskpulse.ticket.Message;
import dev.deskpulse.ticket.Person;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.Satisfaction;
import dev.deskpulse.ticket.SourceId;
import dev.deskpulse.ticket.StatusCategory;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import dev.deskpulse.ticket.TicketKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaskedTicketsTest {
    private static final SourceId SHOP = new SourceId("shop");
    private static final Instant THEN = Instant.parse("2026-03-04T01:00:00Z");
    private static final String NUMBER = "13812345678";
    private static final PrivacySettings NO_PHONES =
            new PrivacySettings(EnumSet.complementOf(EnumSet.of(PersonalData.PHONE)), false, Retention.FOR_EVER);
    private static final PrivacySettings KEEPING =
            new PrivacySettings(EnumSet.allOf(PersonalData.class), true, Retention.FOR_EVER);

    @TempDir
    Path home;

    private final DuckDb database = DuckDb.inMemory();
    private final JdbcTicketStore plain = JdbcTicketStore.in(database, InstantSource.system());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void nothingOfACustomerReachesTheStore() {
        MaskedTickets store = store(PrivacySettings.DEFAULT);
        store.save(List.of(ticket("1", "张伟")));
        store.savePeople(List.of(new Person(new PersonId("shop/张伟"), "张伟", AuthorRole.CUSTOMER)));

        assertThat(everythingStored()).doesNotContain(NUMBER, "张伟", "a@b.cn", "建国路");
        assertThat(plain.find(ticket("1", "张伟").id()).orElseThrow().subject().orderNumber())
                .isEqualTo("13800000000");
    }

    @Test
    void otherSettingsCountForWhatIsSavedAtOnceAndForWhatIsStoredOnceTheyAreApplied() {
        MaskedTickets store = store(NO_PHONES);
        store.applyRules(Progress.SILENT);
        String before = store.rules();
        store.save(List.of(ticket("1", "张伟")));
        assertThat(everythingStored()).contains(NUMBER);

        store.maskBy(PrivacySettings.DEFAULT);
        assertThat(store.rules()).isNotEqualTo(before);
        assertThat(store.masked("打给" + NUMBER, NO_PHONES)).contains(NUMBER);
        assertThat(store.masked("打给" + NUMBER, PrivacySettings.DEFAULT)).doesNotContain(NUMBER);
        store.applyRules(Progress.SILENT);
        assertThat(everythingStored()).doesNotContain(NUMBER);
    }

    @Test
    void theSameCustomerStaysTheSameAndOthersDiffer() {
        MaskedTickets store = store(PrivacySettings.DEFAULT);
        store.save(List.of(ticket("1", "张伟"), ticket("2", "张伟"), ticket("3", "李娜")));

        assertThat(customer("1")).isEqualTo(customer("2")).isNotEqualTo(customer("3"));
    }

    @Test
    void agentsKeepTheirNames() {
        MaskedTickets store = store(PrivacySettings.DEFAULT);
        Person agent = new Person(new PersonId("5b10a2844c"), "王小明", AuthorRole.AGENT);
        store.savePeople(List.of(agent));

        assertThat(store.people()).containsOnly(Map.entry(agent.id(), agent));
    }

    @Test
    void savingTheSameTicketAgainChangesNothing() {
        MaskedTickets store = store(PrivacySettings.DEFAULT);
        store.save(List.of(ticket("1", "张伟")));
        Instant before = store.watermark();
        store(PrivacySettings.DEFAULT).save(List.of(ticket("1", "张伟")));

        assertThat(store.watermark()).isEqualTo(before);
    }

    @Test
    void whatWasStoredBeforeIsMaskedWhenAKindIsSwitchedOn() {
        MaskedTickets before = store(NO_PHONES);
        before.applyRules(Progress.SILENT);
        before.save(List.of(ticket("1", "张伟")));
        assertThat(everythingStored()).contains(NUMBER);

        store(PrivacySettings.DEFAULT).applyRules(Progress.SILENT);

        assertThat(everythingStored()).doesNotContain(NUMBER);
    }

    @Test
    void unmaskedPeopleOfAnOlderStoreAreForgotten() {
        plain.savePeople(List.of(new Person(new PersonId("shop/张伟"), "张伟", AuthorRole.CUSTOMER)));

        store(PrivacySettings.DEFAULT).applyRules(Progress.SILENT);

        assertThat(everythingStored()).doesNotContain("张伟");
        assertThat(plain.people()).hasSize(1);
    }

    @Test
    void aKeptRawTextIsSealedAndBringsBackWhatIsSwitchedOff() {
        MaskedTickets keeping = store(KEEPING);
        keeping.applyRules(Progress.SILENT);
        keeping.save(List.of(ticket("1", "张伟")));
        assertThat(everythingStored()).doesNotContain(NUMBER, "张伟");

        PrivacySettings looser = new PrivacySettings(NO_PHONES.kinds(), true, Retention.FOR_EVER);
        store(looser).applyRules(Progress.SILENT);

        assertThat(plain.find(ticket("1", "张伟").id()).orElseThrow().summary()).contains(NUMBER);
    }

    @Test
    void rawTextsVanishWhenTheyAreNoLongerWanted() {
        MaskedTickets keeping = store(KEEPING);
        keeping.applyRules(Progress.SILENT);
        keeping.save(List.of(ticket("1", "张伟")));

        store(PrivacySettings.DEFAULT).applyRules(Progress.SILENT);

        assertThat(rows("SELECT id FROM sealed_tickets")).isEmpty();
    }

    @Test
    void theRawTextOfATicketThatWasDeletedIsForgotten() {
        MaskedTickets keeping = store(KEEPING);
        keeping.applyRules(Progress.SILENT);
        keeping.save(List.of(ticket("1", "张伟"), ticket("2", "李娜")));

        keeping.markAbsent(List.of(TicketId.of(SHOP, "1")), TicketStore.Absence.DELETED);

        assertThat(rows("SELECT id FROM sealed_tickets"))
                .containsExactly(TicketId.of(SHOP, "2").value());
    }

    @Test
    void aSealedTicketCannotBePutInAnothersPlace() {
        SealedTickets sealed = new SealedTickets(migrated(), PrivacyKey.in(home));
        sealed.save(List.of(ticket("1", "张伟")));
        TicketId first = TicketId.of(SHOP, "1");
        assertThat(sealed.findAll(List.of(first))).containsOnly(Map.entry(first, ticket("1", "张伟")));

        TicketId other = TicketId.of(SHOP, "2");
        rows("UPDATE sealed_tickets SET id = '" + other.value() + "' RETURNING id");

        assertThatThrownBy(() -> sealed.findAll(List.of(other))).isInstanceOf(StoreException.class);
    }

    @Test
    void theKeyIsItsOwnersAloneAndStaysTheSame() throws IOException {
        Pseudonyms first = PrivacyKey.in(home).pseudonyms();
        Path file = home.resolve("privacy.key");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PrivacyKey.in(home).pseudonyms().of(PersonalData.PHONE, NUMBER))
                .isEqualTo(first.of(PersonalData.PHONE, NUMBER));

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> PrivacyKey.in(home)).hasMessageContaining("chmod 600");
    }

    @Test
    void aDamagedKeyIsRefused() throws IOException {
        PrivacyKey.in(home);
        Files.writeString(home.resolve("privacy.key"), "short");

        assertThatThrownBy(() -> PrivacyKey.in(home))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("damaged");
    }

    private MaskedTickets store(PrivacySettings settings) {
        return MaskedTickets.over(plain, database, settings, PrivacyKey.in(home));
    }

    private DuckDb migrated() {
        store(PrivacySettings.DEFAULT);
        return database;
    }

    private String customer(String id) {
        return String.valueOf(
                plain.find(ticket(id, "").id()).orElseThrow().parties().customer());
    }

    private String everythingStored() {
        return Stream.of(
                        "SELECT document FROM tickets",
                        "SELECT summary || customer || reporter FROM tickets",
                        "SELECT id || display_name FROM people",
                        "SELECT sealed FROM sealed_tickets")
                .map(this::rows)
                .toList()
                .toString();
    }

    private List<String> rows(String sql) {
        return database.write(connection -> {
            List<String> rows = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery(sql)) {
                while (result.next()) {
                    rows.add(result.getString(1));
                }
            }
            return rows;
        });
    }

    private static Ticket ticket(String id, String customer) {
        PersonId person = new PersonId("shop/" + customer);
        return new Ticket(
                TicketId.of(SHOP, id),
                SHOP,
                new TicketKey("shop-" + id),
                "shop",
                "Ticket",
                "请打" + NUMBER,
                "送到北京市朝阳区建国路88号3栋",
                new Ticket.Lifecycle("Open", StatusCategory.TO_DO, THEN, THEN, null, null),
                new Ticket.Parties(person, null, customer, null),
                new Ticket.Subject(null, null, null, "13800000000", Ticket.Subject.UNKNOWN.milestones()),
                null,
                List.of("a@b.cn"),
                List.of(new Message("1", person, AuthorRole.CUSTOMER, THEN, THEN, true, "a@b.cn " + NUMBER)),
                List.of(new Change("1#0", THEN, person, "description", null, "旧电话" + NUMBER, null, "无")),
                List.of(),
                new Satisfaction(1, THEN, NUMBER),
                null,
                Map.of("note", "手机" + NUMBER));
    }
}
