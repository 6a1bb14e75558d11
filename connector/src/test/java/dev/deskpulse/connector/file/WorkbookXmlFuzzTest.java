package dev.deskpulse.connector.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.connector.fuzz.Hostile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Workbooks with anything in their XML and their zip file: rows, or a refusal that says what to mend, and nothing else. */
class WorkbookXmlFuzzTest {
    private static final String PLANTED = "what no workbook may read";
    private static final Pattern VALUE = Pattern.compile("=\"[^\"]*\"|>[^<]+<");
    private static final Pattern TAG = Pattern.compile("<[^>]+>");

    /** Values that sheets, styles and shared texts are led astray by. */
    private static final List<String> VALUES = List.of(
            "-1",
            "0",
            "2147483647",
            "2147483648",
            "99999999999999999999",
            "1e400",
            "-1e400",
            "1e-400",
            "NaN",
            "2958466",
            "-46000",
            "A1",
            "A0",
            "1A",
            "a1",
            "$A$1",
            "XFD1048576",
            "AAAAAA1",
            "ZZZZZZ1",
            "ZZZZZZZZ1",
            "400000000",
            "ÄÄ1",
            "A99999999999",
            "A1:B2",
            "s",
            "b",
            "e",
            "str",
            "inlineStr",
            "d",
            "n",
            "yyyy-mm-dd",
            "[$-409]",
            "\\",
            "worksheets/sheet2.xml",
            "../../../etc/passwd",
            "/xl/worksheets/sheet1.xml",
            "rId99",
            "&amp;",
            "&#0;",
            "&x;",
            "&e;",
            "_x000D_");

    private static Path folder = Path.of("");
    private static final ServerSocket OUTSIDE = listening();
    private static Map<String, String> parts = Map.of();

    private static ServerSocket listening() {
        try {
            return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeContainer
    static void makeWorkbook() throws IOException {
        folder = Files.createTempDirectory("workbook-fuzz");
        Files.writeString(folder.resolve("secret.txt"), PLANTED);
        Path good = folder.resolve("calls.xlsx");
        try (OutputStream bytes = Files.newOutputStream(good);
                Workbook book = new Workbook(bytes, "fuzz", "1.0")) {
            Worksheet sheet = book.newWorksheet("calls");
            for (int row = 0; row < 6; row++) {
                sheet.value(row, 0, row == 0 ? "id" : "A" + row);
                sheet.value(row, 1, row == 0 ? "text" : "屏幕碎了 " + row);
                sheet.value(row, 2, 46_000.5 + row);
                sheet.style(row, 2).format("yyyy-mm-dd hh:mm").set();
                sheet.inlineString(row, 3, "inline");
                sheet.formula(row, 4, "A1");
                sheet.value(row, 5, row % 2 == 0);
            }
        }
        Map<String, String> made = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(good.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                made.put(entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        parts = made;
    }

    @AfterContainer
    static void removeFolder() throws IOException {
        OUTSIDE.close();
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    @Property(tries = 1)
    void theGoodOneIsRead() throws IOException {
        assertThat(texts(zipped(parts))).hasSize(5).first().isEqualTo("屏幕碎了 1");
    }

    @Property
    void partsWithSpoiltValuesAreReadOrRefused(@ForAll("spoiltValues") Map<String, String> spoilt) throws IOException {
        readOrRefused(zipped(spoilt));
    }

    @Property
    void partsWithTagsGoneDoubledOrMovedAreReadOrRefused(@ForAll("spoiltTags") Map<String, String> spoilt)
            throws IOException {
        readOrRefused(zipped(spoilt));
    }

    @Property
    void entitiesAreNeitherMultipliedNorFetched(@ForAll("withEntities") Map<String, String> spoilt) throws IOException {
        assertThat(readOrRefused(zipped(spoilt))).noneMatch(text -> text.contains(PLANTED));
        OUTSIDE.setSoTimeout(1);
        assertThat(isCalled()).isFalse();
    }

    @Property
    void aSpoiltZipFileIsReadOrRefused(@ForAll("zips") byte[] content) throws IOException {
        readOrRefused(content);
    }

    @Provide
    Arbitrary<Map<String, String>> spoiltValues() {
        return spoilt(VALUE, value(), WorkbookXmlFuzzTest::withValue);
    }

    @Provide
    Arbitrary<Map<String, String>> spoiltTags() {
        Arbitrary<String> instead = Arbitraries.frequencyOf(
                Tuple.of(
                        2,
                        Arbitraries.of("", "<", ">", "</row>", "<row>", "</c>", "<c>", "<v>", "<is>", "<f>", "<!--")),
                Tuple.of(1, Arbitraries.of("<![CDATA[", "<?xml?>", "<si/>", "<t/>", "<r/>", "<sst>", "<sheetData/>")),
                Tuple.of(1, tags()));
        return spoilt(TAG, instead, (found, by) -> by);
    }

    @Provide
    Arbitrary<Map<String, String>> withEntities() {
        Arbitrary<String> declarations = Arbitraries.of(
                bomb(10),
                bomb(2),
                "<!ENTITY e SYSTEM '" + folder.resolve("secret.txt").toUri() + "'>",
                "<!ENTITY e SYSTEM 'http://127.0.0.1:" + OUTSIDE.getLocalPort() + "/e'>",
                "<!ENTITY % p SYSTEM 'http://127.0.0.1:" + OUTSIDE.getLocalPort() + "/p'> %p;",
                "<!ENTITY e PUBLIC 'x' '" + folder.resolve("secret.txt").toUri() + "'>",
                "<!ENTITY e '&e;'>");
        return Combinators.combine(part(), declarations, Arbitraries.integers().between(0, 200))
                .as((part, declared, at) -> {
                    String plain = xml(part).replaceFirst("^<\\?xml[^>]*\\?>", "");
                    return with(part, "<!DOCTYPE x [" + declared + "]>" + replaced(plain, VALUE, at, ">&e;<"));
                });
    }

    @Provide
    Arbitrary<byte[]> zips() {
        Arbitrary<String> names = Arbitraries.oneOf(
                part(),
                Arbitraries.of(
                        "../../evil.xml",
                        "/etc/passwd",
                        "xl\\worksheets\\sheet1.xml",
                        "XL/WORKSHEETS/SHEET1.XML",
                        "xl/worksheets/",
                        "",
                        "xl/sharedStrings.xml/x",
                        "a".repeat(60_000)));
        return Combinators.combine(part(), names, Arbitraries.integers().between(0, 4), Hostile.text(VALUES))
                .as((part, name, how, text) -> zipped(part, name, how, text));
    }

    private static Arbitrary<String> part() {
        return Arbitraries.of(List.copyOf(parts.keySet()));
    }

    private static String xml(String part) {
        return Objects.requireNonNull(parts.get(part), part);
    }

    private static Arbitrary<String> value() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.of(VALUES)),
                Tuple.of(
                        1,
                        Hostile.text(VALUES)
                                .map(text ->
                                        text.replaceAll("[&<>\"\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]", ""))));
    }

    private static Arbitrary<String> tags() {
        List<String> all = new ArrayList<>();
        for (String xml : parts.values()) {
            TAG.matcher(xml).results().forEach(found -> all.add(found.group()));
        }
        return Arbitraries.of(all);
    }

    private interface Change {
        String of(String found, String by);
    }

    /** One to four places of one part, with something else in them. */
    private static Arbitrary<Map<String, String>> spoilt(Pattern what, Arbitrary<String> by, Change change) {
        Arbitrary<List<String>> values = by.list().ofMinSize(1).ofMaxSize(4);
        Arbitrary<Integer> places = Arbitraries.integers().between(0, 10_000);
        return Combinators.combine(part(), values, places.list().ofSize(4)).as((part, instead, at) -> {
            String xml = xml(part);
            for (int i = 0; i < instead.size(); i++) {
                String value = instead.get(i);
                xml = replaced(xml, what, at.get(i), value, change);
            }
            return with(part, xml);
        });
    }

    private static String withValue(String found, String by) {
        return found.startsWith("=") ? "=\"" + by + "\"" : ">" + by + "<";
    }

    private static String replaced(String xml, Pattern what, int place, String by) {
        return replaced(xml, what, place, by, (found, instead) -> found.startsWith("=") ? found : instead);
    }

    private static String replaced(String xml, Pattern what, int place, String by, Change change) {
        List<String> found =
                what.matcher(xml).results().map(result -> result.group()).toList();
        if (found.isEmpty()) {
            return xml;
        }
        int at = place % found.size();
        StringBuilder changed = new StringBuilder();
        Matcher matcher = what.matcher(xml);
        for (int i = 0; matcher.find(); i++) {
            String instead = i == at ? change.of(matcher.group(), by) : matcher.group();
            matcher.appendReplacement(changed, Matcher.quoteReplacement(instead));
        }
        return matcher.appendTail(changed).toString();
    }

    private static String bomb(int levels) {
        StringBuilder declared = new StringBuilder("<!ENTITY e0 'lol'>");
        for (int level = 1; level <= levels; level++) {
            declared.append("<!ENTITY e%d '%s'>".formatted(level, ("&e" + (level - 1) + ";").repeat(10)));
        }
        return declared + "<!ENTITY e '&e" + levels + ";'>";
    }

    private static Map<String, String> with(String part, String xml) {
        Map<String, String> spoilt = new LinkedHashMap<>(parts);
        spoilt.put(part, xml);
        return spoilt;
    }

    private static byte[] zipped(Map<String, String> all) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : all.entrySet()) {
                add(zip, part.getKey(), part.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    /** A part renamed, gone, stored plainly, emptied, or twice there. */
    private static byte[] zipped(String part, String name, int how, String text) {
        Map<String, String> all = new LinkedHashMap<>(parts);
        String xml = String.valueOf(all.remove(part));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> other : all.entrySet()) {
                add(zip, other.getKey(), other.getValue());
            }
            switch (how) {
                case 0 -> {
                    if (!all.containsKey(name)) {
                        add(zip, name, xml);
                    }
                }
                case 1 -> addStored(zip, part, xml);
                case 2 -> add(zip, part, text);
                case 3 -> {
                    add(zip, part, xml);
                    add(zip, twin(part), xml);
                }
                default -> assertThat(all).doesNotContainKey(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] made = bytes.toByteArray();
        return how == 3 ? twice(made, part) : made;
    }

    private static void addStored(ZipOutputStream zip, String name, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        CRC32 sum = new CRC32();
        sum.update(bytes);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    /** Another name of the same length. */
    private static String twin(String part) {
        return part.substring(0, part.length() - 1) + "~";
    }

    /** No library writes two parts of one name: the second is renamed in the finished file. */
    private static byte[] twice(byte[] zip, String part) {
        return new String(zip, StandardCharsets.ISO_8859_1)
                .replace(twin(part), part)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static boolean isCalled() {
        try (var call = OUTSIDE.accept()) {
            return call.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static List<String> readOrRefused(byte[] content) throws IOException {
        try {
            return texts(content);
        } catch (FileImportException e) {
            assertThat(e.getMessage()).isNotBlank().doesNotContain(PLANTED);
            return List.of();
        }
    }

    private static List<String> texts(byte[] content) throws IOException {
        Path file = folder.resolve("calls.xlsx");
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(content);
        }
        List<String> texts = new ArrayList<>();
        TextTable.of(file, "text").read(10, rows -> rows.forEach(row -> texts.add(row.text())));
        return texts;
    }
}
