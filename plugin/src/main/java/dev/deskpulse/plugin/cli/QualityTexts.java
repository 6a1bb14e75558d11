package dev.deskpulse.plugin.cli;

import dev.deskpulse.scheduler.quality.Kappa;
import dev.deskpulse.scheduler.quality.QualityReport;
import dev.deskpulse.scheduler.quality.ReplyRule;
import dev.deskpulse.scheduler.quality.ReviewReplies;
import dev.deskpulse.scheduler.quality.RuleShare;
import dev.deskpulse.ticket.Person;
import dev.deskpulse.ticket.PersonId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How replies kept the rules, as text for a terminal, and as one object for a script. */
final class QualityTexts {
    private final Map<PersonId, Person> people;
    private final boolean chinese;

    /** @param people whose names stand for their accounts */
    QualityTexts(Map<PersonId, Person> people, boolean chinese) {
        this.people = people;
        this.chinese = chinese;
    }

    String text(QualityReport report, List<Kappa> agreement) {
        List<String> lines = new ArrayList<>();
        lines.add(report.from() + ".." + report.to());
        if (report.agents().isEmpty()) {
            lines.add(say(
                    "  no replies were checked in these days; `deskpulse analyze` checks them",
                    "  这段时间没有检查过的回复；用 `deskpulse analyze` 检查"));
        } else {
            lines.add(say(
                    "  how often a rule was broken where it was to be kept, with the 95 % interval",
                    "  应当遵守时违反规则的比例，附 95 % 区间"));
        }
        report.teams().forEach(row -> add(say("team ", "团队 ") + (row.team().isEmpty() ? "–" : row.team()), row, lines));
        report.agents()
                .forEach(row -> add(
                        AgentTexts.name(row.agent(), people) + (row.team().isEmpty() ? "" : ", " + row.team()),
                        row,
                        lines));
        lines.add("");
        lines.add(say("agreement with reviewers (Cohen's kappa)", "与人工复核的一致性（Cohen's kappa）"));
        if (agreement.isEmpty()) {
            lines.add(say(
                    "  nobody has reviewed a reply; `deskpulse quality sample` shows some",
                    "  还没有人复核；用 `deskpulse quality sample` 抽样"));
        }
        agreement.forEach(kappa -> lines.add("  " + name(kappa.rule()) + ": " + value(kappa)));
        return String.join("\n", lines);
    }

    private void add(String head, QualityReport.Row row, List<String> lines) {
        lines.add("");
        lines.add(head);
        row.shares().forEach(share -> lines.add("  " + name(share.rule()) + ": " + shown(share)));
    }

    private static String shown(RuleShare share) {
        return String.format(
                Locale.ROOT,
                "%.1f %% (%.1f–%.1f), %d / %d",
                100 * share.share(),
                100 * share.low(),
                100 * share.high(),
                share.broken(),
                share.asked());
    }

    private String value(Kappa kappa) {
        String counted = kappa.reviewed() + say(" replies", " 条回复");
        return kappa.value()
                .map(value -> String.format(Locale.ROOT, "%.2f (%.2f–%.2f), ", value.kappa(), value.low(), value.high())
                        + counted)
                .orElse(counted
                        + say(
                                ", of which one side calls all the same: agreement cannot be told from chance",
                                "，其中一方判断全部相同，无法与偶然一致区分"));
    }

    String samples(List<ReviewReplies.Sample> samples) {
        if (samples.isEmpty()) {
            return say("no replies without a review in these days", "这段时间没有未复核的回复");
        }
        return samples.stream().map(this::sample).collect(Collectors.joining("\n\n"));
    }

    private String sample(ReviewReplies.Sample sample) {
        return sample.key().value() + " " + sample.message() + "  " + AgentTexts.name(sample.agent(), people) + "\n  "
                + sample.summary() + "\n  > " + sample.text().strip().replace("\n", "\n  > ") + "\n  "
                + say("to judge: ", "待判：")
                + sample.toKeep().stream()
                        .map(rule -> chinese ? rule.chinese() + " " + rule.label() : rule.label())
                        .collect(Collectors.joining(", "));
    }

    Map<String, Object> json(QualityReport report, List<Kappa> agreement) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("from", report.from());
        json.put("to", report.to());
        json.put("teams", report.teams());
        json.put("agents", report.agents());
        json.put("agreement", agreement.stream().map(QualityTexts::json).toList());
        return json;
    }

    private static Map<String, Object> json(Kappa kappa) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rule", kappa.rule().label());
        json.put("both", kappa.both());
        json.put("checkAlone", kappa.checkAlone());
        json.put("reviewerAlone", kappa.reviewerAlone());
        json.put("neither", kappa.neither());
        kappa.value().ifPresent(value -> json.put("kappa", value));
        return json;
    }

    private String name(ReplyRule rule) {
        String english = rule.isWanted() ? "no " + rule.english() : rule.english();
        String inChinese = rule.isWanted() ? "缺少" + rule.chinese() : rule.chinese();
        return rule == ReplyRule.ANSWERED ? say("question not answered", "答非所问") : say(english, inChinese);
    }

    private String say(String english, String inChinese) {
        return chinese ? inChinese : english;
    }
}
