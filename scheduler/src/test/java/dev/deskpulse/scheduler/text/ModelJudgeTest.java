package dev.deskpulse.scheduler.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.deskpulse.connector.file.TextTable;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.privacy.Masker;
import dev.deskpulse.scheduler.privacy.PersonalData;
import dev.deskpulse.scheduler.privacy.PrivacyKey;
import dev.deskpulse.scheduler.text.KindTag.Kind;
import dev.deskpulse.scheduler.text.Sentiment.Label;
import dev.deskpulse.scheduler.text.model.ModelStore;
import dev.deskpulse.scheduler.text.model.TextModel;
import dev.deskpulse.scheduler.topic.FileTopics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The clerk was rude and the food cold",
                "I have been on hold since breakfast",
                "Could you tell me where to find my invoice",
                "It would be great if the app had a dark mode",
                "等了四十分钟才轮到我，还把名字叫错了",
                "建議在首頁加一個搜尋框，找東西會方便很多",
                "客服小姐姐特别耐心，问题一下就解决了👍",
                "这个app的refund流程太confusing了，点了三次都没反应😡",
                "麻烦帮我把收货地址改成公司",
                "床舒服，早餐也好。可是半夜热水停了两次，打电话没人接。退房还多收了一百块。"
            })
    void everyDecidedTagMarksItsReasonsInTheText(String text) {
        Passage passage = Passage.of("m1", text);
        MessageTags tags = JUDGE.judge(passage, LanguageDetector.detect(text));

        assertThat(tags.sentiment().evidence()).as("mood").isNotEmpty().allSatisfy(one -> standsIn(passage, one));
        assertThat(tags.kind().evidence()).as("kind").isNotEmpty().allSatisfy(one -> standsIn(passage, one));
    }

    /** That the mood speaks for a kind stands nowhere in the text. */
    private static void standsIn(Passage passage, Evidence evidence) {
        if (evidence.rule().equals("sentiment")) {
            return;
        }
        Evidence.Place place = Objects.requireNonNull(evidence.place());
        assertThat(place.message()).isEqualTo("m1");
        assertThat(passage.original().substring(place.start(), place.end())).isEqualTo(evidence.text());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The clerk was rude and the food cold|rude",
                "Your hotline put me on hold for ages and then hung up|ages",
                "客服态度恶劣，问什么都不知道|恶劣",
                "東西壞掉了，客服完全不理人|壞掉",
                "这个app的refund流程太confusing了，烦死😡|烦死"
            })
    void theTellingWordsAreAmongTheEvidence(String text, String words) {
        assertThat(judge(text).sentiment().evidence())
                .extracting(Evidence::text)
                .anyMatch(shown -> shown.contains(words) || words.contains(shown));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "订单号LY25112200015，一个月了还没发货，骗子",
                "My order LY25112200015 has been lost for a month, this is a fraud",
                "快递单号 SF1400123456789 显示签收，我根本没收到"
            })
    void theNumberOfAnOrderIsNoReason(String text) {
        MessageTags tags = judge(text);

        assertThat(Stream.of(tags.sentiment().evidence(), tags.kind().evidence())
                        .flatMap(List::stream))
                .isNotEmpty()
                .filteredOn(one -> one.rule().equals("words"))
                .noneMatch(one -> one.text().chars().filter(Character::isDigit).count() > 5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"还可以吧，就那样", "The meeting is on Tuesday at ten", "Ok, I will wait"})
    void whatIsOfNoKindIsUnsureInFilesAsInTickets(String text) {
        TextTagger tagger = TextTagger.of(TextTask.KIND, task -> Optional.of(shipped(task)));

        assertThat(tagger.tag(text).label()).isEqualTo(TextTag.UNSURE);
        assertThat(tagger.tag(text).confidence()).isGreaterThan(Threshold.DEFAULTS.kind());
        assertThat(tagger.labels())
                .containsExactlyInAnyOrder("complaint", "suggestion", "praise", "question", "request");
    }

    @Test
    void evidencePullsTheWayOfTheTag() {
        assertThat(judge("房间又脏又吵，空调也不制冷，再也不来了").sentiment().evidence())
                .allSatisfy(one -> assertThat(one.weight()).isLessThanOrEqualTo(0));
        assertThat(judge("Spotless room, lovely staff, quick check-in, we will be back")
                        .sentiment()
                        .evidence())
                .allSatisfy(one -> assertThat(one.weight()).isGreaterThanOrEqualTo(0));
    }

    @Test
    void onlyWholeEnglishWordsAreMarked() {
        String text = "The replacement charger overheats and nobody in your support team answers";

        assertThat(judge(text).sentiment().evidence()).allSatisfy(one -> {
            Evidence.Place place = Objects.requireNonNull(one.place());
            assertThat(place.start() == 0 || text.charAt(place.start() - 1) == ' ')
                    .isTrue();
            assertThat(place.end() == text.length() || text.charAt(place.end()) == ' ')
                    .isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"这个app的refund流程太confusing了，点了三次都没反应|程太", "麻烦帮我把收货地址改成公司|址改", "麻烦帮我把收货地址改一下|址改"})
    void noMarkIsTheEndOfOneWordAndTheStartOfTheNext(String text, String fragment) {
        MessageTags tags = judge(text);

        assertThat(tags.sentiment().evidence()).extracting(Evidence::text).doesNotContain(fragment);
        assertThat(tags.kind().evidence()).extracting(Evidence::text).doesNotContain(fragment);
    }

    @Test
    void theEvidenceOfAKindIsNotThatOfAnother() {
        MessageTags tags = judge("客服小姐姐特别耐心，点赞");

        assertThat(tags.kind().kind()).isEqualTo(Kind.PRAISE);
        assertThat(tags.kind().evidence()).extracting(Evidence::text).anyMatch(shown -> shown.contains("点赞"));
        assertThat(tags.kind().evidence()).extracting(Evidence::text).noneMatch("客服"::equals);
    }

    /** What was marked is what decided: without it the model is less sure of the label. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "The room was dirty and the clerk was rude to my mother",
                "Delivery was quick and the colours are gorgeous",
                "快递太慢了，包装也破了，客服不理人",
                "物流很快，质量也好，非常满意"
            })
    void withoutTheMarkedWordsTheModelIsLessSure(String text) {
        Sentiment whole = judge(text).sentiment();
        StringBuilder rest = new StringBuilder(text);
        for (Evidence one : whole.evidence()) {
            Evidence.Place place = Objects.requireNonNull(one.place());
            if (!one.rule().equals("sentence")) {
                rest.replace(place.start(), place.end(), " ".repeat(place.end() - place.start()));
            }
        }

        Sentiment without = judge(rest.toString().strip()).sentiment();

        assertThat(Math.abs(without.score())).isLessThan(Math.abs(whole.score()));
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
        assertThat(output).contains("NEGATIVE COMPLAINT", "onnxruntime: true", "masked: call [phone-", "topics: 2");
    }

    /** What {@link #theWholeTaggerRunsWithoutANetwork} runs in a process of its own. */
    public static void main(String[] arguments) throws IOException {
        InstantSource clock = InstantSource.fixed(TicketBuilder.OPENED);
        Tagger tagger = new Tagger(clock, OwnComments.NONE, JUDGE, TagSettings.DEFAULTS);
        // The last two leave the cheap model unsure: the sentence model decides.
        for (String text : List.of("客服态度恶劣，我要投诉", "one long string of cliches", "不过如此")) {
            TicketTags tags =
                    tagger.tag(TicketBuilder.aTicket().describedAs(text).build());
            System.out.println(tags.sentiment().label() + " " + tags.kind().kind());
        }
        System.out.println(
                "onnxruntime: " + Files.readString(Path.of("/proc/self/maps")).contains("onnxruntime"));
        Masker masker = Masker.of(EnumSet.allOf(PersonalData.class), PrivacyKey.ofThisProcess());
        System.out.println("masked: " + masker.mask("call 13812345678"));
        System.out.println("topics: " + topics());
    }

    private static int topics() throws IOException {
        Path folder = Files.createTempDirectory("topics");
        Path file = Files.write(
                folder.resolve("in.csv"),
                List.of(
                        "text",
                        "I forgot my password",
                        "How can I reset my password?",
                        "The password reset mail never comes",
                        "My password is not accepted any more",
                        "Please reset the password of my account",
                        "Where is my parcel?",
                        "The parcel has not arrived yet",
                        "My parcel is late by a week",
                        "When will the parcel arrive?",
                        "The parcel went to a wrong address"));
        Path output = folder.resolve("out.csv");
        try {
            return FileTopics.run(TextTable.of(file, "text"), null, output, InstantSource.system(), Progress.SILENT)
                    .topics()
                    .size();
        } finally {
            Files.deleteIfExists(output);
            Files.delete(file);
            Files.delete(folder);
        }
    }

    private static MessageTags judge(String text) {
        return JUDGE.judge(Passage.of("m1", text), LanguageDetector.detect(text));
    }

    private static TextModel shipped(TextTask task) {
        return ModelStore.shipped(task.id()).orElseThrow();
    }
}
