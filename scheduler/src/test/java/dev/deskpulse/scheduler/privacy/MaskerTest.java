package dev.deskpulse.scheduler.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskerTest {
    private static final int SAMPLES = 2_000;

    private final Masker masker = masker(EnumSet.allOf(PersonalData.class), "a key");

    @ParameterizedTest
    @EnumSource(PersonalData.class)
    void atLeastNinetyNineOfAHundredInventedValuesAreFound(PersonalData kind) {
        List<SampleTexts.Sample> samples = new SampleTexts(20_261).of(kind, SAMPLES);

        List<String> missed = samples.stream()
                .filter(sample -> leaks(masker.masked(sample.text()), sample))
                .map(SampleTexts.Sample::text)
                .toList();

        assertThat(1 - missed.size() / (double) SAMPLES)
                .as("recall of %s, missed: %s", kind, missed.stream().limit(5).toList())
                .isGreaterThanOrEqualTo(0.99);
    }

    @ParameterizedTest
    @EnumSource(PersonalData.class)
    void theWordsAroundStay(PersonalData kind) {
        long exact = new SampleTexts(20_262)
                .of(kind, SAMPLES).stream().filter(this::isExact).count();

        assertThat(exact / (double) SAMPLES).isGreaterThanOrEqualTo(0.97);
    }

    private static boolean leaks(Masked masked, SampleTexts.Sample sample) {
        return masked.counts().isEmpty() || sample.secrets().stream().anyMatch(masked.text()::contains);
    }

    private boolean isExact(SampleTexts.Sample sample) {
        Masked masked = masker.masked(sample.text());
        return masked.counts().equals(Map.of(sample.kind(), 1))
                && masked.text().startsWith(sample.before())
                && masked.text().endsWith(sample.after());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "订单号202403151234567890，还没发货",
                "订单编号：13812345678901",
                "淘宝订单3567812345678901234一直不发",
                "运单号 75312345678901 到哪了",
                "快递单号SF1234567890123",
                "快递YT8812345678901没动静",
                "tracking number 1Z999AA10123456784",
                "USPS 9400 1000 0000 0000 0000 00 shows nothing",
                "order #10023456789 has not shipped",
                "invoice no. 20240315123",
                "价格是1299.00元，活动价￥1,099",
                "paid $1,299.99 on 2024-03-15 at 18:30:45",
                "2024年3月15日下的单，3月18日才发",
                "订单时间2024-03-15 12:30:00 到 2024-03-16 08:00",
                "升级到版本10.15.7.21之后打不开",
                "version 12.0.1.255 crashes, Android 14",
                "系统更新到 v3.2.1 就卡",
                "firmware 4.10.22.100 broke it",
                "型号 E12345678 的配件",
                "我住在3楼，房间8302，卫生间很小",
                "1号线转2号线，走10分钟到8号口",
                "在北京买的，用了3个月，坏了2次",
                "客服电话400-820-8820打不通",
                "热线 800-810-1234 一直占线",
                "加微信支付可以吗？微信iphone14能用吗",
                "收货地址写错了，帮我改一下",
                "姓名写错了，联系人也不对",
                "收件人电话没人接",
                "image logo@2x.png is blurry",
                "std::vector and 12:30:45 and 00:1B:44:11:3A:B7",
                "IMEI 356938035643809",
                "ratio 3-2-4, score 98-97-96",
                "尺码 170/88A，重量 1.250kg，5号电池2节",
                "https://item.taobao.com/item.htm?id=13812345678",
                "I waited for 5 minutes on the way to the Park",
                "The hotel name: Hilton Garden was fine, product name: Galaxy Ultra",
                "条码0049000012345",
                "朝阳区望京街道2024-03-15发货",
                "比分3-2-1，套餐1-2-3，北京5-6天到货",
                "订单编号：86-10-88886666",
                "wechat: please add me there",
                "iVBORw0KGgovxQk3abc9Zt1R= 9wxT7uPq2LmN8 Avxabc12345 xV信abcd1234",
                "V: please look at this\nthe adapter (V: volts_2 are given)",
                "A123456(4) is a size code, B-123456789 a part",
                "买了5座的车，3层蛋糕，2室1厅",
            })
    void figuresThatAreNobodysStay(String text) {
        assertThat(masker.mask(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "电话 86-10-88886666|phone",
                "1 3 8 1 2 3 4 5 6 7 8|phone",
                "852-9123-4567|phone",
                "reach me on my cell, 4155552671|phone",
                "身分證 A123456789|id-number",
                "HKID A123456(3)|id-number",
                "3056 930902 5904|bank-card",
                "微信：helloworld|wechat",
                "V：wang_lei88|wechat",
                "加我wx wang_lei88|wechat",
                "收货地址：湖北省武汉市洪山区光谷广场|address",
                "地址：湖南省长沙市岳麓区岳麓大道华润置地5-2-1201|address",
                "Flat 3, 10 Downing Street, London SW1A 2AA|address",
                "PO Box 1234|address",
                "::1 and a1b2:c3d4:1::5:6|ip",
            })
    void rarerFormsAreFoundToo(String text, String label) {
        assertThat(masker.masked(text).counts())
                .containsOnly(Map.entry(PersonalData.labelled(label).orElseThrow(), 1));
    }

    @Test
    void aNumberRightBehindAnotherIsMaskedToo() {
        Masker all = new Masker(
                EnumSet.allOf(PersonalData.class), PrivacyKey.ofThisProcess().pseudonyms());

        Masked masked = all.masked("13800138000一三八一二三四五六七八");

        assertThat(masked.text()).matches("\\[phone-[0-9a-f]{8}]\\[phone-[0-9a-f]{8}]");
        assertThat(masked.counts()).containsExactly(Map.entry(PersonalData.PHONE, 2));
    }

    @Test
    void theSameNumberIsTheSamePseudonymHoweverItIsWritten() {
        Set<String> written = Set.of(
                "13812345678", "138 1234 5678", "+86 138-1234-5678", "１３８１２３４５６７８", "一三八一二三四五六七八", "(+86)13812345678");

        assertThat(written.stream().map(masker::mask).distinct()).hasSize(1).allSatisfy(mask -> assertThat(mask)
                .matches("\\[phone-[0-9a-f]{8}]"));
        assertThat(masker.mask("13812345679")).isNotEqualTo(masker.mask("13812345678"));
    }

    @Test
    void anotherInstallationHasOtherPseudonyms() {
        Masker elsewhere = masker(EnumSet.allOf(PersonalData.class), "another key");

        assertThat(elsewhere.mask("13812345678")).isNotEqualTo(masker.mask("13812345678"));
    }

    @Test
    void whatIsMaskedStaysAsItIs() {
        for (PersonalData kind : PersonalData.values()) {
            for (SampleTexts.Sample sample : new SampleTexts(3).of(kind, 200)) {
                String once = masker.mask(sample.text());
                assertThat(masker.mask(once)).isEqualTo(once);
            }
        }
    }

    @Test
    void aKindThatIsSwitchedOffStaysAndNothingElseTakesIt() {
        Masker noPhones = masker(EnumSet.complementOf(EnumSet.of(PersonalData.PHONE)), "a key");

        assertThat(noPhones.masked("电话13812345678，邮箱a@b.cn").counts()).containsOnly(Map.entry(PersonalData.EMAIL, 1));
    }

    @Test
    void anAddressLineLosesNameNumberAndPlace() {
        assertThat(masker.masked("张伟，13812345678，广东省深圳市南山区科技园路1号3栋502室").text())
                .matches("\\[name-\\w+]，\\[phone-\\w+]，\\[address-\\w+]");
        assertThat(masker.masked("Ship to: John Smith, 12 Oak Avenue, Austin, TX 78701")
                        .text())
                .matches("Ship to: \\[name-\\w+], \\[address-\\w+]");
    }

    @Test
    void invisibleCharactersHideNothing() {
        assertThat(masker.mask("138\u200B1234\u200B5678").length()).isLessThan(20);
    }

    @Test
    void checkDigitsAreChecked() {
        assertThat(masker.mask("卡号4111111111111111")).doesNotContain("4111");
        assertThat(masker.mask("4111111111111112")).isEqualTo("4111111111111112");
        assertThat(masker.mask("11010519491231002X")).doesNotContain("1949");
        assertThat(masker.mask("110105194912310021")).isEqualTo("110105194912310021");
        assertThat(masker.mask("GB82 WEST 1234 5698 7654 32")).doesNotContain("WEST");
        assertThat(masker.mask("GB83 WEST 1234 5698 7654 32")).contains("WEST");
    }

    @Test
    void anIdentityKeepsAccountIdsAndHidesNames() {
        assertThat(masker.maskIdentity("557058:f58131cb-b67d-43c7-b30d-6b58d40bd077"))
                .startsWith("557058:");
        assertThat(masker.maskIdentity("C-10023")).isEqualTo("C-10023");
        assertThat(masker.maskIdentity("13812345678")).isEqualTo(masker.mask("138-1234-5678"));
        assertThat(masker.maskIdentity("张伟")).matches("\\[person-[0-9a-f]{16}]");
        assertThat(masker.maskIdentity(masker.maskIdentity("张伟"))).isEqualTo(masker.maskIdentity("张伟"));
    }

    @Test
    void textsOfAMegabyteThatAlmostMatchAreReadToTheirEnd() {
        for (String unit : List.of("1", "a@", "1号", "一", "::a", "DE89 ", "收件人张", "+86((", "E1", "1.1.")) {
            String text = unit.repeat(1_000_000 / unit.length()) + "。a@b.cn";

            assertThat(masker.mask(text)).endsWith(masker.mask("a@b.cn"));
        }
    }

    private static Masker masker(Set<PersonalData> kinds, String key) {
        return new Masker(kinds, new Pseudonyms(key.getBytes(StandardCharsets.UTF_8)));
    }
}
