package dev.deskpulse.scheduler.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.deskpulse.ticket.OrderMilestones;
import dev.deskpulse.ticket.Ticket;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntityFinderTest {
    private static final EntityFinder FINDER =
            new EntityFinder(NameIndex.load("cities.txt"), List.of("智能水杯 Pro", "Smart Mug"));

    private static List<Entity> in(String text) {
        return FINDER.find(List.of(Passage.of("7", text)), Ticket.Subject.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ORDER|202605011234|订单号：202605011234，一直没发货",
                "ORDER|202605011234|訂單編號202605011234",
                "ORDER|TB-20260501-77|订单号是TB-20260501-77",
                "ORDER|12345|My order #12345 never arrived.",
                "ORDER|998877|order number is 998877, please check",
                "TRACKING|SF1234567890123|单号SF1234567890123三天没更新",
                "TRACKING|773012345678901|快递单号：773012345678901",
                "TRACKING|1Z999AA10123456784|tracking number 1Z999AA10123456784 says delivered",
                "TRACKING|RR123456785CN|RR123456785CN 在海关",
                "AMOUNT|CNY 12000|退款 ¥12,000 没到账",
                "AMOUNT|CNY 199.9|花了199.90元",
                "AMOUNT|CNY 30000|我充了3万元",
                "AMOUNT|CNY 50|多收了我50块钱",
                "AMOUNT|USD 49.99|You charged me $49.99 twice",
                "AMOUNT|EUR 20|I paid 20 euros",
                "AMOUNT|GBP 1500|lost £1.5k",
                "AMOUNT|JPY 3000|被扣了3000日元",
                "AMOUNT|HKD 88|HK$88",
                "VERSION|3.12.1|App 版本 3.12.1 闪退",
                "VERSION|5.0|更新到v5.0以后打不开",
                "VERSION|2.4.0|It crashes since version 2.4.0.",
                "VERSION|iOS 17.4|手机是 iOS 17.4",
                "COURIER|顺丰速运|順豐把我的包裹弄丢了",
                "COURIER|中通快递|发的中通，一周没动",
                "COURIER|FedEx|Fedex lost it",
                "COURIER|DHL|dhl says it is delivered",
                "COURIER|UPS|UPS left it in the rain",
                "CITY|深圳|我在深圳，什么时候能到",
                "CITY|杭州|杭州市的门店",
                "CITY|New York|I live in New York",
                "CITY|Berlin|shipping to berlin takes weeks",
                "CITY|London|寄到伦敦要多久",
                "PRODUCT|智能水杯 Pro|智能水杯 pro 漏水",
                "PRODUCT|Smart Mug|the smart mug leaks"
            })
    void aCustomersTextTellsThem(Entity.Type type, String value, String text) {
        assertThat(in(text)).extracting(Entity::type, Entity::value).containsExactly(tuple(type, value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "订单 2026-05-01 下的",
                "其中通过审核的只有一个",
                "途中通知我改地址",
                "我买了一张长沙发",
                "屏幕九成新，一成都长在中间",
                "三明治很好吃，已开封",
                "我住在中山路，旁边是北京路",
                "The app ups and downs, follow ups",
                "会议在2026年5月，元旦放假",
                "买了2块屏幕",
                "AB123456789CN",
                "please order it again",
                "1.2.3.4 是什么",
                "[order-7f3a9c] 订单号[order-7f3a9c]，电话[phone-7f3a9c]"
            })
    void otherWordsAndNumbersAreNone(String text) {
        assertThat(in(text)).isEmpty();
    }

    @Test
    void eachStandsAtItsPlace() {
        String text = "😀订单号 12345678，顺丰寄到深圳，花了 99 元";
        assertThat(in(text)).hasSize(4).allSatisfy(entity -> {
            Evidence.Place place = Objects.requireNonNull(entity.place());
            assertThat(text.substring(place.start(), place.end())).isEqualTo(entity.text());
            assertThat(place.message()).isEqualTo("7");
        });
    }

    @Test
    void theSameIsTakenOnce() {
        assertThat(in("深圳深圳，还是深圳")).hasSize(1);
    }

    @Test
    void mappedFieldsTellTheOrderAndTheProduct() {
        Ticket.Subject subject = new Ticket.Subject(null, "水杯", null, "a-77", OrderMilestones.NONE);
        assertThat(FINDER.find(List.of(Passage.of(Passage.OPENING, "单号 A-77 坏了")), subject))
                .containsExactly(
                        new Entity(Entity.Type.ORDER, "a-77", "A-77", null),
                        new Entity(Entity.Type.PRODUCT, "水杯", "水杯", null));
    }

    @Test
    void aHugeTextWithoutAnyIsReadInOneGo() {
        assertThat(in("订单订单号order1,1,1,1,1v1.1.".repeat(20_000))).hasSizeLessThanOrEqualTo(40);
    }

    @Test
    void aListLineWithoutSpellingsIsNamed() {
        assertThatThrownBy(() -> NameIndex.parse("mine.txt", "# mine\nBerlin"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mine.txt, line 2");
    }
}
