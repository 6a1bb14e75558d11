package dev.deskpulse.scheduler.insight;

import dev.deskpulse.scheduler.kpi.Dimension;
import dev.deskpulse.words.Words;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** One sentence for people, in English and in Chinese, with the figures in it. */
final class Headline {
    private static final int WORDS = 3;

    private static final Map<String, String> KINDS_ZH =
            Map.of("COMPLAINT", "投诉", "SUGGESTION", "建议", "PRAISE", "表扬", "QUESTION", "咨询", "REQUEST", "请求");
    private static final Map<String, String> KINDS_EN = Map.of(
            "COMPLAINT", "complaints",
            "SUGGESTION", "suggestions",
            "PRAISE", "praise",
            "QUESTION", "questions",
            "REQUEST", "requests");

    private Headline() {}

    static Map<String, String> of(
            Measure measure,
            Slice slice,
            LocalDate from,
            LocalDate to,
            double observed,
            double expected,
            List<String> words) {
        return Map.of(
                "en",
                Words.straight(english(measure, slice, from, to, observed, expected)
                        + wordsIn("; they speak of: ", ", ", words)),
                "zh",
                Words.straight(chinese(measure, slice, from, to, observed, expected) + wordsIn("；多提到：", "、", words)));
    }

    private static String english(
            Measure measure, Slice slice, LocalDate from, LocalDate to, double observed, double expected) {
        String what = KINDS_EN.getOrDefault(slice.values().getOrDefault(Dimension.KIND, ""), "tickets");
        String where = slice.values().entrySet().stream()
                .filter(e -> e.getKey() != Dimension.KIND)
                .map(e -> e.getKey().name().toLowerCase(Locale.ROOT) + " " + e.getValue())
                .collect(Collectors.joining(", "));
        String subject = where.isEmpty() ? "the whole desk" : where;
        String when = from.equals(to) ? "on " + from : "from " + from + " to " + to;
        return switch (measure) {
            case VOLUME ->
                "%s: %.0f %s %s, %s expected%s"
                        .formatted(
                                capital(subject),
                                observed,
                                what,
                                when,
                                expected < 1 ? "less than one" : "about %.0f".formatted(expected),
                                times(observed, expected, " (", "×)"));
            case SLOW_RESPONSE ->
                "%s: %s of %s had a slow first response %s, %s expected"
                        .formatted(capital(subject), percent(observed), what, when, percent(expected));
            case LOW_CSAT ->
                "%s: %s of answers for %s were 1 or 2 of 5 %s, %s expected"
                        .formatted(capital(subject), percent(observed), what, when, percent(expected));
            case REOPENED ->
                "%s: %s of %s created %s were reopened, %s expected"
                        .formatted(capital(subject), percent(observed), what, when, percent(expected));
        };
    }

    private static String chinese(
            Measure measure, Slice slice, LocalDate from, LocalDate to, double observed, double expected) {
        String what = KINDS_ZH.getOrDefault(slice.values().getOrDefault(Dimension.KIND, ""), "工单");
        String where = slice.values().entrySet().stream()
                .filter(e -> e.getKey() != Dimension.KIND)
                .map(e -> dimensionZh(e.getKey()) + "“" + e.getValue() + "”")
                .collect(Collectors.joining("、"));
        String subject = where.isEmpty() ? "全部工单" : where;
        String when = from.equals(to)
                ? from.toString()
                : from + " 至 " + to + "（" + (from.until(to, ChronoUnit.DAYS) + 1) + " 天）";
        return switch (measure) {
            case VOLUME ->
                "%s：%s%s %.0f 件，预期%s%s"
                        .formatted(
                                subject,
                                when,
                                what,
                                observed,
                                expected < 1 ? "不到 1 件" : "约 %.0f 件".formatted(expected),
                                times(observed, expected, "（", " 倍）"));
            case SLOW_RESPONSE ->
                "%s：%s%s首次响应过慢的占 %s，预期 %s".formatted(subject, when, what, percent(observed), percent(expected));
            case LOW_CSAT ->
                "%s：%s%s满意度为 1–2 分的占 %s，预期 %s".formatted(subject, when, what, percent(observed), percent(expected));
            case REOPENED ->
                "%s：%s创建的%s重新打开的占 %s，预期 %s".formatted(subject, when, what, percent(observed), percent(expected));
        };
    }

    private static String dimensionZh(Dimension dimension) {
        return switch (dimension) {
            case PROJECT -> "项目";
            case CHANNEL -> "渠道";
            case AGENT -> "客服";
            case KIND -> "类型";
            case TOPIC -> "主题";
            case PRODUCT -> "产品";
            case REGION -> "地区";
            case LANGUAGE -> "语言";
            case SENTIMENT -> "情绪";
            case PRIORITY -> "优先级";
            case TYPE -> "工单类型";
            case TEAM -> "团队";
            case SEGMENT -> "客户分级";
            case HOUR -> "小时";
            case WEEKDAY -> "星期";
            case OWN_1, OWN_2, OWN_3, OWN_4, OWN_5, OWN_6, OWN_7, OWN_8 -> dimension.label();
            case SLA -> "SLA";
            case FACET -> "评价项";
            case STAGE -> "订单环节";
        };
    }

    /** Nothing below one expected: such a ratio says more of the estimate than of the change. */
    private static String times(double observed, double expected, String before, String after) {
        if (expected < 1) {
            return "";
        }
        double ratio = observed / expected;
        return before + String.format(Locale.ROOT, ratio < 10 ? "%.1f" : "%.0f", ratio) + after;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    private static String wordsIn(String before, String between, List<String> words) {
        return words.isEmpty() ? "" : before + words.stream().limit(WORDS).collect(Collectors.joining(between));
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
