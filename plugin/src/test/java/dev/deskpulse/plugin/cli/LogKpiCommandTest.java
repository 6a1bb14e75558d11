package dev.deskpulse.plugin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code deskpulse kpi --input}: what is said beside the figures of a log. */
class LogKpiCommandTest {
    @TempDir
    Path folder;

    @Test
    void whatTheLogDoesNotTellStandsBesideItsFigures() throws IOException {
        Terminal terminal = terminal();
        Path log = Files.writeString(folder.resolve("log.csv"), """
                case,activity,time
                A,Created,2026-03-01 08:00
                A,Closed,2026-03-01 09:00
                B,Closed,2026-03-01 09:00
                """);

        assertThat(terminal.runWithoutSettings("kpi", "--input", log.toString(), "--kpi", "one-touch", "--json"))
                .isZero();

        assertThat(terminal.json().get("warnings").toString())
                .contains("of 1 cases: the opening is not in the log")
                .contains("of 2 cases: no activity means reply");
        assertThat(terminal.said()).contains("warning: of 2 cases: no activity means reply");
    }

    @Test
    void theHolidaysOfALogOfDaysToComeAreMissedToo() throws IOException {
        Terminal terminal = terminal();
        Files.writeString(folder.resolve("deskpulse.yml"), """
                zone: Asia/Shanghai
                jira:
                  url: http://127.0.0.1:9
                  deployment: cloud
                  email: admin@example.com
                  token: admin-token
                calendar:
                  country: cn
                """);
        Path log = Files.writeString(folder.resolve("log.csv"), """
                case,activity,time
                A,Created,2051-03-01 08:00
                A,Closed,2051-03-01 09:00
                """);

        assertThat(terminal.run("kpi", "--input", log.toString(), "--kpi", "resolution", "--json"))
                .isZero();

        assertThat(terminal.json().get("warnings").get(0).asText())
                .startsWith("the public holidays of 2051 are not known");
    }

    private Terminal terminal() {
        return new Terminal(
                folder.resolve("deskpulse.yml"), Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC));
    }
}
