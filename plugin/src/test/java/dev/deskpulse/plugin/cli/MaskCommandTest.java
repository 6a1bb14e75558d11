package dev.deskpulse.plugin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaskCommandTest {
    @TempDir
    Path folder;

    @Test
    void theColumnIsMaskedTheRestKeptAndTheSummaryHoldsNoValue() throws IOException {
        Path output = folder.resolve("out.csv");
        Terminal terminal = terminal();

        assertThat(terminal.runWithoutSettings(arguments(output, "--json"))).isZero();

        assertThat(Files.readString(output))
                .contains("1,[phone-", "note 13812345678", "2,订单号202403151234567890没发货,-")
                .doesNotContain("1,13812345678", "a@b.cn");
        assertThat(terminal.json().get("rows").asInt()).isEqualTo(2);
        assertThat(terminal.json().get("rowsWithPersonalData").asInt()).isEqualTo(1);
        assertThat(terminal.json().get("masked").get("phone").asInt()).isEqualTo(1);
        assertThat(terminal.json().get("masked").get("email").asInt()).isEqualTo(1);
        assertThat(terminal.printed() + terminal.said()).doesNotContain("13812345678");
    }

    @Test
    void aSecondRunGivesTheSameFile() throws IOException {
        terminal().runWithoutSettings(arguments(folder.resolve("a.csv")));
        terminal().runWithoutSettings(arguments(folder.resolve("b.csv")));

        assertThat(folder.resolve("a.csv")).hasSameTextualContentAs(folder.resolve("b.csv"));
    }

    @Test
    void onlyTheKindsAskedForAreMasked() throws IOException {
        Path output = folder.resolve("out.csv");

        assertThat(terminal().runWithoutSettings(arguments(output, "--kinds", "email,qq")))
                .isZero();

        assertThat(Files.readString(output)).contains("1,13812345678").doesNotContain("a@b.cn");
    }

    @Test
    void aKindThatDoesNotExistIsNamedWithThoseThatDo() throws IOException {
        Terminal terminal = terminal();

        assertThat(terminal.runWithoutSettings(arguments(folder.resolve("out.csv"), "--kinds", "telephone")))
                .isEqualTo(2);
    }

    private Terminal terminal() {
        return new Terminal(folder.resolve("deskpulse.yml"), Clock.systemUTC());
    }

    private String[] arguments(Path output, String... more) throws IOException {
        Path input = folder.resolve("in.csv");
        Files.writeString(input, "id,text,note\n1,13812345678或a@b.cn,note 13812345678\n2,订单号202403151234567890没发货,-\n");
        String[] usual = {
            "mask",
            "--input",
            input.toString(),
            "--text-column",
            "text",
            "--output",
            output.toString(),
            "--home",
            folder.toString()
        };
        return Stream.of(usual, more).flatMap(Arrays::stream).toArray(String[]::new);
    }
}
