package dev.deskpulse.scheduler.driver;

import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A driver in words, in English and in Chinese. They say "goes with": a model of what was seen knows no causes. */
public final class DriverSentence {
    private static final Map<String, String> NAMES_ZH = Map.ofEntries(
            Map.entry("channel", "渠道"),
            Map.entry("kind", "类型"),
            Map.entry("topic", "主题"),
            Map.entry("product", "产品"),
            Map.entry("region", "地区"),
            Map.entry("priority", "优先级"),
            Map.entry("language", "语言"),
            Map.entry("project", "项目"),
            Map.entry("type", "工单类型"),
            Map.entry("agent", "客服"),
            Map.entry("team", "团队"),
            Map.entry("weekday", "星期"),
            Map.entry("hour", "创建时段"),
            Map.entry("first_response_hours", "首次响应（工作小时）"),
            Map.entry("agent_replies", "客服回复数"),
            Map.entry("reopened", "重新打开"),
            Map.entry("waiting_on_others_share", "等待他人的占比"),
            Map.entry("transfers", "转交次数"),
            Map.entry("team_transfers", "跨团队转交次数"),
            Map.entry("resolution_hours", "解决用时（工作小时）"));

    private DriverSentence() {}

    /** What goes with how much. */
    public static String english(Driver driver, Scale scale) {
        String what = factors(driver, " and ", "%s = %s", "%s from %s to %s", name -> name);
        String group = driver.factors().size() > 1 ? " (they go together too closely to be told apart)" : "";
        return what + group + " goes with " + number(driver.effect(), scale)
                + (scale == Scale.SHARE ? " points" : "") + " (95 %: " + number(driver.low(), scale) + " to "
                + number(driver.high(), scale) + ")";
    }

    /** The same in Chinese. */
    public static String chinese(Driver driver, Scale scale) {
        String what = factors(driver, " 与 ", "%s为“%s”", "%s从 %s 到 %s", name -> NAMES_ZH.getOrDefault(name, name + " "));
        String group = driver.factors().size() > 1 ? "（彼此高度相关，无法分开）" : "";
        return what + group + " 时，结果相差 " + number(driver.effect(), scale)
                + (scale == Scale.SHARE ? " 个百分点" : "") + "（95 % 区间 " + number(driver.low(), scale) + " 至 "
                + number(driver.high(), scale) + "）";
    }

    /** Why there are none, in English. */
    /** What goes with how much. */
    public static String english(DriverReport.Reason reason) {
        return switch (reason) {
            case TOO_FEW_CASES ->
                "too few cases: at least " + FindDrivers.LEAST_CASES + ", and of a share " + FindDrivers.LEAST_HITS
                        + " of either kind, are needed";
            case NO_DIFFERENCE -> "all outcomes are the same";
            case NO_PREDICTORS -> "nothing that is known of the cases differs between them";
            case EXPLAINS_NOTHING -> "what is known does not tell unseen cases apart: nothing is claimed";
            case NOTHING_STANDS_OUT -> "no single factor stands out of chance";
        };
    }

    /** Why there are none, in Chinese. */
    public static String chinese(DriverReport.Reason reason) {
        return switch (reason) {
            case TOO_FEW_CASES ->
                "数据太少：至少需要 " + FindDrivers.LEAST_CASES + " 件，比例类结果两类各至少 " + FindDrivers.LEAST_HITS + " 件";
            case NO_DIFFERENCE -> "所有结果都相同";
            case NO_PREDICTORS -> "各工单的已知信息没有差别";
            case EXPLAINS_NOTHING -> "已知信息无法预测未见过的工单，因此不作任何结论";
            case NOTHING_STANDS_OUT -> "没有任何单一因素超出偶然";
        };
    }

    private static String factors(
            Driver driver, String between, String value, String number, UnaryOperator<String> named) {
        return driver.factors().stream()
                .map(f -> f.from().isEmpty()
                        ? String.format(Locale.ROOT, value, named.apply(f.name()), f.to())
                        : String.format(Locale.ROOT, number, named.apply(f.name()), f.from(), f.to()))
                .collect(Collectors.joining(between));
    }

    private static String number(double effect, Scale scale) {
        return scale == Scale.SHARE
                ? String.format(Locale.ROOT, "%+.1f", 100 * effect)
                : String.format(Locale.ROOT, "%+.3g", effect);
    }
}
