package dev.deskpulse.plugin.cli;

import dev.deskpulse.scheduler.advice.Advise;
import dev.deskpulse.scheduler.driver.Driver;
import dev.deskpulse.scheduler.driver.DriverReport;
import dev.deskpulse.scheduler.driver.DriverSentence;
import dev.deskpulse.scheduler.driver.Quality;
import dev.deskpulse.scheduler.driver.Scale;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Drivers as text for a terminal, and as one object for a script. */
final class DriverTexts {
    private DriverTexts() {}

    /** @param standsIn whether the outcome is the mood because the answers asked for are too few */
    static String text(DriverReport report, boolean standsIn, boolean chinese) {
        Stream<String> head = Stream.of(
                row(chinese ? "结果" : "outcome", report.outcome() + (standsIn ? standIn(chinese) : "")),
                row(chinese ? "样本" : "cases", cases(report, chinese)),
                row(chinese ? "平常" : "usual", usual(report)),
                row(chinese ? "未见过的工单" : "on unseen cases", quality(report.quality(), chinese)));
        return Stream.concat(head, body(report, chinese)).collect(Collectors.joining("\n"));
    }

    private static String standIn(boolean chinese) {
        return chinese
                ? "（满意度评价不足 100 条，或好评、差评任一不足 30 条：以客户结束时的情绪代替）"
                : " (fewer than 100 answers, or than 30 of either kind: the customers' mood at the end stands in)";
    }

    private static Stream<String> body(DriverReport report, boolean chinese) {
        DriverReport.Reason reason = report.reason();
        if (reason != null) {
            return Stream.of(row(
                    chinese ? "无结论" : "nothing",
                    chinese ? DriverSentence.chinese(reason) : DriverSentence.english(reason)));
        }
        Stream<String> drivers = report.drivers().stream()
                .map(driver -> "  • "
                        + (chinese
                                ? DriverSentence.chinese(driver, report.scale())
                                : DriverSentence.english(driver, report.scale()))
                        + Advise.on(driver, report)
                                .map(advice -> "\n    → " + (chinese ? advice.chinese() : advice.english()))
                                .orElse(""));
        String held = chinese
                ? "其他已知因素保持不变时（" + report.effects() + " 项中超出偶然的，未必是原因）"
                : "All else that is known held fixed; those of " + report.effects()
                        + " that are not chance; none need be a cause";
        return Stream.concat(Stream.of("", held), drivers);
    }

    private static String cases(DriverReport report, boolean chinese) {
        return report.cases() == report.used()
                ? Long.toString(report.cases())
                : report.cases() + (chinese ? "，抽样 " : ", a sample of ") + report.used();
    }

    private static String usual(DriverReport report) {
        Double usual = report.usual();
        return usual == null
                ? "–"
                : report.scale() == Scale.SHARE
                        ? String.format(Locale.ROOT, "%.1f %%", 100 * usual)
                        : String.format(Locale.ROOT, "%.3g", usual);
    }

    private static String quality(@Nullable Quality quality, boolean chinese) {
        return quality == null
                ? "–"
                : String.format(
                        Locale.ROOT,
                        chinese ? "%s %.3f（95 %% 区间 %.3f 至 %.3f）" : "%s %.3f (95 %%: %.3f to %.3f)",
                        quality.measure(),
                        quality.value(),
                        quality.low(),
                        quality.high());
    }

    /** @param standsIn as for the text */
    static Map<String, Object> json(DriverReport report, boolean standsIn, Map<String, Object> more) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("report", report);
        json.put("standsIn", standsIn);
        json.put(
                "sentences",
                report.drivers().stream()
                        .map(driver -> sentences(driver, report))
                        .toList());
        json.putAll(more);
        return json;
    }

    private static Map<String, String> sentences(Driver driver, DriverReport report) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("en", DriverSentence.english(driver, report.scale()));
        texts.put("zh", DriverSentence.chinese(driver, report.scale()));
        Advise.on(driver, report).ifPresent(advice -> {
            texts.put("step", advice.step());
            texts.put("adviceEn", advice.english());
            texts.put("adviceZh", advice.chinese());
        });
        return texts;
    }

    private static String row(String name, Object value) {
        return String.format(Locale.ROOT, "  %-18s %s", name, value);
    }
}
