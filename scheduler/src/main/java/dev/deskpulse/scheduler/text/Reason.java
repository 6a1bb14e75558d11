package dev.deskpulse.scheduler.text;

import dev.deskpulse.words.Words;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/** What may raise a ticket's priority: its side, what it adds where the admin says nothing else, and its words. */
public enum Reason {
    COMPLAINT(Side.IMPACT, 0.45, "a complaint", "属于投诉"),
    REQUEST(Side.IMPACT, 0.35, "a request", "属于请求"),
    QUESTION(Side.IMPACT, 0.3, "a question", "属于咨询"),
    SUGGESTION(Side.IMPACT, 0.2, "a suggestion", "属于建议"),
    PRAISE(Side.IMPACT, 0.1, "praise", "属于表扬"),
    UNSURE(Side.IMPACT, 0.3, "not sure what is wanted", "诉求不明确"),
    NOT_UNDERSTOOD(Side.IMPACT, 0.3, "no text that is understood", "没有能读懂的文字"),
    ANGER(Side.IMPACT, 0.25, "the customer is unhappy", "客户情绪负面"),
    SAFETY(Side.IMPACT, 0.5, "safety: %s", "安全风险：%s"),
    FRAUD(Side.IMPACT, 0.45, "fraud: %s", "欺诈或盗用：%s"),
    LEGAL(Side.IMPACT, 0.35, "legal step: %s", "法律或监管途径：%s"),
    OUTAGE(Side.IMPACT, 0.4, "outage: %s", "服务中断：%s"),
    LARGE_AMOUNT(Side.IMPACT, 0.15, "a large amount: %s", "金额较大：%s"),
    VERY_LARGE_AMOUNT(Side.IMPACT, 0.3, "a very large amount: %s", "金额很大：%s"),
    VIP(Side.IMPACT, 0.2, "an important customer: %s", "重要客户：%s"),
    CUSTOMER_VALUE(Side.IMPACT, 0, "the customer's value: %s", "客户价值：%s"),

    BASE(Side.URGENCY, 0.25, "every ticket", "每张工单"),
    URGENT_WORDS(Side.URGENCY, 0.25, "called urgent: %s", "客户表示紧急：%s"),
    DANGER(Side.URGENCY, 0.3, "safety, fraud or an outage is named", "提到安全、欺诈或服务中断"),
    DEADLINE(Side.URGENCY, 0.2, "a deadline: %s", "有期限：%s"),
    SLA_HALF_USED(Side.URGENCY, 0.05, "half of the SLA's time is used", "SLA 时间已用一半"),
    SLA_AT_RISK(Side.URGENCY, 0.15, "three quarters of the SLA's time are used", "SLA 时间已用四分之三"),
    SLA_BREACHED(Side.URGENCY, 0.3, "the SLA is breached", "SLA 已超时"),
    WORSENING(Side.URGENCY, 0.2, "the mood has turned for the worse", "客户情绪正在恶化"),
    REPEATED_CONTACT(Side.URGENCY, 0.25, "repeated contact: %s", "客户多次联系：%s"),
    RECENT_TICKETS(Side.URGENCY, 0.1, "tickets of this customer in the 30 days before: %s", "该客户此前 30 天内的其他工单数：%s"),
    AGED(Side.URGENCY, 0.1, "open for three days or more", "已打开三天以上"),
    OLD(Side.URGENCY, 0.2, "open for seven days or more", "已打开七天以上"),
    STILL_ANGRY(Side.URGENCY, 0.1, "the customer is unhappy", "客户情绪负面");

    /** What is at stake, or how little time there is. */
    public enum Side {
        IMPACT,
        URGENCY
    }

    private static final String DETAIL = "%s";

    private final Side side;
    private final double usual;
    private final String english;
    private final String chinese;

    Reason(Side side, double usual, String english, String chinese) {
        this.side = side;
        this.usual = usual;
        this.english = english;
        this.chinese = chinese;
    }

    public Side side() {
        return side;
    }

    /** What it adds to its side, from 0 to 1, where the admin says nothing else. */
    public double usual() {
        return usual;
    }

    /** Its name in the settings, such as {@code slaAtRisk}. */
    public String key() {
        StringBuilder key = new StringBuilder();
        for (String word : name().split("_", -1)) {
            key.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return key.substring(0, 1).toLowerCase(Locale.ROOT) + key.substring(1);
    }

    /**
     * In both languages, of one that a suggestion gives in the ticket's; its own words in both where it is none of ours, as
     * one that a person has named.
     */
    public static Words both(Evidence given) {
        return Arrays.stream(values())
                .filter(reason -> reason.side.name().equalsIgnoreCase(given.rule()))
                .flatMap(reason -> Stream.of(reason.english, reason.chinese)
                        .filter(words -> holds(words, given.text()))
                        .map(words ->
                                reason.with(given.text().substring(fixed(words).length()))))
                .findFirst()
                .orElse(Words.plain(given.text()));
    }

    private static boolean holds(String words, String text) {
        return words.endsWith(DETAIL) ? text.startsWith(fixed(words)) : text.equals(words);
    }

    private static String fixed(String words) {
        return words.replace(DETAIL, "");
    }

    private Words with(String detail) {
        return new Words(english.replace(DETAIL, detail), chinese.replace(DETAIL, detail));
    }

    /** In the ticket's language; English for those that are not known. */
    String words(Language language, String detail) {
        boolean inChinese = language == Language.CHINESE || language == Language.MIXED;
        return (inChinese ? chinese : english).replace(DETAIL, detail);
    }
}
