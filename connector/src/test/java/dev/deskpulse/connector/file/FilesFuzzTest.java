package dev.deskpulse.connector.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.connector.fuzz.Hostile;
import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.connector.store.JdbcTicketStore;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.ticket.SourceId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Any bytes under any name: rows, or a refusal that says what to mend, and nothing else. */
class FilesFuzzTest {
    private static final FileMapping MAPPING =
            FileMapping.of(ZoneId.of("Asia/Shanghai"), Map.of("id", "id", "summary", "text", "created", "time"));
    private static final List<String> PIECES = List.of(
            "id,text,time\n",
            "id;text;time\r\n",
            "\"",
            "\"\"",
            ",",
            ";",
            "\t",
            "\n",
            "\r\n",
            "{\"id\":\"1\",\"text\":\"x\",\"time\":\"2026-11-10\"}\n",
            "{",
            "[",
            "2026-03-01 09:30",
            "3/4/26 1:02 PM",
            "46000.5",
            "A1");

    private static Path folder = Path.of("");
    private static byte[] workbook = {};

    @BeforeContainer
    static void makeWorkbook() throws IOException {
        folder = Files.createTempDirectory("files-fuzz");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "fuzz", "1.0")) {
            Worksheet sheet = book.newWorksheet("calls");
            for (int row = 0; row < 20; row++) {
                sheet.value(row, 0, row == 0 ? "id" : "A" + row);
                sheet.value(row, 1, row == 0 ? "text" : "屏幕碎了 " + row);
                sheet.value(row, 2, row == 0 ? "time" : "2026-11-10 04:00");
            }
        }
        workbook = bytes.toByteArray();
    }

    @AfterContainer
    static void removeFolder() throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    @Provide
    Arbitrary<byte[]> texts() {
        Arbitrary<Charset> charsets = Arbitraries.of(
                StandardCharsets.UTF_8,
                StandardCharsets.UTF_16LE,
                StandardCharsets.UTF_16BE,
                Charset.forName("GB18030"),
                StandardCharsets.ISO_8859_1);
        return Combinators.combine(Hostile.text(PIECES), Hostile.text(PIECES), charsets)
                .as((first, second, charset) -> ("id,text,time\n" + first + second).getBytes(charset));
    }

    @Provide
    Arbitrary<byte[]> bytes() {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(500);
    }

    /** A good workbook with some bytes changed, or cut off. */
    @Provide
    Arbitrary<byte[]> workbooks() {
        Arbitrary<Integer> places = Arbitraries.integers().between(0, workbook.length - 1);
        return Combinators.combine(
                        places.list().ofMinSize(1).ofMaxSize(6),
                        Arbitraries.bytes(),
                        Arbitraries.integers().between(workbook.length / 2, 3 * workbook.length / 2))
                .as((changed, by, length) -> {
                    byte[] spoilt = Arrays.copyOf(workbook, Math.min(length, workbook.length));
                    changed.stream().filter(at -> at < spoilt.length).forEach(at -> spoilt[at] ^= by);
                    return spoilt;
                });
    }

    @Property
    void anyTextIsReadOrRefused(@ForAll("texts") byte[] content, @ForAll("endings") String ending) {
        readOrRefused(content, ending);
    }

    @Property
    void anyBytesAreReadOrRefused(@ForAll("bytes") byte[] content, @ForAll("endings") String ending) {
        readOrRefused(content, ending);
    }

    @Property
    void aSpoiltWorkbookIsReadOrRefused(@ForAll("workbooks") byte[] content) {
        readOrRefused(content, "xlsx");
    }

    @Provide
    Arbitrary<String> endings() {
        return Arbitraries.of("csv", "tsv", "jsonl", "json", "xlsx", "txt", "");
    }

    private static void readOrRefused(byte[] content, String ending) {
        Path file = folder.resolve("calls." + ending);
        try {
            Files.write(file, content);
            TextTable.of(file, "text").read(10, rows -> assertThat(rows).isNotEmpty());
        } catch (FileImportException e) {
            assertThat(e.getMessage()).isNotBlank();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Property(tries = 60)
    void anImportTakesWhatItCanAndRefusesTheRest(@ForAll("texts") byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("import.csv"), content);
        try (DuckDb database = DuckDb.inMemory()) {
            FileImport into =
                    new FileImport(JdbcTicketStore.in(database, InstantSource.system()), ImportLimits.DEFAULT);
            try {
                ImportReport report = into.run(file, new SourceId("phone"), MAPPING, null, Progress.SILENT);
                assertThat(report).isNotNull();
            } catch (FileImportException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }
}
