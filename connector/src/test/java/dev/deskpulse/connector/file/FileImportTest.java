package dev.deskpulse.connector.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.deskpulse.connector.file.ImportReport.Refused;
import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.connector.store.JdbcTicketStore;
import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.ticket.AuthorRole;
import dev.deskpulse.ticket.Message;
import dev.deskpulse.ticket.Person;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.SourceId;
import dev.deskpulse.ticket.StatusCategory;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileImportTest {
    private static final SourceId PHONE = new SourceId("phone");
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final FileMapping SIMPLE =
            FileMapping.of(SHANGHAI, Map.of("id", "编号", "summary", "标题", "created", "时间"));
    private static final String GOOD = "编号,标题,时间\nA1,快递三天没有更新物流信息,2026-03-01 09:30\nA2,申请退款一直没有到账,2026/3/2 8:05\n";

    @TempDir
    Path folder;

    private final DuckDb database = DuckDb.inMemory();
    private final TicketStore store = JdbcTicketStore.in(database, InstantSource.system());
    private final List<String> notes = new ArrayList<>();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void everyMappedColumnLandsInTheTicket() throws IOException {
        Path file = text(
                "calls.csv",
                "no;title;text;in;out;state;who;org;agent;prod;where;order;shipped;stars;said;nps;tags;vip\n"
                        + "7;Broken screen;\"It fell;\nnow it is dark\";01/02/2026 10:00;03/02/2026 11:30;closed;Ann;Acme;"
                        + "Bo;Nova;North;SO-9;2026-02-01;4/5;fine;9;\"late, vip\";yes\n");
        FileMapping mapping = new FileMapping(
                Map.ofEntries(
                        Map.entry("id", "no"),
                        Map.entry("summary", "title"),
                        Map.entry("description", "text"),
                        Map.entry("created", "in"),
                        Map.entry("resolved", "out"),
                        Map.entry("status", "state"),
                        Map.entry("customer", "who"),
                        Map.entry("organisation", "org"),
                        Map.entry("agent", "agent"),
                        Map.entry("product", "prod"),
                        Map.entry("region", "where"),
                        Map.entry("orderNumber", "order"),
                        Map.entry("order-shipped", "shipped"),
                        Map.entry("rating", "stars"),
                        Map.entry("rating_comment", "said"),
                        Map.entry("nps", "nps"),
                        Map.entry("labels", "tags")),
                Map.of("channel", "phone"),
                Map.of("vip", "vip"),
                List.of("dd/MM/yyyy HH:mm"),
                ZoneId.of("Europe/Berlin"),
                Map.of("closed", StatusCategory.DONE),
                null,
                null);

        ImportReport report = run(file, mapping);

        assertThat(report.refused()).isEmpty();
        Ticket ticket = ticket("7");
        assertThat(ticket.summary()).isEqualTo("Broken screen");
        assertThat(ticket.description()).isEqualTo("It fell;\nnow it is dark");
        assertThat(ticket.project()).isEqualTo("phone");
        assertThat(ticket.lifecycle())
                .isEqualTo(new Ticket.Lifecycle(
                        "closed",
                        StatusCategory.DONE,
                        Instant.parse("2026-02-01T09:00:00Z"),
                        Instant.parse("2026-02-03T10:30:00Z"),
                        Instant.parse("2026-02-03T10:30:00Z"),
                        null));
        assertThat(ticket.parties().customer()).isEqualTo("Ann");
        assertThat(ticket.parties().assignee()).isEqualTo(new PersonId("phone/Bo"));
        assertThat(ticket.subject().channel()).isEqualTo("phone");
        assertThat(ticket.subject().orderNumber()).isEqualTo("SO-9");
        assertThat(ticket.subject().milestones().shipped()).isEqualTo("2026-01-31T23:00:00Z");
        assertThat(ticket.satisfaction()).hasFieldOrPropertyWithValue("score", 4);
        assertThat(ticket.npsAnswer()).isEqualTo(9);
        assertThat(ticket.labels()).containsExactly("late", "vip");
        assertThat(ticket.fields()).containsEntry("vip", "yes");
        assertThat(store.people())
                .containsValue(new Person(new PersonId("phone/Bo"), "Bo", AuthorRole.AGENT))
                .containsValue(new Person(new PersonId("phone/Ann"), "Ann", AuthorRole.CUSTOMER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "GBK", "UTF-16", "UTF-16LE", "UTF-16BE"})
    void encodingIsDetected(String charset) throws IOException {
        Path file = Files.write(folder.resolve("calls.csv"), GOOD.repeat(1).getBytes(Charset.forName(charset)));

        assertThat(run(file, SIMPLE).imported()).isEqualTo(2);
        assertThat(ticket("A1").summary()).isEqualTo("快递三天没有更新物流信息");
    }

    @Test
    void bigFiveIsDetected() throws IOException {
        String text = """
                編號,標題,時間
                B1,快遞三天沒有更新物流資訊請幫忙查詢謝謝,2026-03-01 09:30
                B2,申請退款一直沒有到帳客服也沒有回覆,2026-03-02 10:00
                """;
        Path file = Files.write(folder.resolve("calls.csv"), text.getBytes(Charset.forName("Big5")));

        run(file, FileMapping.of(SHANGHAI, Map.of("id", "編號", "summary", "標題", "created", "時間")));

        assertThat(ticket("B1").summary()).isEqualTo("快遞三天沒有更新物流資訊請幫忙查詢謝謝");
    }

    @Test
    void markOfUtf8IsNoPartOfTheFirstColumn() throws IOException {
        assertThat(run(text("calls.csv", "\uFEFF" + GOOD), SIMPLE).imported()).isEqualTo(2);
    }

    @Test
    void encodingThatTheMappingNamesWrongIsRefused() throws IOException {
        Path file = Files.write(folder.resolve("calls.csv"), GOOD.getBytes(Charset.forName("GB18030")));
        FileMapping mapping =
                new FileMapping(SIMPLE.columns(), Map.of(), Map.of(), List.of(), SHANGHAI, Map.of(), "UTF-8", null);

        assertThatThrownBy(() -> run(file, mapping))
                .isInstanceOf(FileImportException.class)
                .hasMessageContaining("calls.csv is not in the encoding UTF-8");
    }

    @Test
    void sameFileTwiceChangesNothing() throws IOException {
        Path file = text("calls.csv", GOOD);
        run(file, SIMPLE);
        Instant before = store.watermark();
        ImportReport second = run(file, SIMPLE);

        assertThat(second.imported()).isEqualTo(2);
        assertThat(store.watermark()).isEqualTo(before);
        assertThat(store.totals(PHONE).tickets()).isEqualTo(2);
    }

    @Test
    void rowsWithoutAnIdAreKnownByTheirContent() throws IOException {
        Path file = text("calls.csv", "标题,时间\n丢件,2026-03-01\n丢件,2026-03-01\n丢件,2026-03-02\n");
        FileMapping mapping = FileMapping.of(SHANGHAI, Map.of("summary", "标题", "created", "时间"));

        ImportReport report = run(file, mapping);
        run(file, mapping);

        assertThat(report.imported()).isEqualTo(2);
        assertThat(report.duplicates()).isEqualTo(1);
        assertThat(store.totals(PHONE).tickets()).isEqualTo(2);
    }

    @Test
    void repeatedIdsCountAsDuplicatesAndTheFirstStays() throws IOException {
        ImportReport report = run(text("calls.csv", "编号,标题,时间\nA1,first,2026-03-01\n A1 ,second,2026-03-02\n"), SIMPLE);

        assertThat(report.duplicates()).isEqualTo(1);
        assertThat(ticket("A1").summary()).isEqualTo("first");
    }

    @Test
    void refusedRowsAreListedWithTheirLineAndReasonAndTheRestIsImported() throws IOException {
        Path rejects = folder.resolve("rejects.csv");
        Path file = text("calls.csv", """
                编号,标题,时间
                A1,ok,2026-03-01
                A2,no such day,2026-02-30
                A3,,2026-03-01

                A4,no date,
                A5,too,2026-03-01,many
                A6,ok,2026-03-06
                """);

        ImportReport report = importer().run(file, PHONE, SIMPLE, rejects, Progress.SILENT);

        assertThat(report.rows()).isEqualTo(6);
        assertThat(report.imported()).isEqualTo(2);
        assertThat(report.refused()).extracting(Refused::line).containsExactly(3L, 4L, 6L, 7L);
        assertThat(report.refused().get(0).reason()).contains("created (column '时间')", "dateFormats");
        assertThat(report.refused().get(1).reason()).contains("summary (column '标题')");
        assertThat(report.refused().get(2).reason()).contains("created (column '时间') is empty");
        assertThat(report.refused().get(3).reason()).contains("separator too many");
        assertThat(report.refused().toString()).doesNotContain("no such day");
        assertThat(Files.readAllLines(rejects)).hasSize(5).first().isEqualTo("line,reason,编号,标题,时间");
        assertThat(Files.readString(rejects)).contains("no such day");
    }

    @Test
    void noRejectsFileIsMadeWhereNothingIsRefused() throws IOException {
        Path rejects = folder.resolve("rejects.csv");
        importer().run(text("calls.csv", GOOD), PHONE, SIMPLE, rejects, Progress.SILENT);

        assertThat(rejects).doesNotExist();
    }

    @Test
    void brokenQuotesCostTheirOwnRowAlone() throws IOException {
        ImportReport report = run(text("calls.csv", """
                        编号,标题,时间
                        A1,ok,2026-03-01
                        A2,"never closed,2026-03-01
                        A3,"x"y,2026-03-01
                        A4,"two
                        lines",2026-03-01
                        A5,ok,2026-03-01
                        """), SIMPLE);

        assertThat(report.refused()).extracting(Refused::line).containsExactly(3L, 4L);
        assertThat(store.held(PHONE)).containsOnlyKeys("A1", "A4", "A5");
    }

    @Test
    void headerWithoutAMappedColumnNamesItAndThoseThere() throws IOException {
        assertThatThrownBy(() -> run(text("calls.csv", "id,title,when\n1,x,2026-01-01\n"), SIMPLE))
                .isInstanceOf(FileImportException.class)
                .hasMessageContaining("calls.csv has no column for created: '时间', id: '编号', summary: '标题'")
                .hasMessageContaining("'id', 'title', 'when'");
    }

    @Test
    void valuesThatCannotBeUnderstoodAreLeftEmptyAndCounted() throws IOException {
        ImportReport report = run(
                text("c.csv", "s,c,r,n\nx,2026-01-01,7,11\ny,2026-01-02,great,\nz,2026-01-03,5星,10\n"),
                FileMapping.of(SHANGHAI, Map.of("summary", "s", "created", "c", "rating", "r", "nps", "n")));

        assertThat(report.imported()).isEqualTo(3);
        assertThat(report.leftEmpty())
                .containsEntry("rating (column 'r'): no whole number from 1 to 5", 2L)
                .containsEntry("nps (column 'n'): no whole number from 0 to 10", 1L);
    }

    @Test
    void resolvedBeforeCreatedIsRefused() throws IOException {
        ImportReport report = run(
                text("c.csv", "s,c,r\nx,2026-01-02,2026-01-01\n"),
                FileMapping.of(SHANGHAI, Map.of("summary", "s", "created", "c", "resolved", "r")));

        assertThat(report.refused())
                .singleElement()
                .extracting(Refused::reason)
                .asString()
                .contains("lies before");
    }

    @Test
    void zeroBytesAndOtherControlCharactersAreTakenOut() throws IOException {
        run(text("calls.csv", "编号,标题,时间\nA1,a\0b\u0007c 一切正常的文字,2026-03-01\n"), SIMPLE);

        assertThat(ticket("A1").summary()).isEqualTo("abc 一切正常的文字");
    }

    @Test
    void hugeCellCostsItsRowAlone() throws IOException {
        ImportReport report = new FileImport(store, new ImportLimits(1 << 20, 1_000, 10))
                .run(
                        text(
                                "calls.csv",
                                "编号,标题,时间\nA1," + "长".repeat(1_001) + ",2026-03-01\nA2,ok,2026-03-01\nA3,"
                                        + "长".repeat(200_000) + ",2026-03-01\nA4,ok,2026-03-01\n"),
                        PHONE,
                        SIMPLE,
                        null,
                        Progress.SILENT);

        assertThat(report.refused()).extracting(Refused::line).containsExactly(2L, 4L);
        assertThat(store.held(PHONE)).containsOnlyKeys("A2", "A4");
    }

    @ParameterizedTest
    @CsvSource({"pdf,%PDF-1.7 …", "gz,\u001f\u008b", "empty,''"})
    void filesOfOtherKindsAreNamedWithTheMend(String name, String start) throws IOException {
        Path file = Files.write(folder.resolve(name), start.getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> run(file, SIMPLE))
                .isInstanceOf(FileImportException.class)
                .hasMessageContaining(name);
    }

    @Test
    void programIsNoText() throws IOException {
        byte[] bytes = new byte[20_000];
        new Random(7).nextBytes(bytes);
        bytes[0] = 'M';

        assertThatThrownBy(() -> run(Files.write(folder.resolve("tool.csv"), bytes), SIMPLE))
                .isInstanceOf(FileImportException.class)
                .hasMessageContaining("tool.csv");
    }

    @Test
    void contentDecidesWhereTheNameSaysOtherwise() throws IOException {
        Path file = text("calls.csv", "{\"编号\":\"A1\",\"标题\":\"x\",\"时间\":\"2026-03-01T08:00:00Z\"}\n");

        assertThat(run(file, SIMPLE).imported()).isEqualTo(1);
        assertThat(notes).anyMatch(note -> note.contains("by its content it is JSON Lines"));
    }

    @Test
    void jsonLinesWithNestedObjectsAndMessages() throws IOException {
        Path file = text(
                "chat.jsonl",
                "{\"id\":1,\"subject\":\"退款\",\"at\":1772409600,\"customer\":{\"name\":\"李雷\"},\"messages\":["
                        + "{\"text\":\"好的\",\"at\":\"2026-03-02T00:05:00Z\",\"author\":\"小王\",\"role\":\"agent\"},"
                        + "{\"text\":\"在吗\",\"at\":\"2026-03-02T00:01:00Z\"},"
                        + "{\"text\":\"内部\",\"at\":\"2026-03-02T00:06:00Z\",\"role\":\"agent\",\"public\":false},"
                        + "{\"text\":\"\",\"at\":\"x\"}]}\n"
                        + "not json\n[1]\n\n"
                        + "{\"id\":2,\"subject\":\"慢\",\"at\":\"2026-03-01\",\"messages\":\"[只是文字\"}\n");
        FileMapping mapping = FileMapping.of(
                SHANGHAI,
                Map.of(
                        "id", "id",
                        "summary", "subject",
                        "created", "at",
                        "customer", "customer.name",
                        "messages", "messages",
                        "region", "regoin"));

        ImportReport report = run(file, mapping);

        assertThat(report.refused())
                .containsExactly(new Refused(2, "is no valid JSON"), new Refused(3, "is no JSON object"));
        assertThat(report.leftEmpty()).containsValue(1L).hasSize(1);
        assertThat(report.notes()).singleElement().asString().contains("'regoin'");
        assertThat(ticket("1").parties().customer()).isEqualTo("李雷");
        assertThat(ticket("1").lifecycle().created()).isEqualTo("2026-03-02T00:00:00Z");
        assertThat(ticket("1").messages())
                .extracting(Message::text, Message::role, Message::isPublic)
                .containsExactly(
                        tuple("在吗", AuthorRole.CUSTOMER, true),
                        tuple("好的", AuthorRole.AGENT, true),
                        tuple("内部", AuthorRole.AGENT, false));
        assertThat(ticket("2").messages())
                .singleElement()
                .extracting(Message::text, Message::role)
                .containsExactly("[只是文字", AuthorRole.CUSTOMER);
    }

    @Test
    void jsonArrayIsNamedWithTheMend() throws IOException {
        assertThatThrownBy(() -> run(text("chat.json", "[{\"id\":1}]"), SIMPLE))
                .isInstanceOf(FileImportException.class)
                .hasMessageContaining("one JSON object a line");
    }

    @Test
    void missingFileIsNamed() {
        assertThatThrownBy(() -> run(folder.resolve("nowhere.csv"), SIMPLE))
                .isInstanceOf(FileImportException.class)
                .hasMessageContaining("nowhere.csv");
    }

    @Test
    void moreRowsThanABatchAreAllImported() throws IOException {
        StringBuilder csv = new StringBuilder("编号,标题,时间\n");
        for (int i = 0; i < 1_234; i++) {
            csv.append("N").append(i).append(",x,2026-03-01\n");
        }

        assertThat(run(text("calls.csv", csv.toString()), SIMPLE).imported()).isEqualTo(1_234);
        assertThat(store.totals(PHONE).tickets()).isEqualTo(1_234);
    }

    private FileImport importer() {
        return new FileImport(store, ImportLimits.DEFAULT);
    }

    private ImportReport run(Path file, FileMapping mapping) {
        return importer().run(file, PHONE, mapping, null, new Progress() {
            @Override
            public void begin(String stage, long total) {}

            @Override
            public void advance(long steps) {}

            @Override
            public void note(String message) {
                notes.add(message);
            }
        });
    }

    private Ticket ticket(String nativeId) {
        return store.find(TicketId.of(PHONE, nativeId)).orElseThrow();
    }

    private Path text(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }
}
