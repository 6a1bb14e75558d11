package dev.deskpulse.plugin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code deskpulse tag} as a script calls it. */
class TagCommandTest {
    @TempDir
    Path folder;

    private Terminal terminal = new Terminal(Path.of("deskpulse.yml"), Clock.systemUTC());

    @BeforeEach
    void writeSettings() throws IOException {
        terminal = new Terminal(folder.resolve("deskpulse.yml"), Clock.systemUTC());
        Files.writeString(folder.resolve("deskpulse.yml"), """
                jira:
                  url: https://example.atlassian.net
                  email: admin@example.com
                  token: t
                """);
    }

    @Test
    void everyRowKeepsItsColumnsAndGetsItsTagWithTheReason() throws IOException {
        Path input = write("texts.csv", """
                no,words
                1,"Terrible service, I want my money back"
                2,客服非常好，谢谢
                3,
                """);

        assertThat(tag(input, "words")).isZero();

        assertThat(Files.readAllLines(folder.resolve("out.csv")))
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("no,words,tag,score,confidence,evidence,model"),
                        line -> assertThat(line)
                                .startsWith("1,\"Terrible service, I want my money back\",negative,")
                                .contains("Terrible"),
                        line -> assertThat(line)
                                .startsWith("2,客服非常好，谢谢,positive,")
                                .contains("谢谢"),
                        line -> assertThat(line).startsWith("3,,unsure,0.0000,0.0000,,"));
        assertThat(terminal.printed()).contains("3 texts tagged").doesNotContain("accuracy");
    }

    @Test
    void withLabelsJsonIsOneObjectOfFigures() throws IOException {
        Path input = write("texts.csv", """
                mood,words
                差评,质量太差了，非常失望
                好评,很好用，非常满意
                好评,太差了，退货
                """);

        assertThat(tag(input, "words", "--label-column", "mood", "--json")).isZero();

        JsonNode figures = terminal.json();
        assertThat(figures.fieldNames())
                .toIterable()
                .containsExactly("rows", "accuracy", "macroF1", "ece", "textsPerSecond", "perClass");
        assertThat(figures.get("rows").asInt()).isEqualTo(3);
        assertThat(figures.get("accuracy").asDouble()).isEqualTo(2 / 3.0);
        assertThat(figures.get("textsPerSecond").asDouble()).isPositive();
        assertThat(figures.at("/perClass/positive/support").asInt()).isEqualTo(2);
        assertThat(figures.at("/perClass/positive/recall").asDouble()).isEqualTo(0.5);
    }

    @Test
    void aCharacterThatIsCutIsReplacedAndTold() throws IOException {
        Path input = folder.resolve("cut.csv");
        byte[] whole = "words\n质量太差了，非常失望\n很好用，非常满意".getBytes(StandardCharsets.UTF_8);
        Files.write(input, Arrays.copyOf(whole, whole.length - 1));

        assertThat(tag(input, "words")).isZero();

        assertThat(Files.readAllLines(folder.resolve("out.csv"))).hasSize(3);
        assertThat(terminal.said()).contains("1 character of cut.csv cannot be read");
    }

    @Test
    void aPersonSeesTheConfusion() throws IOException {
        Path input = write("texts.tsv", """
                tag\twords
                complaint,bug\tThis is a disgrace, the app crashes and nobody answers
                comment\tI bought it on Monday
                """);

        assertThat(tag(input, "words", "--label-column", "tag", "--task", "kind", "--positive", "complaint"))
                .isZero();

        assertThat(terminal.printed()).contains("accuracy", "complaint", "rest", "was called");
        assertThat(Files.readAllLines(folder.resolve("out.csv")).get(0)).startsWith("tag,words,tag_2,score");
    }

    @Test
    void aPriorityFollowsFromTheTextAlone() throws IOException {
        Path input = write("texts.csv", """
                words
                "The charger caught fire and burned my desk, this is urgent"
                Thanks a lot
                "You charged me $25,000 instead of $25"
                """);

        assertThat(tag(input, "words", "--task", "priority")).isZero();

        assertThat(Files.readString(folder.resolve("out.csv")))
                .contains(",highest,")
                .contains("safety: caught fire")
                .contains("called urgent: urgent")
                .contains("a very large amount: $25,000");
    }

    @Test
    void theSettingsThresholdsWeightsAndProductsCount() throws IOException {
        Path input = write("texts.csv", "words\nThe charger caught fire and burned my desk\nMy Smart Mug is broken\n");
        Path strict = write("strict.yml", Files.readString(folder.resolve("deskpulse.yml")) + """
                priority:
                  impact: {safety: 0}
                  urgency: {danger: 0}
                tags: {unsureBelow: {sentiment: 1, kind: 1}, products: [Smart Mug]}
                """);
        assertThat(tag(input, "words", "--task", "priority")).isZero();
        assertThat(out()).contains("safety: caught fire").doesNotContain(",unsure,");
        terminal = new Terminal(strict, Clock.systemUTC());
        assertThat(tag(input, "words", "--task", "priority")).isZero();
        assertThat(out()).doesNotContain("safety:").contains(",unsure,");
        assertThat(tag(input, "words")).isZero();
        assertThat(out()).contains("caught fire and burned my desk,unsure,", "My Smart Mug is broken,unsure,");
    }

    private String out() throws IOException {
        return Files.readString(folder.resolve("out.csv"));
    }

    @Test
    void whatIsMissingIsNamedWithItsMend() throws IOException {
        Path input = write("texts.csv", "words\nhello\n");
        assertThat(tag(input, "word")).isEqualTo(1);
        assertThat(terminal.said()).contains("texts.csv has no column 'word'; its columns are ['words']");

        assertThat(tag(folder.resolve("none.csv"), "words")).isEqualTo(1);
        assertThat(terminal.said()).contains("is no file; check the path");

        assertThat(tag(write("empty.csv", "words\n"), "words")).isEqualTo(1);
        assertThat(terminal.said()).contains("empty.csv has no row that can be read");

        assertThat(tag(input, "words", "--task", "topic")).isEqualTo(1);
        assertThat(terminal.said()).contains("there is no model of topics yet", "deskpulse train --task topic");

        assertThat(tag(input, "words", "--model", write("m.bin", "no model").toString()))
                .isEqualTo(1);
        assertThat(terminal.said()).contains("m.bin cannot be read").contains("deskpulse train --model-out");
    }

    @Test
    void anUnknownTaskIsRefusedWithTheKnownOnes() throws IOException {
        assertThat(tag(write("texts.csv", "words\nhello\n"), "words", "--task", "anger"))
                .isEqualTo(2);
    }

    @Test
    void theInputIsNeverWrittenOver() throws IOException {
        Path input = write("texts.csv", "words\nhello\n");

        int code = terminal.run(
                "tag", "--input", input.toString(), "--text-column", "words", "--output", input.toString());

        assertThat(code).isEqualTo(1);
        assertThat(terminal.said()).contains("is the file that is read");
        assertThat(Files.readString(input)).isEqualTo("words\nhello\n");
    }

    private int tag(Path input, String column, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "tag",
                "--input",
                input.toString(),
                "--text-column",
                column,
                "--output",
                folder.resolve("out.csv").toString()));
        arguments.addAll(List.of(more));
        return terminal.run(arguments.toArray(String[]::new));
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }
}
