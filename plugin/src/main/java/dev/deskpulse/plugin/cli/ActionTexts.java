package dev.deskpulse.plugin.cli;

import dev.deskpulse.scheduler.action.Action;
import dev.deskpulse.scheduler.action.DailyTrial;
import dev.deskpulse.scheduler.action.Effect;
import dev.deskpulse.scheduler.action.Judgement;
import dev.deskpulse.scheduler.action.Plan;
import dev.deskpulse.scheduler.action.Verdict;
import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.kpi.KpiNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Actions and verdicts for a person, in English or in Chinese. */
final class ActionTexts {
    private static final double HOUR = 3_600;

    private final boolean chinese;
    private final KpiNames names;

    ActionTexts(boolean chinese) {
        this.chinese = chinese;
        this.names = chinese ? KpiNames.CHINESE : KpiNames.ENGLISH;
    }

    String list(List<ActionsCommand.Judged> all) {
        if (all.isEmpty()) {
            return said(
                    "No action is kept; `deskpulse actions add` keeps one.", "还没有记录措施；用 `deskpulse actions add` 记录。");
        }
        return all.stream().map(this::line).collect(Collectors.joining("\n"));
    }

    private String line(ActionsCommand.Judged judged) {
        Action action = judged.kept().action();
        return judged.kept().number() + "  " + action.start() + " – " + action.last() + "  "
                + names.of(action.goal().kpi()) + "  " + verdict(judged) + "  " + action.step() + " ("
                + action.owner() + ")";
    }

    String detail(ActionsCommand.Judged judged) {
        Action action = judged.kept().action();
        Kpi kpi = action.goal().kpi();
        Plan plan = judged.kept().plan();
        List<String> lines = new ArrayList<>();
        lines.add(said("Action ", "措施 ") + judged.kept().number() + ": " + action.step());
        lines.add(row(said("owner", "负责人"), action.owner()));
        if (action.finding() != null) {
            lines.add(row(said("problem", "问题"), action.finding()));
        }
        lines.add(row(said("touches", "范围"), touches(action)));
        lines.add(row(said("days", "日期"), action.start() + " – " + action.last()));
        lines.add(row(
                said("goal", "目标"),
                names.of(kpi) + " " + figure(kpi, action.goal().target(), false) + said(", usually ", "，平时 ")
                        + figure(kpi, plan.usual(), false)));
        lines.add(row(said("would be seen", "预计可见"), power(kpi, plan)));
        lines.add(row(said("verdict", "结论"), verdict(judged) + reason(judged.verdict())));
        return String.join("\n", lines);
    }

    private String touches(Action action) {
        return action.slices().isEmpty()
                ? said("all tickets", "全部工单")
                : action.slices().entrySet().stream()
                        .map(slice -> names.of(slice.getKey()) + " = " + String.join(", ", slice.getValue()))
                        .sorted()
                        .collect(Collectors.joining("; "));
    }

    private String power(Kpi kpi, Plan plan) {
        String needed = plan.daysNeeded().isPresent()
                ? said("after ", "需 ") + plan.daysNeeded().getAsInt() + said(" days", " 天")
                : said("not within a year", "一年内不够");
        return String.format(
                Locale.ROOT,
                said(
                        "the aim %.0f times in 100; %.0f times in 100: %s, or the aim %s",
                        "所求变化有 %.0f %% 的机会被看出；达到 %.0f %% 需变化 %s，或所求变化%s"),
                100 * plan.power(),
                100 * DailyTrial.POWER,
                figure(kpi, Math.signum(plan.aim()) * plan.detectable(), true),
                needed);
    }

    private String verdict(ActionsCommand.Judged judged) {
        Kpi kpi = judged.kept().action().goal().kpi();
        return word(judged.verdict().judgement())
                + judged.verdict().effect().map(effect -> interval(kpi, effect)).orElse("");
    }

    private String interval(Kpi kpi, Effect effect) {
        return String.format(
                Locale.ROOT,
                said(" %s (95 %%: %s to %s)", " %s（95 %% 区间 %s 至 %s）"),
                figure(kpi, effect.value(), true),
                figure(kpi, effect.low(), true),
                figure(kpi, effect.high(), true));
    }

    private String word(Judgement judgement) {
        return switch (judgement) {
            case HELPED -> said("HELPED", "有效");
            case DID_NOT_HELP -> said("DID NOT HELP", "无效");
            case HARMED -> said("HARMED", "有害");
            case CANNOT_TELL_YET -> said("CANNOT TELL YET", "尚无法判断");
        };
    }

    private String reason(Verdict verdict) {
        return switch (verdict.reason()) {
            case INTERVAL -> "";
            case DAY_NOT_COME -> said("; nothing is decided before the goal's day", "；目标日之前不下结论");
            case TOO_FEW_DAYS -> said("; too few days since have data", "；之后有数据的天数太少");
            case WENT_APART_BEFORE ->
                said(
                        "; the slices went apart before the action already: judge by before and after",
                        "；措施之前各切片的走势已经分开：请改用前后对比");
        };
    }

    private String figure(Kpi kpi, double value, boolean signed) {
        String sign = signed ? "+" : "";
        return switch (kpi.unit()) {
            case SECONDS -> String.format(Locale.ROOT, "%" + sign + ".2f h", value / HOUR);
            case SHARE ->
                String.format(Locale.ROOT, "%" + sign + ".1f ", 100 * value) + (signed ? said("points", "个百分点") : "%");
            case COUNT, POINTS, SCORE -> String.format(Locale.ROOT, "%" + sign + ".1f", value);
        };
    }

    private String said(String english, String inChinese) {
        return chinese ? inChinese : english;
    }

    private static String row(String name, String value) {
        return String.format(Locale.ROOT, "  %-14s %s", name, value);
    }
}
