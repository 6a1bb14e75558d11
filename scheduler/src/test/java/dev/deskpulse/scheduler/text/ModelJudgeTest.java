package dev.deskpulse.scheduler.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.deskpulse.scheduler.text.KindTag.Kind;
import dev.deskpulse.scheduler.text.Sentiment.Label;
import dev.deskpulse.scheduler.text.model.ModelStore;
import dev.deskpulse.scheduler.text.model.TextModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ModelJudgeTest {
    private static final ModelJudge JUDGE = new ModelJudge(shipped(TextTask.SENTIMENT), shipped(TextTask.KIND));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The room was dirty and nobody at the desk cared. Never again.|NEGATIVE",
                "Not worth the money at all|NEGATIVE",
                "Fast delivery, well packed, works perfectly. Recommended!|POSITIVE",
                "I have no complaints whatsoever, lovely staff|POSITIVE",
                "Which documents do I need for the invoice?|NEUTRAL",
                "快递太慢了，等了半个月还没到，客服也不理人|NEGATIVE",
                "一点都不值这个价，别买|NEGATIVE",
                "质量很好，物流也快，下次还会来|POSITIVE",
                "房间小了点，但是很干净，服务热情，总体满意|POSITIVE",
                "请问发票怎么开？|NEUTRAL"
            })
    void plainWordsAreUnderstood(String text, Label label) {
        assertThat(judge(text).sentiment().label()).isEqualTo(label);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Your support is useless, I have been waiting for two weeks!|COMPLAINT",
                "It would be great if you added a dark mode to the app|SUGGESTION",
                "Which size should I order for a child of six?|QUESTION",
                "Please cancel my order and refund the payment|REQUEST",
                "Thank you so much, Anna solved it in five minutes, brilliant service|PRAISE",
                "客服态度恶劣，我要投诉|COMPLAINT",
                "建议增加夜间模式|SUGGESTION",
                "请问这个支持七天无理由退货吗|QUESTION",
                "麻烦帮我把收货地址改一下|REQUEST",
                "客服小姐姐特别耐心，点赞|PRAISE"
            })
    void whatTheCustomerWantsIsUnderstood(String text, Kind kind) {
        assertThat(judge(text).kind().kind()).isEqualTo(kind);
    }

    @Test
    void theWordsThatSpokeForTheTagStandInTheText() {
        Passage passage = Passage.of("m1", "The clerk was rude and the food cold");

        List<Evidence> evidence =
                JUDGE.judge(passage, Language.ENGLISH).sentiment().evidence();

        assertThat(evidence).isNotEmpty().allSatisfy(one -> {
            Evidence.Place place = Objects.requireNonNull(one.place());
            assertThat(passage.original().substring(place.start(), place.end())).isEqualTo(one.text());
        });
        assertThat(evidence).extracting(Evidence::text).anyMatch(words -> words.contains("rude"));
    }

    @ParameterizedTest
    @EnumSource(names = {"SENTIMENT", "KIND"})
    void theShippedModelWasLearnedFromTheCorpusAsItIs(TextTask task) {
        assertThat(shipped(task).version()).isEqualTo(ShippedModels.version(task));
    }

    @Test
    void emojiAloneAreJudgedByTheirMeaning() {
        assertThat(JUDGE.judge(Passage.of("m1", "😡😡😡"), Language.CHINESE)
                        .sentiment()
                        .label())
                .isEqualTo(Label.NEGATIVE);
    }

    /** In a network namespace of its own there is not even a loopback: whatever asked the network would fail. */
    @Test
    void theWholeTaggerRunsWithoutANetwork() throws IOException, InterruptedException {
        assumeThat(Files.isExecutable(Path.of("/usr/bin/unshare"))).isTrue();
        Process process = new ProcessBuilder(
                        "/usr/bin/unshare",
                        "--map-root-user",
                        "--net",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ModelJudgeTest.class.getName())
                .redirectErrorStream(true)
                .start();

        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).contains("NEGATIVE COMPLAINT");
    }

    /** What {@link #theWholeTaggerRunsWithoutANetwork} runs in a process of its own. */
    public static void main(String[] arguments) {
        MessageTags tags = judge("客服态度恶劣，我要投诉");
        System.out.println(tags.sentiment().label() + " " + tags.kind().kind());
    }

    private static MessageTags judge(String text) {
        return JUDGE.judge(Passage.of("m1", text), LanguageDetector.detect(text));
    }

    private static TextModel shipped(TextTask task) {
        return ModelStore.shipped(task.id()).orElseThrow();
    }
}
