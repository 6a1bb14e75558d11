package dev.deskpulse.plugin.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Texts as customers might write them, half English and half Chinese, no two alike. */
final class GeneratedTexts {
    private static final long SEED = 11;

    private static final List<String> ENGLISH_OPENINGS =
            List.of("Hello,", "Hi there,", "Good morning,", "Please help:", "Second time I write:", "Dear team,");
    private static final List<String> ENGLISH_PROBLEMS = List.of(
            "my parcel %d has not arrived",
            "the refund for order %d is still missing",
            "I was charged twice for order %d",
            "the kettle of order %d leaks from the bottom",
            "I cannot sign in to my account after attempt %d",
            "the app closes when I open order %d",
            "the invoice %d shows a wrong company name",
            "I would like to cancel order %d before it ships",
            "my voucher %d is refused at the checkout",
            "the technician missed appointment %d");
    private static final List<String> ENGLISH_ENDINGS = List.of(
            "and nobody answers.",
            "since Monday.",
            "what should I do?",
            "can you check?",
            "this is urgent.",
            "thanks.");

    private static final List<String> CHINESE_OPENINGS = List.of("你好，", "您好，", "麻烦问一下，", "客服在吗？", "第二次联系了，", "请帮忙看看，");
    private static final List<String> CHINESE_PROBLEMS = List.of(
            "包裹%d一直没有送到",
            "订单%d的退款还没有到账",
            "订单%d被重复扣款了",
            "订单%d的水壶底部漏水",
            "第%d次登录还是失败",
            "打开订单%d时应用闪退",
            "发票%d的抬头开错了",
            "想在发货前取消订单%d",
            "优惠券%d在结算时用不了",
            "预约%d的师傅没有上门");
    private static final List<String> CHINESE_ENDINGS =
            List.of("，没有人回复。", "，从周一到现在了。", "，该怎么办？", "，帮我查一下。", "，比较着急。", "，谢谢。");

    private GeneratedTexts() {}

    /** So many, mixed; the same each time. */
    static List<String> of(int count) {
        List<String> texts = new ArrayList<>(IntStream.range(0, count)
                .mapToObj(i -> i % 2 == 0
                        ? text(i / 2, " ", ENGLISH_OPENINGS, ENGLISH_PROBLEMS, ENGLISH_ENDINGS)
                        : text(i / 2, "", CHINESE_OPENINGS, CHINESE_PROBLEMS, CHINESE_ENDINGS))
                .toList());
        Collections.shuffle(texts, new Random(SEED));
        return texts;
    }

    private static String text(
            int number, String blank, List<String> openings, List<String> problems, List<String> endings) {
        int rest = number / problems.size();
        return openings.get(rest % openings.size())
                + blank
                + problems.get(number % problems.size()).formatted(10_000 + number)
                + blank
                + endings.get(rest / openings.size() % endings.size());
    }
}
