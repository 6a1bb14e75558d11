package dev.deskpulse.connector.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.connector.store.JdbcTicketStore;
import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.ticket.SourceId;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XlsxImportTest {
    private static final Map<String, String> FEWEST = Map.of(
            "[Content_Types].xml", """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Override PartName="/xl/workbook.xml"
                 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
                <Override PartName="/xl/worksheets/sheet1.xml"
                 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
                </Types>""",
            "_rels/.rels", """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                <Relationship Id="rId1" Target="xl/workbook.xml"
                 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>
                </Relationships>""",
            "xl/workbook.xml", """
                <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
                 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
                <sheets><sheet name="Calls" sheetId="1" r:id="rId1"/></sheets></workbook>""",
            "xl/_rels/workbook.xml.rels", """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                <Relationship Id="rId1" Target="worksheets/sheet1.xml"
                 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"/>
                </Relationships>""",
            "xl/worksheets/sheet1.xml", """
                <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
                <row><c t="inlineStr"><is><t>No</t></is></c><c t="inlineStr"><is><t>Title</t></is></c>
                <c t="inlineStr"><is><t>In</t></is></c></row>
                <row><c><v>17</v></c><c t="inlineStr"><is><r><t>屏幕</t></r><r><t>碎了</t></r></is></c>
                <c t="str"><v>2026-03-01 09:30</v></c></row>
                </sheetData></worksheet>""");

    private static final SourceId DESK = new SourceId("desk");
    private static final FileMapping MAPPING =
            FileMapping.of(ZoneId.of("Asia/Shanghai"), Map.of("id", "No", "summary", "Title", "created", "In"));

    @TempDir
    Path folder;

    private final DuckDb database = DuckDb.inMemory();
    private final TicketStore store = JdbcTicketStore.in(database, InstantSource.system());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void numbersDatesAndTextsAreRead() throws IOException {
        Path file = workbook(sheet -> {
            header(sheet);
            sheet.value(1, 0, 202603010001L);
            sheet.value(1, 1, "屏幕碎了");
            sheet.value(1, 2, LocalDateTime.of(2026, 3, 1, 9, 30));
            sheet.style(1, 2).format("yyyy-MM-dd HH:mm").set();
            sheet.value(3, 0, "A2");
            sheet.value(3, 1, "second");
            sheet.value(3, 2, "2026年3月2日 10:00");
        });

        ImportReport report = run(file, MAPPING);

        assertThat(report.refused()).isEmpty();
        assertThat(ticket("202603010001").summary()).isEqualTo("屏幕碎了");
        assertThat(ticket("202603010001").lifecycle().created()).isEqualTo("2026-03-01T01:30:00Z");
        assertThat(ticket("A2").lifecycle().created()).isEqualTo("2026-03-02T02:00:00Z");
    }

    @Test
    void formulasAreNeverWorkedOut() throws IOException {
        Path file = workbook(sheet -> {
            header(sheet);
            sheet.value(1, 0, "A1");
            sheet.formula(1, 1, "HYPERLINK(\"http://evil.example\",\"click\")");
            sheet.value(1, 2, "2026-03-01");
            sheet.value(2, 0, "A2");
            sheet.value(2, 1, "=1+1");
            sheet.value(2, 2, "2026-03-01");
        });

        ImportReport report = run(file, MAPPING);

        assertThat(ticket("A2").summary()).isEqualTo("=1+1");
        assertThat(report.refused())
                .singleElement()
                .extracting(ImportReport.Refused::line)
                .isEqualTo(2L);
    }

    @Test
    void refusedRowsCarryTheirRowNumberInTheSheet() throws IOException {
        Path file = workbook(sheet -> {
            header(sheet);
            sheet.value(4, 0, "A1");
            sheet.value(4, 1, "x");
        });

        assertThat(run(file, MAPPING).refused())
                .singleElement()
                .extracting(ImportReport.Refused::line)
                .isEqualTo(5L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<c t='s'><v>2000000000</v></c>",
                "<c t='s'><v> 0 </v></c>",
                "<c r='ZZZZZZ1' t='str'><v>x</v></c>",
                "<c r='XFE1' t='str'><v>x</v></c>"
            })
    void cellsThatNameWhatIsNotThereAreRefusedBeforeTheyFillTheMemory(String cell) throws IOException {
        Map<String, String> parts = new HashMap<>(FEWEST);
        parts.compute("xl/worksheets/sheet1.xml", (name, xml) -> String.valueOf(xml)
                .replace("<row><c><v>17</v></c>", "<row>" + cell));
        Path file = parts(parts);

        assertThatThrownBy(() -> run(file, MAPPING))
                .isInstanceOf(FileImportException.class)
                .hasMessageContaining("that are not there");
    }

    /** As short scripts write it: texts in the cells themselves, no shared texts, no styles, no addresses of cells. */
    @Test
    void workbookOfTheFewestPartsIsRead() throws IOException {
        Path file = parts(FEWEST);

        assertThat(run(file, MAPPING).refused()).isEmpty();
        assertThat(ticket("17").summary()).isEqualTo("屏幕碎了");
        assertThat(ticket("17").lifecycle().created()).isEqualTo("2026-03-01T01:30:00Z");
    }

    @Test
    void sheetIsTakenByNameAndAWrongNameShowsThoseThere() throws IOException {
        Path file = workbook(XlsxImportTest::header);

        assertThatThrownBy(() -> run(file, sheet("Feb")))
                .isInstanceOf(FileImportException.class)
                .hasMessageContaining("has no sheet 'Feb'")
                .hasMessageContaining("[Calls]");
        assertThat(run(file, sheet("Calls")).rows()).isZero();
    }

    @Test
    void workbookByAnyNameIsReadAsOne() throws IOException {
        Path file = workbook(XlsxImportTest::header);
        Path renamed = Files.move(file, folder.resolve("calls.csv"));

        assertThat(run(renamed, MAPPING).rows()).isZero();
    }

    @Test
    void workbookThatUnpacksToTooMuchIsNotRead() throws IOException {
        Path bomb = folder.resolve("bomb.xlsx");
        try (OutputStream out = Files.newOutputStream(bomb);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 64; i++) {
                zip.write(zeros);
            }
        }

        assertThat(Files.size(bomb)).isLessThan(1 << 20);
        assertThatThrownBy(() -> new FileImport(store, new ImportLimits(32 << 20, 1_000, 10))
                        .run(bomb, DESK, MAPPING, null, Progress.SILENT))
                .isInstanceOf(FileImportException.class)
                .hasMessageContaining("bomb.xlsx unpacks to more than 32 MiB");
    }

    @Test
    void zipThatIsNoWorkbookIsNamed() throws IOException {
        Path file = parts(Map.of("readme.txt", "x"));

        assertThatThrownBy(() -> run(file, MAPPING))
                .isInstanceOf(FileImportException.class)
                .hasMessageContaining("parts.xlsx is no workbook that can be read");
    }

    @Test
    void workbookCutShortIsNamed() throws IOException {
        Path file = workbook(XlsxImportTest::header);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));

        assertThatThrownBy(() -> run(file, MAPPING))
                .isInstanceOf(FileImportException.class)
                .hasMessageContaining("calls.xlsx is damaged");
    }

    @Test
    void missingColumnIsNamedWithThoseThere() throws IOException {
        Path file = workbook(sheet -> sheet.value(0, 0, "Nummer"));

        assertThatThrownBy(() -> run(file, MAPPING))
                .isInstanceOf(FileImportException.class)
                .hasMessageContaining("id: 'No'")
                .hasMessageContaining("'Nummer'");
    }

    private static void header(Worksheet sheet) {
        sheet.value(0, 0, "No");
        sheet.value(0, 1, "Title");
        sheet.value(0, 2, "In");
    }

    private static FileMapping sheet(String name) {
        return new FileMapping(MAPPING.columns(), Map.of(), Map.of(), List.of(), MAPPING.zone(), Map.of(), null, name);
    }

    private Path workbook(Consumer<Worksheet> content) throws IOException {
        Path file = folder.resolve("calls.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "test", "1.0")) {
            content.accept(workbook.newWorksheet("Calls"));
        }
        return file;
    }

    private Path parts(Map<String, String> texts) throws IOException {
        Path file = folder.resolve("parts.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> part : texts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    private ImportReport run(Path file, FileMapping mapping) {
        return new FileImport(store, ImportLimits.DEFAULT).run(file, DESK, mapping, null, Progress.SILENT);
    }

    private Ticket ticket(String nativeId) {
        return store.find(TicketId.of(DESK, nativeId)).orElseThrow();
    }
}
