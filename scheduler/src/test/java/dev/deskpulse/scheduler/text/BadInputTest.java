package dev.deskpulse.scheduler.text;

import static dev.deskpulse.scheduler.text.TicketBuilder.OPENED;
import static dev.deskpulse.scheduler.text.TicketBuilder.aTicket;
import static dev.deskpulse.scheduler.text.TicketBuilder.saying;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.scheduler.text.Sentiment.Label;
import dev.deskpulse.ticket.Ticket;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputTest {
    private static final Tagger TAGGER =
            new Tagger(InstantSource.fixed(OPENED), OwnComments.NONE, new LexiconJudge(), TagSettings.DEFAULTS);

    private static TicketTags tags(String text) {
        return TAGGER.tag(saying(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n\t ",
                "??!!...",
                "12345",
                "\u200B\uFEFF",
                "مرحبا، الطلب لم يصل بعد وأنا غاضب جدا",
                "החבילה שלי עדיין לא הגיעה ואני מאוכזב",
                "Где мой заказ? Очень плохо",
                "注文した商品がまだ届きません、とても残念です"
            })
    void whatNobodyHereCanReadIsUnsure(String text) {
        TicketTags tags = tags(text);
        assertThat(tags.sentiment().label()).isEqualTo(Label.UNSURE);
        assertThat(tags.kind().kind()).isEqualTo(KindTag.Kind.UNSURE);
        assertThat(tags.trajectory().course()).isEqualTo(Trajectory.Course.STEADY);
        assertThat(tags.trajectory().warning()).isFalse();
    }

    @Test
    void emojiAloneAreNoLanguage() {
        assertThat(tags("😡😡👎").language()).isEqualTo(Language.OTHER);
        assertThat(tags("😡😡👎").sentiment().label()).isEqualTo(Label.UNSURE);
    }

    @Test
    void fiveMegabytesOfLogAreNotTheCustomersMood() {
        String log = """
                2026-05-01 12:00:00,123 ERROR [main] c.e.Broken - terrible awful failure, data lost
                \tat com.example.Broken.run(Broken.java:17)
                """;
        String all = "请问这个怎么处理？\n" + log.repeat(5 * 1024 * 1024 / log.length());
        assertThat(tags(all).sentiment()).isEqualTo(tags("请问这个怎么处理？").sentiment());
    }

    @Test
    void encodedFilesAreNoWords() {
        byte[] bytes = new byte[3 * 1024 * 1024];
        new Random(7).nextBytes(bytes);
        String mime = Base64.getMimeEncoder().encodeToString(bytes);
        String line = Base64.getEncoder().encodeToString(bytes);
        assertThat(tags("请问怎么设置密码？\n" + mime).sentiment().evidence()).isEmpty();
        assertThat(tags("请问怎么设置密码？\n" + line).sentiment())
                .isEqualTo(tags("请问怎么设置密码？").sentiment());
        assertThat(tags(line).entities()).isEmpty();
    }

    @Test
    void anHtmlMailIsJudgedByWhatItsSenderWrote() {
        String mail = """
                <html><head><style>p {color: red}</style></head><body>
                <p>How do I change the address of my account?</p>
                <p>Kind regards,<br>Anna</p>
                <div class="gmail_quote">On Fri, 1 May 2026 Support wrote:
                <blockquote>We are terribly sorry for the awful delay, this is a disaster.
                <blockquote>nested horrible</blockquote> still quoted, terrible</blockquote></div>
                </body></html>""";
        assertThat(tags(mail).sentiment().label()).isEqualTo(Label.NEUTRAL);
        assertThat(tags(mail).kind().kind()).isEqualTo(KindTag.Kind.QUESTION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> 非常抱歉给您带来糟糕的体验",
                "{quote}We are terribly sorry, this is awful{quote}",
                "-----原始邮件-----\n发件人: 客服\n太糟糕了，非常失望",
                "On Fri, May 1, 2026 at 9:00 AM Support <help@example.com> wrote:\n> so sorry, terrible",
                "尊敬的客户，给您带来糟糕的体验非常抱歉",
                "感谢您的来信，我们非常重视，祝您生活愉快",
                "Thank you for contacting us, we are happy to help and love your feedback!",
                "Your request (#1234) has been received and is being reviewed by our great team.",
                "此邮件由系统自动发送，请勿直接回复，谢谢",
                "CONFIDENTIALITY NOTICE: misuse is a terrible crime"
            })
    void whatTheDeskWroteIsNotTheCustomersMood(String quoted) {
        String own = "请问怎么修改收货地址？";
        assertThat(tags(own + "\n" + quoted).sentiment()).isEqualTo(tags(own).sentiment());
    }

    @Test
    void severalLanguagesInOneTextAreReadTogether() {
        TicketTags tags = tags("The package is broken and I want a refund now, 质量太差了，非常失望");
        assertThat(tags.language()).isEqualTo(Language.MIXED);
        assertThat(tags.sentiment().label()).isEqualTo(Label.NEGATIVE);
    }

    @Test
    void directionMarksAndHiddenCharactersHideNothing() {
        assertThat(tags("质\u200B量太\u202E差，非\u00AD常失望").sentiment().label()).isEqualTo(Label.NEGATIVE);
    }

    @Test
    void halvesOfCharactersAreNeitherJudgedNorKept() {
        try (Database database = DuckDb.inMemory()) {
            TagStore store = TagStore.in(database);
            Ticket ticket = saying("\uD83D质量太差\uDE00，非常失望\uD83D");
            TaggedTicket tagged = TAGGER.tag(TAGGER.judged(ticket, 0), Map.of());
            store.save(List.of(tagged));
            assertThat(store.find(ticket.id())).contains(tagged.tags());
            assertThat(tagged.tags().sentiment().label()).isEqualTo(Label.NEGATIVE);
        }
    }

    @Test
    void ofThousandsOfMessagesTheNewestCount() {
        TicketBuilder ticket = aTicket().describedAs("请问订单什么时候发货");
        for (int i = 0; i < 3_000; i++) {
            ticket.customerSays("很满意，谢谢");
        }
        TaggedTicket tagged =
                TAGGER.tag(TAGGER.judged(ticket.customerSays("太失望了，垃圾服务").build(), 0), Map.of());
        assertThat(tagged.messages()).hasSizeLessThan(40);
        assertThat(tagged.tags().trajectory().last().label()).isEqualTo(Label.NEGATIVE);
    }
}
