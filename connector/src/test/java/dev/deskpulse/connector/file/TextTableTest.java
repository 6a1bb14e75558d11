package dev.deskpulse.connector.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextTableTest {
    @TempDir
    Path folder;

    @Test
    void columnsAreAddedAndEverythingElseIsKept() throws IOException {
        Path file = file("a.csv", "id,text,id,n\n1,\" 屏幕, 碎了\n两次\",x,-1\n2,\"say \"\"hi\"\"\"\n");
        Path output = folder.resolve("out.csv");

        TextTable.Outcome outcome = TextTable.of(file, "text").write(output, List.of("length"), 1, rows -> rows.stream()
                .map(row -> row.with(Integer.toString(row.text().length())))
                .toList());

        assertThat(outcome.rows()).isEqualTo(2);
        assertThat(Files.readString(output))
                .isEqualToNormalizingNewlines(
                        "id,text,id,n,length\n1,\" 屏幕, 碎了\n两次\",x,-1,10\n2,\"say \"\"hi\"\"\",,,8\n");
    }

    @Test
    void whatASpreadsheetWouldRunIsGuardedAndReadBackAsItWas() throws IOException {
        List<String> texts =
                List.of("=1+1", "'=1+1", "''=1", "'quoted'", "@cmd", "-1", "+3,5%", "- no", "\t=1", "＝1", "-", "plain");
        Path file = workbook("texts.xlsx", texts);
        Path output = folder.resolve("out.csv");
        Path again = folder.resolve("again.csv");

        TextTable.of(file, "text").write(output, List.of(), 100, rows -> rows);
        TextTable.of(output, "text").write(again, List.of(), 100, rows -> rows);

        assertThat(Files.readString(output))
                .contains("\n'=1+1", "\n''=1+1", "\n'''=1", "\n'quoted'", "\n'@cmd", "\n-1", "\n'- no", "\n'＝1");
        assertThat(texts(output)).isEqualTo(texts);
        assertThat(Files.readString(again)).isEqualTo(Files.readString(output));
    }

    @Test
    void excelsMarkAndChineseEncodingsAreUnderstood() throws IOException {
        Path marked = file("marked.csv", "\uFEFFtext\n物流太慢\n");
        Path chinese = folder.resolve("gb.csv");
        Files.write(chinese, "编号;评论\n1;物流太慢,客服不理人\n".getBytes(Charset.forName("GB18030")));

        assertThat(texts(marked)).containsExactly("物流太慢");
        List<TextRow> rows = new ArrayList<>();
        TextTable.of(chinese, "评论").read(10, rows::addAll);
        assertThat(rows).extracting(TextRow::text).containsExactly("物流太慢,客服不理人");
    }

    @Test
    void aFewBrokenCharactersAreReplacedAndCounted() throws IOException {
        byte[] good = "id,text\n1,物流太慢，客服不理人\n2,屏幕碎了".getBytes(StandardCharsets.UTF_8);
        byte[] cut = Arrays.copyOf(good, good.length - 1);
        byte[] surrogate = joined(good, (byte) 0xED, (byte) 0xA0, (byte) 0xBD, (byte) '\n');
        byte[] stray = joined(good, (byte) 0xFF, (byte) '\n');
        byte[] wide = "\uFEFFid,text\n1,物流太慢\n2,屏幕碎".getBytes(StandardCharsets.UTF_16LE);
        byte[] lone = joined(wide, (byte) 0x3D, (byte) 0xD8, (byte) '\n', (byte) 0);

        assertThat(broken(cut)).containsExactly("物流太慢，客服不理人", "屏幕碎\uFFFD", "1");
        assertThat(broken(surrogate)).first().isEqualTo("物流太慢，客服不理人");
        assertThat(broken(surrogate)).last().isEqualTo("1");
        assertThat(broken(stray)).containsExactly("物流太慢，客服不理人", "屏幕碎了\uFFFD", "1");
        assertThat(broken(lone)).containsExactly("物流太慢", "屏幕碎\uFFFD", "1");
        assertThat(broken(good)).containsExactly("物流太慢，客服不理人", "屏幕碎了", "0");
    }

    @Test
    void aTextOfAnotherEncodingIsNotTakenForBrokenUtf8() throws IOException {
        String french = "id,text\n1,Le café était froid et la crème brûlée\n2,Très bon hôtel à côté de la forêt\n";

        assertThat(broken(french.getBytes(Charset.forName("windows-1252"))))
                .containsExactly("Le café était froid et la crème brûlée", "Très bon hôtel à côté de la forêt", "0");
    }

    /** The texts, and how many places were broken. */
    private List<String> broken(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("broken.csv"), content);
        List<String> texts = new ArrayList<>();
        TextTable table = TextTable.of(file, "text");
        table.read(9, rows -> rows.forEach(row -> texts.add(row.text())));
        texts.add(Long.toString(table.brokenPlaces()));
        return texts;
    }

    private static byte[] joined(byte[] start, byte... end) {
        byte[] joined = Arrays.copyOf(start, start.length + end.length);
        System.arraycopy(end, 0, joined, start.length, end.length);
        return joined;
    }

    @Test
    void aRowThatCannotBeReadIsToldAndLeftOut() throws IOException {
        Path file = file("a.csv", "id,text\n1,fine\n2,one,too,many\n3,fine too\n");

        TextTable.Outcome outcome =
                TextTable.of(file, "text").write(folder.resolve("o.csv"), List.of(), 9, rows -> rows);

        assertThat(outcome.rows()).isEqualTo(2);
        assertThat(outcome.refusedTotal()).isEqualTo(1);
        assertThat(outcome.refused()).singleElement().satisfies(refused -> assertThat(refused.line())
                .isEqualTo(3));
    }

    @Test
    void batchesAreFullButForTheLast() throws IOException {
        List<Integer> sizes = new ArrayList<>();

        TextTable.of(file("a.csv", "text\na\nb\nc\nd\ne\n"), "text").read(2, batch -> sizes.add(batch.size()));

        assertThat(sizes).containsExactly(2, 2, 1);
    }

    @Test
    void anAddedColumnNeverHidesOneOfTheTable() throws IOException {
        Path output = folder.resolve("o.csv");

        TextTable.of(file("a.csv", "text,tag\na,1\n"), "text")
                .write(output, List.of("tag", "tag"), 9, rows -> rows.stream()
                        .map(row -> row.with("x", "y"))
                        .toList());

        assertThat(Files.readString(output)).isEqualToNormalizingNewlines("text,tag,tag_2,tag_3\na,1,x,y\n");
    }

    @Test
    void aMissingColumnIsNamedWithThoseThereAre() throws IOException {
        Path file = file("a.csv", "id,comment\n1,a\n");

        assertThatThrownBy(() -> TextTable.of(file, "text"))
                .isInstanceOf(FileImportException.class)
                .hasMessageContaining("no column 'text'")
                .hasMessageContaining("'comment'");
    }

    @Test
    void theFileItselfIsNeverWrittenOverAndAFailureLeavesNoHalfTable() throws IOException {
        Path file = file("a.csv", "text\na\n");
        TextTable table = TextTable.of(file, "text");

        assertThatThrownBy(() -> table.write(file, List.of(), 9, rows -> rows))
                .isInstanceOf(FileImportException.class)
                .hasMessageContaining("name another");
        assertThatThrownBy(() -> table.write(folder.resolve("o.csv"), List.of("missing"), 9, rows -> rows))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(folder).isDirectoryNotContaining("glob:**{.deskpulse,o.csv}*");
        assertThat(file).hasContent("text\na\n");
    }

    private List<String> texts(Path file) {
        List<String> texts = new ArrayList<>();
        TextTable.of(file, "text").read(100, rows -> rows.forEach(row -> texts.add(row.text())));
        return texts;
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content, StandardCharsets.UTF_8);
    }

    private Path workbook(String name, List<String> texts) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("texts");
            sheet.value(0, 0, "text");
            for (int i = 0; i < texts.size(); i++) {
                sheet.value(i + 1, 0, texts.get(i));
            }
        }
        return file;
    }
}
