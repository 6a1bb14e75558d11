package dev.deskpulse.plugin.bench;

import dev.deskpulse.scheduler.privacy.Masker;
import dev.deskpulse.scheduler.privacy.PersonalData;
import dev.deskpulse.scheduler.privacy.PrivacyKey;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;

/** Masking of short texts, a third of them with personal data, and of one long one, on one core. */
record MaskingSpeed(int texts) implements Benchmark {
    private static final int LONG_TEXT = 5_000_000;
    private static final List<String> PATTERNS = List.of(
            "收到货就发现屏幕有一道划痕，联系客服两天了没人回，订单号2024031512345%05d，商品页面写着7天无理由，退货却说要自己出运费，太失望了",
            "你们的师傅第二次上门还是没修好，麻烦今天联系我，电话138001%05d，下午三点以后都在家，地址是北京市朝阳区建国路88号3栋502室",
            "The replacement arrived after %05d hours and still does not charge. I have tried two cables and another plug, please advise.");

    @Override
    public String name() {
        return "mask";
    }

    @Override
    public List<Row> run(Workshop workshop) {
        Masker masker = Masker.of(EnumSet.allOf(PersonalData.class), PrivacyKey.ofThisProcess());
        List<String> all = IntStream.range(0, texts)
                .mapToObj(i -> String.format(PATTERNS.get(i % PATTERNS.size()), i % 100_000))
                .toList();
        workshop.progress().begin("Masking " + texts + " texts, twice", -1);
        maskAll(masker, all); // the first round warms the machine up and is not counted
        double seconds = workshop.seconds(() -> maskAll(masker, all));
        String one = String.join("\n", all);
        String longText = one.repeat(LONG_TEXT / one.length() + 1).substring(0, LONG_TEXT);
        double longSeconds = workshop.seconds(() -> requireMasked(masker.mask(longText)));
        return List.of(
                Row.of(name() + ": " + texts + " texts of about 75 characters", texts / seconds, "texts/s"),
                Row.of(name() + ": one text of 5 million characters", longSeconds, "s"));
    }

    private static void maskAll(Masker masker, List<String> all) {
        all.forEach(text -> {
            if (text.contains("电话")) {
                requireMasked(masker.mask(text));
            } else {
                masker.mask(text);
            }
        });
    }

    private static void requireMasked(String text) {
        if (!text.contains("[phone-") || text.contains("138001")) {
            throw new IllegalStateException("the benchmark's texts were not masked");
        }
    }
}
