package dev.deskpulse.plugin.cli;

import dev.deskpulse.scheduler.cause.Causes;
import dev.deskpulse.scheduler.cause.Decision;
import dev.deskpulse.scheduler.cause.Explained;
import dev.deskpulse.scheduler.cause.Suspect;
import dev.deskpulse.scheduler.insight.Effect;
import dev.deskpulse.scheduler.insight.Finding;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Findings and their causes for a person, in English or in Chinese. */
final class FindingTexts {
    private FindingTexts() {}

    /** @param findings the latest first */
    static String list(List<Explained> findings, boolean chinese) {
        if (findings.isEmpty()) {
            return chinese ? "没有发现。" : "No findings.";
        }
        return findings.stream()
                .map(one -> Stream.concat(
                                Stream.of(
                                        headline(one.finding(), chinese),
                                        "id: " + one.finding().id()),
                                causes(one.causes(), chinese).stream())
                        .collect(Collectors.joining("\n    ", "  • ", "")))
                .collect(Collectors.joining("\n"));
    }

    /**
     * @param keys of the first of its tickets, as people call them
     * @param zone in which moments are shown
     */
    static String detail(Explained one, List<String> keys, boolean chinese, ZoneId zone) {
        Finding finding = one.finding();
        List<String> lines = new ArrayList<>(List.of(
                headline(finding, chinese),
                "  id: " + finding.id(),
                size(finding, chinese),
                String.format(
                        Locale.ROOT,
                        chinese
                                ? "  占整体变化 %.0f %%，p 值 %s（已按查找次数校正）"
                                : "  %.0f %% of the whole change, p-value %s, corrected for the search",
                        100 * finding.contribution(),
                        finding.pValue() < 0.0001 ? "< 0.0001" : String.format(Locale.ROOT, "%.2g", finding.pValue())),
                (chinese ? "  工单数: " : "  tickets: ") + tickets(finding, keys)));
        if (!finding.words().isEmpty()) {
            lines.add((chinese ? "  多提到: " : "  words: ") + String.join(chinese ? "、" : ", ", finding.words()));
        }
        Causes causes = one.causes();
        if (causes.suspects().isEmpty()) {
            lines.add(
                    chinese
                            ? "附近没有已知的事件；可在设置的 events 中补充，或用 confirm --cause 说明原因。"
                            : "Nothing known began near it. List events in the settings, or say the cause with"
                                    + " confirm --cause.");
        }
        causes.suspects()
                .forEach(suspect -> lines.add(String.format(
                        Locale.ROOT,
                        "  %d. [%s] %s — %s",
                        suspect.number(),
                        verdict(suspect.verdict(), chinese),
                        text(suspect.title(), chinese),
                        text(suspect.why(), chinese))));
        causes.confirmed().forEach(decision -> lines.add("  " + confirmed(decision, chinese, zone)));
        causes.before().forEach(decision -> lines.add("  " + before(decision, chinese)));
        return String.join("\n", lines);
    }

    /** Before and after, and how large that is. */
    private static String size(Finding finding, boolean chinese) {
        String change = String.format(
                Locale.ROOT,
                chinese ? "  实际 %s，预期 %s" : "  %s observed, %s expected",
                number(finding.observed()),
                number(finding.expected()));
        Effect effect = finding.effect();
        return effect == null
                ? change
                : change
                        + String.format(
                                Locale.ROOT,
                                chinese ? "：%s 倍（95 %% 区间 %s 至 %s）" : ": %s times as much (95 %% interval %s to %s)",
                                number(effect.times()),
                                number(effect.low()),
                                number(effect.high()));
    }

    /** Counts and shares both come this way. */
    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 10 ? "%.0f" : "%.2g", value);
    }

    private static String tickets(Finding finding, List<String> keys) {
        int all = finding.tickets().size();
        return keys.isEmpty()
                ? Integer.toString(all)
                : all + " (" + String.join(", ", keys) + (keys.size() < all ? ", …" : "") + ")";
    }

    /**
     * The same for a script.
     *
     * @param keys of the first of its tickets
     */
    static Map<String, Object> json(Explained one, List<String> keys) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("finding", one.finding());
        json.put("keys", keys);
        json.put("causes", one.causes());
        return json;
    }

    /** One line each: what is confirmed, else what is suspected and what it was before. */
    static List<String> causes(Causes causes, boolean chinese) {
        if (!causes.confirmed().isEmpty()) {
            return causes.confirmed().stream()
                    .map(decision -> (chinese ? "已确认: " : "confirmed: ") + text(decision.title(), chinese))
                    .toList();
        }
        return Stream.concat(
                        causes.open().stream()
                                .map(suspect -> (chinese ? "疑似: " : "suspected: ")
                                        + text(suspect.title(), chinese)
                                        + (chinese ? "（" : " (")
                                        + text(suspect.why(), chinese)
                                        + (chinese ? "）" : ")")),
                        causes.before().stream().map(decision -> before(decision, chinese)))
                .toList();
    }

    private static String confirmed(Decision decision, boolean chinese, ZoneId zone) {
        String by = decision.by() == null ? "" : (chinese ? "，由 " : " by ") + decision.by();
        return (chinese ? "已确认: " : "confirmed: ") + text(decision.title(), chinese) + " ("
                + LocalDate.ofInstant(decision.at(), zone) + by + ")";
    }

    private static String before(Decision decision, boolean chinese) {
        return (chinese ? "曾确认于 " : "confirmed before on ") + decision.from() + ": " + text(decision.title(), chinese);
    }

    private static String verdict(Suspect.Verdict verdict, boolean chinese) {
        return switch (verdict) {
            case SUSPECTED -> chinese ? "疑似" : "suspected";
            case CONFIRMED -> chinese ? "已确认" : "confirmed";
            case REJECTED -> chinese ? "已排除" : "rejected";
        };
    }

    private static String headline(Finding finding, boolean chinese) {
        return text(finding.headline(), chinese);
    }

    private static String text(Map<String, String> byLanguage, boolean chinese) {
        return byLanguage.getOrDefault(chinese ? "zh" : "en", "");
    }
}
