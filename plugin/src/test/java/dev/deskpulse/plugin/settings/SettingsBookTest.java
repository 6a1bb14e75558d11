package dev.deskpulse.plugin.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.plugin.access.NotAllowedException;
import dev.deskpulse.plugin.access.Role;
import dev.deskpulse.plugin.access.Viewer;
import dev.deskpulse.scheduler.kpi.Target;
import dev.deskpulse.scheduler.sight.Sight;
import dev.deskpulse.scheduler.writeback.DeskpulseField;
import dev.deskpulse.ticket.PersonId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings are changed where they stand in the settings file. */
class SettingsBookTest {
    private static final String JIRA = "jira: {url: 'https://jira.example.com', token: abc}\n";
    private static final Instant NOW = Instant.parse("2026-11-10T04:00:00Z");
    private static final Viewer ADMIN = Viewer.localAdmin();
    /** An admin from whom Jira hides tickets. */
    private static final Viewer NARROWED =
            new Viewer("Zhao", new PersonId("zhao"), Role.ADMIN, new Sight(Set.of(), Sight.Agents.ALL));

    private static final Viewer LI = new Viewer("Li Na", new PersonId("li"), Role.ADMIN, Sight.ALL);

    @TempDir
    private Path folder;

    private Database database;

    @BeforeEach
    void open() {
        database = DuckDb.inMemory();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("deskpulse.yml"), text);
    }

    private SettingsBook book() {
        SettingsFile reader = new SettingsFile(Map.of("TEAM", "Returns"), ZoneOffset.UTC);
        return new SettingsBook(reader, reader.read(folder.resolve("deskpulse.yml")), database, () -> NOW);
    }

    /** @param path with slashes between the keys */
    private static SettingsEdit set(String path, @Nullable Object value) {
        return new SettingsEdit(Arrays.asList(path.split("/")), value);
    }

    private static SettingsBook.Saved change(SettingsBook book, SettingsEdit... edits) {
        return book.change(ADMIN, book.written().revision(), List.of(edits));
    }

    @Test
    void valuesAreChangedInPlaceAndAllElseStaysAsItWasWritten() throws IOException {
        Path file = write("""
                # our desk 😀 客服
                jira: {url: 'https://jira.example.com', token: abc}  # keep
                fields:
                  customer: Customer    # who asks
                  # the shop
                  channel: 渠道
                  waitingOn:
                    "Waiting: customer": customer
                kpi:
                  targets:
                    # agreed with sales
                    fast-answers: {kpi: first-response, atMost: 14400, warning: 28800, review: month}
                    happy:
                      kpi: csat
                      atLeast: 0.9   # of those who answered
                calendar:
                  holidays:
                    - 2026-12-31 # stocktaking
                    - 2027-01-02
                privacy:
                  mask: {email: true, phone: false}
                zone: UTC
                """);

        change(
                book(),
                set("fields/customer", "Caller: name"),
                set("fields/channel", null),
                set("fields/product", "Product"),
                set("fields/waitingOn/Waiting: shop", "third-party"),
                set("kpi/targets/fast-answers/atMost", 3600),
                set("kpi/targets/happy/atLeast", 0.95),
                set("kpi/targets/happy/warning", 0.9),
                set("calendar/holidays", List.of("2026-12-31", "2027-01-01", "2027-01-02")),
                set("privacy/mask/phone", true),
                set("privacy/keepRawText", true));

        assertThat(file).hasContent("""
                # our desk 😀 客服
                jira: {url: 'https://jira.example.com', token: abc}  # keep
                fields:
                  customer: "Caller: name"    # who asks
                  # the shop
                  waitingOn:
                    "Waiting: customer": customer
                    "Waiting: shop": third-party
                  product: Product
                kpi:
                  targets:
                    # agreed with sales
                    fast-answers: {kpi: first-response, atMost: 3600, warning: 28800, review: month}
                    happy:
                      kpi: csat
                      atLeast: 0.95   # of those who answered
                      warning: 0.9
                calendar:
                  holidays:
                    - 2026-12-31 # stocktaking
                    - 2027-01-01
                    - 2027-01-02
                privacy:
                  mask: {email: true, phone: true}
                  keepRawText: true
                zone: UTC
                """);
    }

    @Test
    void whatIsSavedCountsAtOnceAndAfterTheNextStart() throws IOException {
        write(JIRA);
        SettingsBook book = book();
        SettingsBook.Saved saved = change(
                book,
                set("kpi/targets/fast", Map.of("kpi", "first-response", "atMost", 3600)),
                set("writeBack/fields/mood", false),
                set("access/adminGroups", List.of("jira-admins", "ops, night")));
        assertThat(saved.effects()).containsExactlyInAnyOrder(Effect.AT_ONCE, Effect.NEXT_WRITE_BACK);
        for (Settings settings : List.of(book.now(), book().now())) {
            assertThat(settings.figures().targets()).extracting(Target::goal).containsExactly(3600.0);
            assertThat(settings.writeBack().fields()).hasSize(5).doesNotContain(DeskpulseField.MOOD);
            assertThat(settings.access().adminGroups()).containsExactlyInAnyOrder("jira-admins", "ops, night");
        }
    }

    @Test
    void itIsToldWhatFollows() throws IOException {
        write(JIRA);
        SettingsBook book = book();
        assertThat(effects(book, set("fields/customer", "Customer")))
                .containsExactlyInAnyOrder(Effect.READ_AGAIN, Effect.MEASURE_AGAIN);
        assertThat(effects(book, set("fields/waitingOn/Parked", "nobody"))).containsExactly(Effect.MEASURE_AGAIN);
        assertThat(effects(book, set("privacy/mask/phone", false)))
                .containsExactlyInAnyOrder(Effect.READ_AGAIN, Effect.MASK_AGAIN);
        assertThat(effects(book, set("privacy/keepRawText", true))).containsExactly(Effect.MASK_AGAIN);
        assertThat(effects(book, set("privacy/retention/words", "730d"))).containsExactly(Effect.FORGET_OLD);
        assertThat(effects(book, set("calendar/hours/monday", "09:00-12:00"))).containsExactly(Effect.MEASURE_AGAIN);
        assertThat(effects(book, set("kpi/profile", "jsm"))).containsExactly(Effect.MEASURE_AGAIN);
        assertThat(effects(book, set("customers/gold", 0.2))).containsExactly(Effect.AT_ONCE);
        assertThat(effects(book, set("customers/lostAfter", "365d")))
                .containsExactlyInAnyOrder(Effect.AT_ONCE, Effect.LEARN_AGAIN);
        assertThat(effects(book, set("rivals", List.of("Northwind")))).containsExactly(Effect.NAME_AGAIN);
        assertThat(effects(book, set("privacy/mask/phone", true))).isEmpty();
        assertThat(folder.resolve("deskpulse.yml")).hasContent(JIRA);
        assertThat(book.changes(9)).isEmpty();
    }

    private static Iterable<Effect> effects(SettingsBook book, SettingsEdit edit) {
        return book.draft(List.of(edit)).effects();
    }

    @Test
    void aSettingIsAddedWhereverTheFileHasRoomForIt() throws IOException {
        for (String start : new String[] {
            JIRA,
            JIRA + "kpi:\n",
            JIRA + "kpi: {}\n",
            JIRA + "kpi: # nothing yet\n",
            JIRA + "kpi:\n  profile: jsm # as theirs\n\n# the end",
            JIRA + "kpi: {profile: jsm}\n",
            JIRA + "kpi:\n  targets:\n    happy:\n      kpi: csat\n      atLeast: 0.9\n  profile: jsm\n"
        }) {
            Path file = write(start);
            change(book(), set("kpi/targets/fast", Map.of("kpi", "first-response", "atMost", 60)));
            assertThat(book().now().figures().targets())
                    .as(Files.readString(file))
                    .filteredOn(target -> target.name().equals("fast"))
                    .hasSize(1);
            assertThat(file).content().contains(JIRA.strip()).contains(start.contains("# the end") ? "# the end" : "");
        }
    }

    @Test
    void aSettingIsRemovedAndNothingElse() throws IOException {
        String rest = JIRA + "kpi:\n  # of ours\n  targets:\n    happy: {kpi: csat, atLeast: 0.9} # keep\n";
        for (String fast : new String[] {
            "    fast: {kpi: first-response, atMost: 60} # gone\n",
            "    fast:\n      kpi: first-response\n      atMost: 60\n      of: {channel: chat}\n",
        }) {
            Path file = write(rest + fast + "zone: UTC\n");
            change(book(), set("kpi/targets/fast", null));
            assertThat(file).hasContent(rest + "zone: UTC\n");
        }
        Path file = write(JIRA + "kpi: {targets: {fast: {kpi: first-response, atMost: 60}}, profile: jsm}\n");
        change(book(), set("kpi/targets/fast", null));
        assertThat(file).hasContent(JIRA + "kpi: {profile: jsm}\n");
    }

    @Test
    void peopleAreAddedChangedAndRemovedWithoutATokenBeingShown() throws IOException {
        String hash = "ab".repeat(32);
        Path file = write(JIRA + """
                access:
                  people:
                    # since 2024
                    - name: Li Na
                      account: li
                      role: lead
                      teams: [Returns]
                      tokenHash: %s
                    - {name: Max, account: max}
                  leadGroups: [support-leads]
                """.formatted(hash));
        SettingsBook book = book();
        assertThat(book.written().values().toString()).contains("Max").doesNotContain(hash);

        change(book, set("access/people/2", Map.of("name", "Ann", "account", "ann", "role", "admin")));
        change(book, set("access/people/1", null));
        change(book, set("access/people/0/teams", List.of("Returns", "Berlin")));

        assertThat(file).hasContent(JIRA + """
                access:
                  people:
                    # since 2024
                    - name: Li Na
                      account: li
                      role: lead
                      teams: [Returns, Berlin]
                      tokenHash: %s
                    - {%s}
                  leadGroups: [support-leads]
                """.formatted(hash, annAsWritten(file)));
        assertThatThrownBy(() -> book.giveToken(NARROWED, book.written().revision(), "ann"))
                .isInstanceOf(NotAllowedException.class);
        SettingsEdit otherAccount = new SettingsEdit(List.of("access", "people", "0", "account"), "ann2");
        assertThatThrownBy(() -> book.change(NARROWED, book.written().revision(), List.of(otherAccount)))
                .isInstanceOf(NotAllowedException.class);
        String token = book.giveToken(LI, book.written().revision(), "ann");
        assertThat(book.now().access().people())
                .filteredOn(person -> person.tokenHash() != null)
                .hasSize(2);
        assertThat(file).content().doesNotContain(token);
        assertThat(book.changes(9).toString()).doesNotContain(hash).contains("tokenHash");
        assertThat(book.changes(1)).singleElement().satisfies(change -> assertThat(change.person())
                .isEqualTo("Li Na"));
    }

    /** A map of the wire has no order. */
    private static String annAsWritten(Path file) throws IOException {
        String line = Files.readAllLines(file).stream()
                .filter(one -> one.contains("Ann"))
                .findFirst()
                .orElseThrow();
        List<String> parts = new ArrayList<>(
                Arrays.asList(line.strip().replaceAll("^- \\{|}$", "").split(", ")));
        assertThat(parts).containsExactlyInAnyOrder("name: Ann", "account: ann", "role: admin");
        return String.join(", ", parts);
    }

    @Test
    void whatTheSettingsRefuseIsRefusedAtItsKeyAndTheFileStays() throws IOException {
        Path file = write(JIRA);
        SettingsBook book = book();
        for (SettingsEdit wrong : new SettingsEdit[] {
            set("kpi/targets/fast", Map.of("kpi", "first-answer", "atMost", 1)),
            set("kpi/targets/fast", Map.of("kpi", "first-response", "atMost", "soon")),
            set("kpi/targets/fast", Map.of("kpi", "first-response", "atMost", 3600, "warning", 60)),
            set("calendar/hours/monday", "18:00-09:00-12:00"),
            set("calendar/hours/moonday", "09:00-18:00"),
            set("calendar/holidays", List.of("tomorrow")),
            set("calendar/country", "zz"),
            set("calendar/holidayFile", "/etc/passwd"),
            set("calendars/berlin", Map.of("holidayFile", "/etc/passwd", "teams", List.of("Berlin"))),
            set("fields/customer", "${HOME}"),
            set("fields/customer", "a\nb"),
            set("fields/customer", "x".repeat(501)),
            set("access/people", List.of(Map.of("name", "Li"))),
            set("access/people", List.of(Map.of("name", "Li", "account", "li", "tokenHash", "ab".repeat(32)))),
            set("access/people/3/role", "admin"),
            set("jira/url", "https://elsewhere.example.com"),
            set("web/host", "0.0.0.0"),
            set("alerts/webhook/url", "https://elsewhere.example.com"),
            set("kpi", null),
            set("access/kept", "1h"),
            set("home", "/tmp")
        }) {
            assertThatExceptionOfType(InvalidSettings.class)
                    .as(wrong.toString())
                    .isThrownBy(() -> change(book, wrong))
                    .satisfies(refusal -> assertThat(refusal.problems()).allSatisfy(problem -> assertThat(problem.key())
                            .startsWith(wrong.path().get(0))));
        }
        assertThat(file).hasContent(JIRA);
        assertThat(book.changes(9)).isEmpty();
    }

    @Test
    void whoeverHasSeenOlderSettingsIsToldInsteadOfOverwritingNewerOnes() throws IOException {
        Path file = write(JIRA);
        SettingsBook book = book();
        String seen = book.written().revision();
        book.change(ADMIN, seen, List.of(set("kpi/profile", "jsm")));
        assertThatExceptionOfType(ChangedMeanwhileException.class)
                .isThrownBy(() -> book.change(LI, seen, List.of(set("kpi/profile", "zendesk"))))
                .withMessageContaining("somebody has changed the settings");
        String bySecond = book.written().revision();
        Files.writeString(file, JIRA + "kpi: {profile: deskpulse} # by hand\n");
        assertThatExceptionOfType(ChangedMeanwhileException.class)
                .isThrownBy(() -> book.change(LI, bySecond, List.of(set("kpi/profile", "zendesk"))));
        assertThat(file).content().endsWith("# by hand\n");
    }

    @Test
    void eachChangeIsKeptWithWhoMadeItAndIsTakenBack() throws IOException {
        Path file =
                write(JIRA + "kpi:\n  profile: \"${TEAM}\"\n  profiles: {Returns: {from: jsm}, x: {from: zendesk}}\n");
        String before = Files.readString(file);
        SettingsBook book = book();
        change(book, set("kpi/profile", "x"));
        book.change(LI, book.written().revision(), List.of(set("privacy/mask/phone", false)));
        assertThat(book.changes(9)).hasSize(2);
        SettingsChange second = book.changes(9).get(0);
        assertThat(second.person()).isEqualTo("Li Na");
        assertThat(second.at()).isEqualTo(NOW);
        assertThat(second.settings()).containsExactly(new SettingsChange.Setting("privacy.mask.phone", null, "false"));
        assertThat(book.changes(9).get(1).settings())
                .containsExactly(new SettingsChange.Setting("kpi.profile", "${TEAM}", "x"));

        book.undo(ADMIN, 1);
        book.undo(ADMIN, 2);
        assertThat(file).hasContent(before);
        assertThat(book.changes(9)).extracting(SettingsChange::undoes).containsExactly(2L, 1L, null, null);
        assertThat(book.changes(9)).extracting(SettingsChange::undoneBy).containsExactly(null, null, 4L, 3L);
        assertThatExceptionOfType(ChangedMeanwhileException.class).isThrownBy(() -> book.undo(ADMIN, 1));
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> book.undo(ADMIN, 77));
    }

    @Test
    void theFileKeepsItsRightsAndALinkToItStays() throws IOException {
        Path real = Files.writeString(folder.resolve("real.yml"), JIRA);
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-------"));
        Files.createSymbolicLink(folder.resolve("deskpulse.yml"), real);
        change(book(), set("kpi/profile", "jsm"));
        assertThat(real).hasContent(JIRA + "kpi: {profile: jsm}\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
                .isEqualTo("rw-------");
        assertThat(folder.resolve("deskpulse.yml")).isSymbolicLink();
    }

    @Test
    void howeverOddAFileIsWrittenItSaysWhatIsWantedOrStaysAsItWas() throws IOException {
        for (String odd : new String[] {
            "fields:\n  customer: |\n    Customer\n  product: Product\n",
            "fields:\n  customer: >-\n    Customer\n\n  product: Product\n",
            "fields:\n  ? customer\n  : Customer\n  product: Product\n",
            "fields: {\n  customer: 'Customer',\n  product: Product\n}\n",
            "fields:\n  product: Product\n  customer:\n    Customer # folded\n",
            "fields:\r\n  product: Product\r\n  customer: Customer\r\n",
            "fields:\n  \"customer\" : \"Cust\\x6fmer\"\n  product: Product"
        }) {
            Path file = write(JIRA + odd);
            SettingsBook book = book();
            assertThat(book.now().fields().customer()).startsWith("Customer");
            for (String wanted : new String[] {"Caller", ""}) {
                String before = Files.readString(file);
                try {
                    change(book, set("fields/customer", wanted));
                    assertThat(book().now().fields().customer()).isEqualTo(wanted.isEmpty() ? null : wanted);
                } catch (InvalidSettings refused) {
                    assertThat(refused).hasMessageContaining("change this in the file");
                    assertThat(file).hasContent(before);
                }
                assertThat(book().now().fields().product()).isEqualTo("Product");
            }
        }
    }
}
