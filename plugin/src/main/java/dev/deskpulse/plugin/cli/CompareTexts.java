package dev.deskpulse.plugin.cli;

import dev.deskpulse.scheduler.compare.CaseMix;
import dev.deskpulse.scheduler.compare.SameCases;
import dev.deskpulse.scheduler.kpi.Dimension;
import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.kpi.OwnFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A comparison with the case mix held fixed, for a person, in English or in Chinese. */
final class CompareTexts {
    private static final double HOUR = 3_600;
    private static final Map<Dimension, String> CHINESE = Map.of(
            Dimension.KIND, "类型",
            Dimension.TOPIC, "主题",
            Dimension.CHANNEL, "渠道",
            Dimension.PRIORITY, "优先级",
            Dimension.LANGUAGE, "语言");

    private final Kpi kpi;
    private final OwnFields own;
    private final boolean chinese;

    CompareTexts(Kpi kpi, OwnFields own, boolean chinese) {
        this.kpi = kpi;
        this.own = own;
        this.chinese = chinese;
    }

    /** Differences are the second's less the first's. */
    String text(String first, String second, SameCases compared) {
        List<String> lines = new ArrayList<>();
        String measure =
                kpi.unit() == Kpi.Unit.SECONDS ? said("mean in business hours", "平均值，工作小时") : said("share", "占比");
        lines.add(kpi.label() + " (" + measure + ")");
        lines.add(row(second, side(compared.second())));
        lines.add(row(first, side(compared.first())));
        SameCases.Refusal refused = compared.refused();
        if (refused == null) {
            compared.mix().ifPresent(mix -> difference(lines, mix, compared));
        } else {
            lines.add(row(said("not compared", "无法比较"), reason(refused)));
        }
        return String.join("\n", lines);
    }

    private void difference(List<String> lines, CaseMix mix, SameCases compared) {
        lines.add(row(said("plain, in common", "可比部分的直接差异"), change(mix.plain())));
        lines.add(
                row(said("with the same cases", "相同工单构成下"), change(mix.within()) + interval(mix) + " " + verdict(mix)));
        lines.add(row(said("from different cases", "来自工单构成"), change(mix.mix())));
        lines.add(row(said("held fixed", "保持不变"), names(compared.held())));
        if (!compared.loose().isEmpty()) {
            lines.add(row(
                    said("not held fixed", "未能保持"),
                    names(compared.loose()) + said(" (too few cases in common)", "（共同的工单太少）")));
        }
        lines.add(row(
                said("in common", "可比部分"),
                String.format(
                        Locale.ROOT,
                        said(
                                "%.0f %% and %.0f %% of the cases; they tell as much as %.0f and %.0f",
                                "%.0f %% 与 %.0f %% 的工单；有效样本 %.0f 与 %.0f"),
                        100 * compared.second().shared(),
                        100 * compared.first().shared(),
                        mix.effectiveSecond(),
                        mix.effectiveFirst())));
    }

    private String side(SameCases.Side side) {
        return side.cases() == 0 ? said("no data", "无数据") : figure(side.mean(), false) + " (n " + side.cases() + ")";
    }

    private String interval(CaseMix mix) {
        return String.format(
                Locale.ROOT,
                said(" (95 %%: %s to %s)", "（95 %% 区间 %s 至 %s）"),
                change(mix.low().orElse(Double.NaN)),
                change(mix.high().orElse(Double.NaN)));
    }

    private String verdict(CaseMix mix) {
        boolean chance = mix.low().orElse(0) <= 0 && mix.high().orElse(0) >= 0;
        return chance ? said("– may be chance", "– 可能出于偶然") : "";
    }

    private String reason(SameCases.Refusal refused) {
        return switch (refused) {
            case NO_CASES -> said("one of them has no cases; check the names and the period", "其中一方没有工单；请检查名称和时间段");
            case TOO_LITTLE_IN_COMMON ->
                said(
                        "they have too few cases of the same kind, topic, channel, priority or language",
                        "两者在类型、主题、渠道、优先级或语言上共同的工单太少");
            case TOO_FEW_CASES ->
                said("fewer than 30 effective cases on a side; ask for a longer period", "一方的有效样本不足 30；请选择更长的时间段");
        };
    }

    private String names(List<Dimension> dimensions) {
        return dimensions.stream()
                .map(one -> chinese ? CHINESE.getOrDefault(one, own.nameOf(one)) : own.nameOf(one))
                .collect(Collectors.joining(said(", ", "、")));
    }

    private String change(double value) {
        return figure(value, true);
    }

    private String figure(double value, boolean signed) {
        String sign = signed ? "+" : "";
        return kpi.unit() == Kpi.Unit.SECONDS
                ? String.format(Locale.ROOT, "%" + sign + ".2f h", value / HOUR)
                : String.format(
                        Locale.ROOT, "%" + sign + ".1f " + (signed ? said("points", "个百分点") : "%%"), 100 * value);
    }

    private String said(String english, String inChinese) {
        return chinese ? inChinese : english;
    }

    private static String row(String name, String value) {
        return String.format(Locale.ROOT, "  %-24s %s", name, value.stripTrailing());
    }
}
