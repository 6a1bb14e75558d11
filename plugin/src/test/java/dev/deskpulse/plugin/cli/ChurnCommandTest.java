package dev.deskpulse.plugin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChurnCommandTest {
    @TempDir
    Path folder;

    private final Terminal terminal = new Terminal(Path.of("unused"), Clock.systemUTC());

    /** No column of numbers, cells missing, a label missing now and then. */
    private Path table() throws IOException {
        Random random = new Random(3);
        StringBuilder rows = new StringBuilder("id,套餐,city,left\n");
        for (int i = 0; i < 600; i++) {
            boolean flex = random.nextBoolean();
            rows.append("c-").append(i).append(flex ? ",灵活," : ",年付,");
            rows.append(i % 4 == 0 ? "" : "town " + i % 3);
            rows.append(i % 50 == 0 ? ",\n" : random.nextDouble() < (flex ? 0.7 : 0.2) ? ",yes\n" : ",no\n");
        }
        return Files.writeString(folder.resolve("customers.csv"), rows);
    }

    @Test
    void anyTableIsLearnedFromAndJudged() throws IOException {
        int code =
                terminal.runWithoutSettings("churn", "--input", table().toString(), "--label-column", "left", "--json");

        assertThat(code).isZero();
        JsonNode json = terminal.json();
        assertThat(json.get("rows").asInt()).isEqualTo(588);
        assertThat(json.get("auc").asDouble()).isBetween(0.68, 0.82);
        assertThat(json.get("ece").asDouble()).isLessThan(0.08);
        assertThat(json.get("reasons").get(0).get("column").asText()).isEqualTo("套餐");
        assertThat(json.get("reasons").get(0).get("raises").get("value").asText())
                .isEqualTo("灵活");
        assertThat(json.get("riskiest").get(0).get("line").asInt()).isPositive();
        assertThat(terminal.said()).contains("12 rows left out", "not looked at: 'id'");
    }

    @Test
    void peopleReadItInTheirLanguage() throws IOException {
        assertThat(terminal.runWithoutSettings(
                        "churn", "--input", table().toString(), "--label-column", "left", "--language", "zh"))
                .isZero();

        assertThat(terminal.printed()).contains("未见过的数据", "校准误差", "套餐：“灵活”的流失几率为平常的");
    }

    @Test
    void aLabelThatIsNoneIsRefusedWithTheMend() throws IOException {
        Path same = Files.writeString(folder.resolve("same.csv"), "x,left\n" + "a,no\n".repeat(200));
        Path three = Files.writeString(folder.resolve("three.csv"), "x,left\n" + "a,1\nb,2\nc,3\n".repeat(100));

        assertThat(terminal.runWithoutSettings("churn", "--input", same.toString(), "--label-column", "left"))
                .isEqualTo(1);
        assertThat(terminal.said()).contains("'left' is the same in every row");
        assertThat(terminal.runWithoutSettings("churn", "--input", three.toString(), "--label-column", "left"))
                .isEqualTo(1);
        assertThat(terminal.said()).contains("'left' has more than two values, or one alone");
        assertThat(terminal.runWithoutSettings("churn", "--input", three.toString(), "--label-column", "gone"))
                .isEqualTo(1);
        assertThat(terminal.said()).contains("no column 'gone'");
    }
}
