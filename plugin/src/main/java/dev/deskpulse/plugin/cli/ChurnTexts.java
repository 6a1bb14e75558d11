package dev.deskpulse.plugin.cli;

import dev.deskpulse.scheduler.churn.ChurnModel;
import dev.deskpulse.scheduler.churn.ChurnReport;
import dev.deskpulse.scheduler.churn.Reason;
import dev.deskpulse.scheduler.driver.FileCases;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who leaves, as text for a terminal and as one object for a script. */
final class ChurnTexts {
    private static final int MOST_REASONS = 12;

    private ChurnTexts() {}

    static String text(ChurnReport report, FileCases.Read read, boolean chinese) {
        Stream<String> head = Stream.of(
                row(chinese ? "标签" : "label", report.outcome()),
                row(chinese ? "样本" : "rows", rows(report, chinese)),
                row(chinese ? "流失" : "left", share(report)),
                row(chinese ? "未见过的数据" : "on unseen rows", quality(report, chinese)),
                "",
                chinese
                        ? "什么能看出流失（其他列保持不变，未必是原因）"
                        : "What tells who leaves, all else held fixed; none need be a cause");
        Stream<String> reasons = report.reasons().stream()
                .limit(MOST_REASONS)
                .map(reason -> String.format(
                        Locale.ROOT,
                        "  %3.0f %%  %s",
                        100 * reason.share(),
                        chinese ? reason.chinese() : reason.english()));
        Stream<String> riskiest = report.riskiest().stream()
                .map(customer -> String.format(
                        Locale.ROOT,
                        chinese ? "  第 %d 行  %.0f %%  %s" : "  line %d  %.0f %%  %s",
                        read.lines().get(customer.row()),
                        100 * customer.probability(),
                        why(customer.why())));
        return Stream.of(head, reasons, Stream.of("", chinese ? "最可能流失的行" : "Likeliest to leave"), riskiest)
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    private static String why(List<ChurnModel.Contribution> why) {
        return why.stream()
                .map(one -> String.format(
                        Locale.ROOT, "%s = %s (×%.1f)", one.column(), one.value(), Math.exp(one.logOdds())))
                .collect(Collectors.joining(", "));
    }

    private static String rows(ChurnReport report, boolean chinese) {
        return report.all() == report.rows()
                ? Long.toString(report.all())
                : report.all() + (chinese ? "，抽样 " : ", a sample of ") + report.rows();
    }

    private static String share(ChurnReport report) {
        return String.format(Locale.ROOT, "%.1f %%", 100.0 * report.left() / report.rows());
    }

    private static String quality(ChurnReport report, boolean chinese) {
        return String.format(
                Locale.ROOT,
                chinese
                        ? "AUC %.3f（95 %% 区间 %.3f 至 %.3f），校准误差 %.3f"
                        : "AUC %.3f (95 %%: %.3f to %.3f), calibration error %.3f",
                report.auc().value(),
                report.auc().low(),
                report.auc().high(),
                report.ece());
    }

    static Map<String, Object> json(ChurnReport report, FileCases.Read read) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("label", report.outcome());
        json.put("rows", report.all());
        json.put("used", report.rows());
        json.put("left", report.left());
        json.put("auc", report.auc().value());
        json.put("aucLow", report.auc().low());
        json.put("aucHigh", report.auc().high());
        json.put("ece", report.ece());
        json.put("reasons", report.reasons().stream().map(ChurnTexts::json).toList());
        json.put(
                "riskiest",
                report.riskiest().stream()
                        .map(customer -> Map.of(
                                "line", read.lines().get(customer.row()),
                                "probability", customer.probability(),
                                "why", customer.why()))
                        .toList());
        json.put("refused", read.refused());
        json.put("notLookedAt", read.leftOut());
        return json;
    }

    private static Map<String, Object> json(Reason reason) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("column", reason.column());
        json.put("share", reason.share());
        json.put("raises", reason.raises());
        json.put("lowers", reason.lowers());
        json.put("en", reason.english());
        json.put("zh", reason.chinese());
        return json;
    }

    private static String row(String name, Object value) {
        return String.format(Locale.ROOT, "  %-18s %s", name, value);
    }
}
