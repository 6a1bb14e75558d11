package dev.deskpulse.scheduler.text;

import static dev.deskpulse.scheduler.text.TicketBuilder.OPENED;
import static dev.deskpulse.scheduler.text.TicketBuilder.aTicket;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.scheduler.text.Sentiment.Label;
import java.time.InstantSource;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TicketSentimentTest {
    private static final Tagger TAGGER =
            new Tagger(InstantSource.fixed(OPENED), OwnComments.NONE, new LexiconJudge(), TagSettings.DEFAULTS);
    private static final String ANGRY = "发错货了，客服态度恶劣，非常失望";
    private static final String GLAD = "已经解决了，谢谢你们，服务很好，非常满意";

    private static Sentiment of(String opening, String... replies) {
        TicketBuilder ticket = aTicket().describedAs(opening);
        for (String reply : replies) {
            ticket.customerSays(reply);
        }
        return TAGGER.tag(ticket.build()).sentiment();
    }

    @Test
    void theLastStateCountsMost() {
        assertThat(of(ANGRY, GLAD).label()).isEqualTo(Label.POSITIVE);
        assertThat(of(GLAD, ANGRY).label()).isEqualTo(Label.NEGATIVE);
    }

    @Test
    void theWorstStateCountsToo() {
        assertThat(of(ANGRY, GLAD).score()).isLessThan(of(GLAD).score());
        assertThat(of(ANGRY, GLAD).evidence())
                .extracting(e -> Objects.requireNonNull(e.place()).message())
                .contains(Passage.OPENING, "100");
    }

    @Test
    void changedMindsAreLessSureThanOneMind() {
        assertThat(of(ANGRY, GLAD).confidence()).isLessThan(of(GLAD, GLAD).confidence());
    }

    @Test
    void aMessageWithoutFeelingChangesNothing() {
        assertThat(of(ANGRY, "订单号是 20260501")).isEqualTo(of(ANGRY));
    }

    @Test
    void emojiAreReadInTheLanguageOfTheTicket() {
        assertThat(of("请问订单什么时候发货", "😡😡").label()).isEqualTo(Label.NEGATIVE);
    }
}
