package dev.deskpulse.plugin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code deskpulse train} as a script calls it. */
class TrainCommandTest {
    private static final List<String> THINGS = List.of("kettle", "lamp", "phone", "chair", "printer", "fan", "router");
    private static final List<String> PLACES = List.of("Leeds", "Bath", "York", "Hull");

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
    void topicsAreLearnedFromAFileUsedByTagAndTakenBack() throws IOException {
        Path labelled = topics();
        assertThat(train(labelled, "--task", "topic")).isEqualTo(1);
        assertThat(terminal.printed()).contains("Learned from 56 texts", "before", "after", "no model");
        assertThat(terminal.said()).contains("say --yes", "Nothing was replaced");

        assertThat(train(labelled, "--task", "topic", "--yes", "--json")).isZero();
        assertThat(terminal.json().get("replaced").asBoolean()).isTrue();
        assertThat(terminal.json().get("before").isNull()).isTrue();
        assertThat(terminal.json().at("/after/accuracy").asDouble()).isGreaterThan(0.9);
        String version = terminal.json().get("version").asText();

        assertThat(terminal.run("train", "--task", "topic", "--list")).isZero();
        assertThat(terminal.printed()).contains("→ " + version, "english: accuracy");

        assertThat(tag()).isZero();
        assertThat(Files.readString(folder.resolve("out.csv"))).contains(",Late parcel,", version);

        assertThat(terminal.run("train", "--task", "topic", "--restore")).isZero();
        assertThat(terminal.printed()).contains("No model of topic is in use", "none ships");
        assertThat(terminal.run("train", "--task", "topic", "--list")).isZero();
        assertThat(terminal.printed()).contains("none ships").doesNotContain("lexicons");
        assertThat(tag()).isEqualTo(1);
        assertThat(terminal.said()).contains("there is no model of topics yet");
    }

    @Test
    void ratingsInTheStoreTeachTheMoodOfTheLastMessageAndAnyModelComesBack() throws IOException {
        assertThat(terminal.run(
                        "import", rated().toString(), "--mapping", mapping().toString()))
                .as(terminal.said())
                .isZero();

        assertThat(terminal.run("train", "--yes", "--json")).as(terminal.said()).isZero();
        assertThat(terminal.json().get("task").asText()).isEqualTo("sentiment");
        assertThat(terminal.json().get("texts").asInt()).isEqualTo(2 * THINGS.size() * PLACES.size());
        assertThat(terminal.json().at("/after/perClass").properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("negative", "positive");
        assertThat(terminal.json().at("/before/accuracy").isNumber()).isTrue();
        String learned = terminal.json().get("version").asText();

        assertThat(restored()).contains("is now shipped");
        assertThat(restored(learned)).contains("is now " + learned);
        assertThat(restored("shipped")).contains("is now shipped");
        assertThat(terminal.run("train", "--task", "sentiment", "--restore", "20200101T000000Z"))
                .isEqualTo(1);
        assertThat(terminal.said()).contains("20200101T000000Z");
    }

    private String restored(String... version) {
        List<String> arguments = new ArrayList<>(List.of("train", "--task", "sentiment", "--restore"));
        arguments.addAll(List.of(version));
        assertThat(terminal.run(arguments.toArray(String[]::new)))
                .as(terminal.said())
                .isZero();
        return terminal.printed();
    }

    /** Three stars and no stars at all say nothing. */
    private Path rated() throws IOException {
        StringBuilder rows = new StringBuilder("no,text,when,stars\n");
        int number = 0;
        for (String thing : THINGS) {
            for (String place : PLACES) {
                String when = ",2026-05-01 10:00,";
                rows.append(number++)
                        .append(",The " + thing + " from " + place + " is broken and nobody helps" + when + "1\n");
                rows.append(number++)
                        .append(",Thank you the " + thing + " from " + place + " works very well" + when + "5\n");
                rows.append(number++).append(",A " + thing + " for " + place + when + "3\n");
                rows.append(number++).append(",Another " + thing + " for " + place + when + "\n");
            }
        }
        return Files.writeString(folder.resolve("rated.csv"), rows.toString());
    }

    private Path mapping() throws IOException {
        return Files.writeString(folder.resolve("map.yml"), """
                source: shop
                columns: {id: no, description: text, created: when, rating: stars}
                """);
    }

    @Test
    void aModelForAFileReplacesNothing() throws IOException {
        Path model = folder.resolve("topics.bin");

        assertThat(train(topics(), "--task", "topic", "--model-out", model.toString()))
                .isZero();

        assertThat(model).exists();
        assertThat(folder.resolve(".deskpulse").resolve("models")).doesNotExist();
    }

    @Test
    void aTelephoneNumberTeachesNothingUnlessTheSettingsLeaveItUnmasked() throws IOException {
        Path labelled = topicsByNumber();
        String[] dry = {
            "--task", "topic", "--json", "--model-out", folder.resolve("m.bin").toString()
        };
        assertThat(train(labelled, dry)).isZero();
        assertThat(terminal.json().at("/after/accuracy").asDouble()).isLessThan(0.9);

        Path settings = folder.resolve("deskpulse.yml");
        Files.writeString(settings, Files.readString(settings) + "privacy:\n  mask:\n    phone: false\n");
        assertThat(train(labelled, dry)).isZero();
        assertThat(terminal.json().at("/after/accuracy").asDouble()).isEqualTo(1);
    }

    @Test
    void tooFewLabelsAreRefusedWithTheNumberNeeded() throws IOException {
        Path few = Files.writeString(folder.resolve("few.csv"), "text,label\nIt works well,good\nIt is broken,bad\n");

        assertThat(train(few)).isEqualTo(1);

        assertThat(terminal.said())
                .contains("too few labelled texts", "{english=2}", "40 of one language", "two labels of 5 texts each");
    }

    @Test
    void withoutLabelsAndForPrioritiesThereIsNothingToLearn() throws IOException {
        assertThat(terminal.run("train")).isEqualTo(1);
        assertThat(terminal.said()).contains("no tag was corrected", "--input, --text-column and --label-column");

        assertThat(train(topics(), "--task", "priority")).isEqualTo(1);
        assertThat(terminal.said()).contains("priorities follow from");
    }

    private Path topics() throws IOException {
        StringBuilder rows = new StringBuilder("text,label\n");
        for (String thing : THINGS) {
            for (String place : PLACES) {
                rows.append("When will the parcel with my " + thing + " arrive in " + place + ",Late parcel\n");
                rows.append("I want my money back for the " + thing + " I returned in " + place + ",Refund\n");
            }
        }
        return Files.writeString(folder.resolve("topics.csv"), rows.toString());
    }

    /** Nothing but the number tells one topic from the other. */
    private Path topicsByNumber() throws IOException {
        StringBuilder rows = new StringBuilder("text,label\n");
        for (String thing : THINGS) {
            for (String place : PLACES) {
                rows.append("Call 13800138000 about my " + thing + " in " + place + ",Late parcel\n");
                rows.append("Call 13955556666 about my " + thing + " in " + place + ",Refund\n");
            }
        }
        return Files.writeString(folder.resolve("numbers.csv"), rows.toString());
    }

    private int train(Path input, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("train", "--input", input.toString(), "--text-column", "text", "--label-column", "label"));
        arguments.addAll(List.of(more));
        return terminal.run(arguments.toArray(String[]::new));
    }

    private int tag() throws IOException {
        Path input = Files.writeString(
                folder.resolve("new.csv"), "text\nWhen will the parcel with my table arrive in Dover?\n");
        return terminal.run(
                "tag",
                "--task",
                "topic",
                "--input",
                input.toString(),
                "--text-column",
                "text",
                "--output",
                folder.resolve("out.csv").toString());
    }
}
