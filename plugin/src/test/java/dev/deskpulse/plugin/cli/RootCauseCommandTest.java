package dev.deskpulse.plugin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RootCauseCommandTest {
    @TempDir
    Path folder;

    private final Terminal terminal = new Terminal(Path.of("unused"), Clock.systemUTC());

    private int run(Path file, String... more) {
        return terminal.runWithoutSettings(Stream.concat(
                        Stream.of(
                                "rootcause",
                                "--input",
                                file.toString(),
                                "--value",
                                "real",
                                "--expected",
                                "predict",
                                "--dimensions",
                                "a,b"),
                        Arrays.stream(more))
                .toArray(String[]::new));
    }

    private static String rows() {
        StringBuilder rows = new StringBuilder("a,b,real,predict\n");
        for (int i = 0; i < 400; i++) {
            int usual = 100 + i % 7;
            rows.append("a%d,b%d,%d,%d%n".formatted(i % 20, i / 20, i % 20 == 3 && i / 20 == 5 ? 300 : usual, 103));
        }
        return rows.toString();
    }

    @Test
    void thePackedFilesSlicesAreListedAsTexts() throws IOException {
        Path file = folder.resolve("case.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(rows().getBytes(StandardCharsets.UTF_8));
        }

        assertThat(run(file, "--json")).isZero();

        JsonNode json = terminal.json();
        assertThat(json.get("sets"))
                .singleElement()
                .extracting(JsonNode::asText)
                .isEqualTo("a=a3&b=b5");
        assertThat(json.get("rows").asInt()).isEqualTo(400);
        assertThat(json.get("elements").get(0).get("after").asDouble()).isEqualTo(300);
        assertThat(json.get("elements").get(0).get("pValue").asDouble()).isLessThan(0.001);
    }

    @Test
    void aPersonReadsATable() throws IOException {
        Path file = Files.writeString(folder.resolve("case.csv"), rows());

        assertThat(run(file)).isZero();

        assertThat(terminal.printed()).contains("400 rows: ", "95 % interval", "a=a3&b=b5");
    }

    @Test
    void rowsWithoutANumberAreCountedAndNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("case.csv"), rows() + "a1,b1,,3\na1,b1,NaN,3\na1,,x,3\n");

        assertThat(run(file, "--json")).isZero();

        assertThat(terminal.json().get("rowsLeftOut").asInt()).isEqualTo(3);
        assertThat(terminal.json().get("leftOutLines").get(0).asInt()).isEqualTo(402);
        assertThat(terminal.json().get("sets")).hasSize(1);
    }

    @Test
    void aFileWithoutAnyNumberIsRefusedWithTheMend() throws IOException {
        Path file = Files.writeString(folder.resolve("case.csv"), "a,b,real,predict\nx,y,many,few\n");

        assertThat(run(file)).isEqualTo(1);

        assertThat(terminal.said()).contains("no row has numbers in the columns 'real' and 'predict'", "line 2");
    }

    @Test
    void anEmptyTableHasAnEmptyAnswerWithItsReason() throws IOException {
        Path file = Files.writeString(folder.resolve("case.csv"), "a,b,real,predict\n");

        assertThat(run(file, "--json")).isZero();

        assertThat(terminal.json().get("sets")).isEmpty();
        assertThat(terminal.json().get("notes").get(0).asText()).startsWith("only 0 combinations");
    }

    @Test
    void aColumnThatIsNotThereIsNamedWithThoseThatAre() throws IOException {
        Path file = Files.writeString(folder.resolve("case.csv"), "a,real,predict\nx,1,2\n");

        assertThat(run(file)).isEqualTo(1);

        assertThat(terminal.said()).contains("has no column 'b'", "real");
    }
}
