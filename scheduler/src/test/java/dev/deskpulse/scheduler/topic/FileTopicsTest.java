package dev.deskpulse.scheduler.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.connector.file.TextRow;
import dev.deskpulse.connector.file.TextTable;
import dev.deskpulse.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTopicsTest {
    private static final List<String> PASSWORD = List.of(
            "I forgot my password",
            "How can I reset my password?",
            "The password reset mail never comes",
            "My password is not accepted any more",
            "Please reset the password of my account",
            "Changing the password fails with an error");
    private static final List<String> PARCEL = List.of(
            "Where is my parcel?",
            "The parcel has not arrived yet",
            "My parcel is late by a week",
            "The courier says that the parcel was delivered, but it is not here",
            "When will the parcel arrive?",
            "The parcel went to a wrong address");
    private static final List<String> INVOICE =
            List.of("请问怎么开发票？", "发票抬头开错了", "电子发票还没有收到", "发票能重开吗", "麻烦给我补开一张发票", "发票的税号不对");
    private static final List<String> REFUND =
            List.of("退款什么时候到账？", "申请退款一周了没有动静", "退款金额不对", "退款还没有到账", "我要退款", "退款被拒绝了，为什么");

    @TempDir
    Path folder;

    @Test
    void textsOnTheSameProblemShareATopicNamedByItsWords() throws IOException {
        FileTopics.Report report =
                run(Stream.of(PASSWORD, PARCEL).flatMap(List::stream).toList());

        assertThat(report.topics()).hasSize(2).allSatisfy(topic -> assertThat(topic.texts())
                .isBetween(4L, 7L));
        assertThat(report.topics()).anySatisfy(topic -> assertThat(topic.name()).contains("password"));
        assertThat(report.topics()).anySatisfy(topic -> assertThat(topic.name()).contains("parcel"));
    }

    @Test
    void personalDataOfTextsIsInNoNameAndInNoTypicalText() throws IOException {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            texts.add("Call me on +1 415 555 01" + (10 + i) + " or write to mary.poppins@example.com");
        }
        FileTopics.Report report = run(texts);

        assertThat(report.topics()).isNotEmpty().allSatisfy(topic -> {
            assertThat(topic.name()).doesNotContain("poppins", "555");
            assertThat(topic.typical()).noneMatch(text -> text.contains("poppins") || text.contains("555"));
        });
    }

    @Test
    void chineseAndEnglishTextsHaveTopicsOfTheirOwnNamedInTheirLanguage() throws IOException {
        FileTopics.Report report =
                run(Stream.of(INVOICE, REFUND, PARCEL).flatMap(List::stream).toList());

        assertThat(report.topics()).extracting(FileTopics.Topic::id).contains("zh-1", "zh-2", "en-1");
        assertThat(report.topics()).anySatisfy(topic -> assertThat(topic.name()).contains("发票"));
        assertThat(report.topics()).anySatisfy(topic -> assertThat(topic.name()).contains("退款"));
    }

    @Test
    void everyRowIsWrittenWithItsTopicNameAndScore() throws IOException {
        run(PASSWORD);

        TextTable written = TextTable.of(folder.resolve("out.csv"), "text");
        assertThat(written.header()).containsExactly("text", "topic", "topic_name", "topic_score", "topic_words");
        List<TextRow> rows = new ArrayList<>();
        written.read(100, rows::addAll);
        assertThat(rows).extracting(TextRow::text).isEqualTo(PASSWORD);
        assertThat(rows).anySatisfy(row -> {
            assertThat(row.cells().get(1)).isEqualTo("en-1");
            assertThat(Double.parseDouble(row.cells().get(3))).isBetween(TopicSpace.NEAR, 1.0);
        });
    }

    @Test
    void theSameFileGivesTheSameTopicsAgain() throws IOException {
        List<String> texts = Stream.of(PASSWORD, PARCEL, INVOICE, REFUND)
                .flatMap(List::stream)
                .toList();

        assertThat(run(texts).topics()).isEqualTo(run(texts).topics());
    }

    @Test
    void aTextThatIsAboutNothingElseHasNoTopic() throws IOException {
        List<String> texts = new ArrayList<>(PASSWORD);
        texts.addAll(PARCEL);
        texts.add("Do you have vegan cake in the cafeteria on Sundays?");
        run(texts);

        List<TextRow> rows = new ArrayList<>();
        TextTable.of(folder.resolve("out.csv"), "text").read(100, rows::addAll);
        assertThat(rows.get(texts.size() - 1).cells().get(1)).isEmpty();
    }

    @Test
    void aFileWithoutRowsHasNoTopics() throws IOException {
        FileTopics.Report report = run(List.of());

        assertThat(report.rows()).isZero();
        assertThat(report.topics()).isEmpty();
    }

    @Test
    void oneTextIsNoCommonProblem() throws IOException {
        FileTopics.Report report = run(List.of("I forgot my password"));

        assertThat(report.topics()).isEmpty();
        assertThat(report.withoutTopic()).isEqualTo(1);
    }

    @Test
    void thatTextsAreTooFewForTopicsIsTold() throws IOException {
        List<String> notes = new ArrayList<>();
        Progress listening = new Progress() {
            @Override
            public void begin(String stage, long total) {}

            @Override
            public void advance(long steps) {}

            @Override
            public void note(String message) {
                notes.add(message);
            }
        };

        run(INVOICE, listening);
        assertThat(notes).singleElement().asString().contains("only 6 texts", "fewer than 30");

        notes.clear();
        run(Collections.nCopies(30, "Where is my parcel?"), listening);
        assertThat(notes).isEmpty();
    }

    @Test
    void theSameTextThroughoutIsOneTopic() throws IOException {
        FileTopics.Report report = run(Collections.nCopies(40, "Where is my parcel?"));

        assertThat(report.topics()).singleElement().satisfies(topic -> {
            assertThat(topic.texts()).isEqualTo(40);
            assertThat(topic.name()).contains("parcel");
            assertThat(topic.typical()).containsExactly("Where is my parcel?");
        });
    }

    @Test
    void emptyTextsSignsAndOtherLanguagesHaveNoTopic() throws IOException {
        FileTopics.Report report = run(List.of(" ", "😀😀", "12345", "где моя посылка", "\uD800", "؟؟"));

        assertThat(report.topics()).isEmpty();
        assertThat(report.withoutTopic()).isEqualTo(6);
    }

    @Test
    void aMillionCharactersAreReadFromTheirBeginning() throws IOException {
        List<String> texts = new ArrayList<>(PASSWORD);
        texts.add("I forgot my password. ".repeat(50_000));
        texts.add("密".repeat(1_000_000));

        assertThat(run(texts).rows()).isEqualTo(8);
    }

    @Test
    void labelsAreComparedWithAndNotLearnedFrom() throws IOException {
        Set<String> names = new HashSet<>();
        List<String> lines = new ArrayList<>(List.of("text,label"));
        PASSWORD.forEach(text -> lines.add("\"" + text + "\",a"));
        PARCEL.forEach(text -> lines.add("\"" + text + "\",b"));
        FileTopics.Report right = runLines(lines, "label");
        right.topics().forEach(topic -> names.add(topic.name()));
        List<String> shuffled = new ArrayList<>(List.of("text,label"));
        for (int i = 1; i < lines.size(); i++) {
            shuffled.add(lines.get(i).substring(0, lines.get(i).length() - 1) + (i % 2));
        }
        FileTopics.Report wrong = runLines(shuffled, "label");

        assertThat(right.agreement())
                .hasValueSatisfying(score -> assertThat(score.vMeasure()).isGreaterThan(0.6));
        assertThat(wrong.agreement())
                .hasValueSatisfying(score -> assertThat(score.vMeasure()).isLessThan(0.2));
        assertThat(wrong.topics()).extracting(FileTopics.Topic::name).containsExactlyInAnyOrderElementsOf(names);
    }

    private FileTopics.Report run(List<String> texts) throws IOException {
        return run(texts, Progress.SILENT);
    }

    private FileTopics.Report run(List<String> texts, Progress progress) throws IOException {
        List<String> lines = new ArrayList<>(List.of("text"));
        texts.forEach(text -> lines.add("\"" + text + "\""));
        return runLines(lines, null, progress);
    }

    private FileTopics.Report runLines(List<String> lines, @Nullable String labels) throws IOException {
        return runLines(lines, labels, Progress.SILENT);
    }

    private FileTopics.Report runLines(List<String> lines, @Nullable String labels, Progress progress)
            throws IOException {
        Path file = folder.resolve("in.csv");
        Files.writeString(file, String.join("\n", lines).replace('\uD800', '\uFFFD'));
        return FileTopics.run(
                TextTable.of(file, "text"), labels, folder.resolve("out.csv"), Clock.systemUTC(), progress);
    }
}
