package dev.deskpulse.plugin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurgeCommandTest {
    private static final int ROWS = 1_500;

    @TempDir
    Path folder;

    private final Terminal terminal = new Terminal(Path.of("unused"), Clock.systemUTC());

    private Path series() throws IOException {
        StringBuilder rows = new StringBuilder("timestamp,value\n");
        for (int i = 0; i < ROWS; i++) {
            String at = LocalDateTime.of(2026, 3, 2, 0, 0)
                    .plusMinutes(30L * i)
                    .toString()
                    .replace('T', ' ');
            rows.append(at)
                    .append(":00,")
                    .append(i >= 1_400 && i < 1_410 ? 900 : 40 + i * 7 % 11)
                    .append('\n');
        }
        return Files.writeString(folder.resolve("series.csv"), rows);
    }

    @Test
    void everyRowIsWrittenWithItsJudgementAndTheEventHasOneAlert() throws IOException {
        assertThat(terminal.runWithoutSettings("surge", "--input", series().toString()))
                .isZero();

        List<String> lines = terminal.printed().lines().toList();
        assertThat(lines).hasSize(ROWS + 1).first().isEqualTo("timestamp,value,expected,score,alert");
        assertThat(lines.stream().filter(line -> line.contains(",900.0,") && line.endsWith(",1")))
                .hasSize(1);
        assertThat(terminal.said()).contains("1,500 rows, ");
    }

    @Test
    void theSameGoesToAFile() throws IOException {
        Path output = folder.resolve("judged.csv");

        assertThat(terminal.runWithoutSettings("surge", "--input", series().toString(), "--output", output.toString()))
                .isZero();

        assertThat(Files.readAllLines(output)).hasSize(ROWS + 1);
        assertThat(terminal.printed()).isEmpty();
    }

    @Test
    void rowsWithoutATimeOrANumberAreNamedAndLeftOut() throws IOException {
        Path file = series();
        Files.writeString(file, Files.readString(file) + "soon,3\n2026-05-01 00:00:00,\n2026-05-01,NaN\n");

        assertThat(terminal.runWithoutSettings("surge", "--input", file.toString()))
                .isZero();

        assertThat(terminal.printed().lines()).hasSize(ROWS + 1);
        assertThat(terminal.said()).contains("3 rows without a time or a number left out", "1502, 1503, 1504");
    }

    @Test
    void aFileInReverseOrderIsToldToBe() throws IOException {
        Path file = Files.writeString(
                folder.resolve("series.csv"), "timestamp,value\n2026-03-03,1\n2026-03-02,2\n2026-03-01,3\n");

        assertThat(terminal.runWithoutSettings("surge", "--input", file.toString()))
                .isZero();
        assertThat(terminal.said())
                .contains("2 rows are older than the row before them")
                .contains("oldest row first");

        assertThat(terminal.runWithoutSettings("surge", "--input", series().toString()))
                .isZero();
        assertThat(terminal.said()).doesNotContain("older than the row");
    }

    @Test
    void aFileWithoutTimesIsRefusedWithTheMend() throws IOException {
        Path file = Files.writeString(folder.resolve("series.csv"), "timestamp,value\nsoon,3\n");

        assertThat(terminal.runWithoutSettings("surge", "--input", file.toString()))
                .isEqualTo(1);

        assertThat(terminal.said()).contains("no row has a time", "line 2");
    }

    @Test
    void anEmptyTableHasNoRows() throws IOException {
        Path file = Files.writeString(folder.resolve("series.csv"), "timestamp,value\n");

        assertThat(terminal.runWithoutSettings("surge", "--input", file.toString()))
                .isZero();

        assertThat(terminal.printed().lines()).containsExactly("timestamp,value,expected,score,alert");
    }
}
