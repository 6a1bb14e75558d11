package dev.deskpulse.plugin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrendCommandTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    @TempDir
    Path folder;

    private Terminal terminal;

    @BeforeEach
    void atATerminal() {
        terminal = new Terminal(folder, Clock.systemUTC());
    }

    @Test
    void theDayAndTheSizeOfAChangeAreTold() throws IOException {
        assertThat(terminal.runWithoutSettings("trend", "--input", stepAt(70).toString()))
                .isZero();

        assertThat(terminal.printed())
                .startsWith("timestamp,value,trend,season,rest\n2026-03-02,")
                .containsPattern("Changes for good:\n  2026-05-1[0-2] {2}level \\+[45]");
    }

    @Test
    void jsonHoldsPartsAndChanges() throws IOException {
        terminal.runWithoutSettings("trend", "--input", stepAt(70).toString(), "--json");

        assertThat(terminal.json().get("parts")).hasSize(140);
        assertThat(terminal.json().get("changes")).hasSize(1);
        assertThat(terminal.json().get("changes").get(0).get("share").asDouble())
                .isBetween(0.35, 0.65);
    }

    @Test
    void anEmptyFileIsAnsweredWithItsReason() throws IOException {
        Path input = Files.writeString(folder.resolve("in.csv"), "date,value\n");

        assertThat(terminal.runWithoutSettings("trend", "--input", input.toString()))
                .isOne();
        assertThat(terminal.said()).contains("There are fewer than 6 values.");
    }

    private Path stepAt(int change) throws IOException {
        String rows = IntStream.range(0, 140)
                .mapToObj(day ->
                        MONDAY.plusDays(day) + "," + (100 + (day < change ? 0 : 50) + 10 * (day % 7) + day * 31 % 11))
                .collect(Collectors.joining("\n"));
        return Files.writeString(folder.resolve("in.csv"), "date,calls\n" + rows);
    }
}
