package dev.deskpulse.plugin.cli;

import dev.deskpulse.scheduler.action.Action;
import dev.deskpulse.scheduler.action.ActionStore;
import dev.deskpulse.scheduler.action.Judged;
import dev.deskpulse.scheduler.action.SplitTrial;
import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.report.page.ActionWords;
import dev.deskpulse.scheduler.report.page.ReportLanguage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Actions and verdicts in the terminal, in English or in Chinese. */
final class ActionTexts {
    private final ReportLanguage language;
    private final ActionWords words;

    ActionTexts(boolean chinese) {
        this.language = chinese ? ReportLanguage.ZH : ReportLanguage.EN;
        this.words = new ActionWords(language);
    }

    String list(List<Judged> all) {
        if (all.isEmpty()) {
            return said(
                    "No action is kept; `deskpulse actions add` keeps one.", "还没有记录措施；用 `deskpulse actions add` 记录。");
        }
        return all.stream().map(this::line).collect(Collectors.joining("\n"));
    }

    private String line(Judged judged) {
        return judged.number() + "  "
                + judged.kept().map(kept -> line(kept, judged)).orElse(language.of(judged.problem()));
    }

    private String line(ActionStore.Kept kept, Judged judged) {
        Action action = kept.action();
        Kpi kpi = action.goal().kpi();
        String verdict = judged.verdict().map(told -> words.verdict(kpi, told)).orElse(language.of(judged.problem()));
        return action.start() + " – " + action.last() + "  " + language.names().of(kpi) + "  " + verdict + "  "
                + action.step() + " (" + action.owner() + ")";
    }

    String detail(Judged judged, List<ActionStore.Change> changes) {
        return judged.kept().map(kept -> detail(kept, judged, changes)).orElse(language.of(judged.problem()));
    }

    private String detail(ActionStore.Kept kept, Judged judged, List<ActionStore.Change> changes) {
        Action action = kept.action();
        Kpi kpi = action.goal().kpi();
        List<String> lines = new ArrayList<>();
        lines.add(said("Action ", "措施 ") + kept.number() + ": " + action.step());
        lines.add(row(said("owner", "负责人"), action.owner()));
        if (action.finding() != null) {
            lines.add(row(said("problem", "问题"), action.finding()));
        }
        lines.add(row(said("touches", "范围"), words.touches(action)));
        lines.add(row(said("days", "日期"), action.start() + " – " + action.last()));
        lines.add(row(said("goal", "目标"), words.goal(action, kept.plan())));
        lines.add(row(said("would be seen", "预计可见"), words.power(kpi, kept.plan())));
        lines.add(row(
                said("verdict", "结论"),
                judged.verdict().map(verdict -> words.reasoned(kpi, verdict)).orElse(language.of(judged.problem()))));
        changes.forEach(change -> lines.add(row(
                said("changed", "更改"),
                change.at() + " " + change.who() + said(", before: ", "，此前：") + before(change))));
        return String.join("\n", lines);
    }

    private static String before(ActionStore.Change change) {
        if (change.before() instanceof ActionStore.Kept kept) {
            Action action = kept.action();
            return action.start() + " – " + action.last() + "  " + action.step() + " (" + action.owner() + ")";
        }
        return "–";
    }

    /** What an agent does with a ticket. */
    String half(SplitTrial.Half half) {
        return half == SplitTrial.Half.CHANGED ? said("the new step", "采用新步骤") : said("as usual", "照常处理");
    }

    private String said(String english, String chinese) {
        return language.either(english, chinese);
    }

    private static String row(String name, String value) {
        return String.format(Locale.ROOT, "  %-14s %s", name, value);
    }
}
