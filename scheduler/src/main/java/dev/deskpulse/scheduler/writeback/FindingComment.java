package dev.deskpulse.scheduler.writeback;

import dev.deskpulse.connector.jira.RichText;
import dev.deskpulse.connector.jira.RichText.Block;
import dev.deskpulse.connector.jira.RichText.Bold;
import dev.deskpulse.connector.jira.RichText.Bullets;
import dev.deskpulse.connector.jira.RichText.Paragraph;
import dev.deskpulse.scheduler.advice.Advise;
import dev.deskpulse.scheduler.cause.Causes;
import dev.deskpulse.scheduler.cause.Decision;
import dev.deskpulse.scheduler.cause.Explained;
import dev.deskpulse.scheduler.cause.Suspect;
import dev.deskpulse.scheduler.insight.Finding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A finding as an internal comment, in English and Chinese. Holds no moment of its own: the same finding and causes give
 * the same text.
 */
public final class FindingComment {
    private static final int REPRESENTATIVES = 20;

    private FindingComment() {}

    static StandingComment of(Explained explained) {
        Finding finding = explained.finding();
        return StandingComment.onFinding(
                finding.id(),
                blocks(explained),
                finding.tickets().stream().limit(REPRESENTATIVES).toList());
    }

    /** The same for an issue of another department. */
    public static List<Block> blocks(Explained explained) {
        Finding finding = explained.finding();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new RichText.Heading("Deskpulse"));
        new TreeMap<>(finding.headline()).values().forEach(line -> blocks.add(new Paragraph(List.of(new Bold(line)))));
        List<Paragraph> facts = new ArrayList<>(facts(finding));
        facts.addAll(causes(explained.causes()));
        next(finding).ifPresent(facts::add);
        blocks.add(new Bullets(facts));
        blocks.add(Paragraph.of(
                explained.causes().confirmed().isEmpty()
                        ? "Suspected until a person confirms it. 在有人确认之前，这只是推测。"
                        : "A person has confirmed the cause. 原因已由人确认。"));
        return blocks;
    }

    private static List<Paragraph> facts(Finding finding) {
        List<Paragraph> facts = new ArrayList<>();
        facts.add(Paragraph.of("When / 时间: " + finding.from() + " – " + finding.to()));
        facts.add(Paragraph.of("Where / 范围: " + slice(finding.slice())));
        facts.add(Paragraph.of(String.format(
                Locale.ROOT,
                "%s: %s, expected / 预期 %s",
                finding.kpi(),
                figure(finding.observed()),
                figure(finding.expected()))));
        facts.add(Paragraph.of(String.format(
                Locale.ROOT,
                "Share of the change / 占变化的比例: %.0f %%, p %s",
                100 * finding.contribution(),
                probability(finding.pValue()))));
        if (!finding.words().isEmpty()) {
            facts.add(Paragraph.of("Words / 关键词: " + String.join(", ", finding.words())));
        }
        facts.add(Paragraph.of("Tickets / 工单: " + finding.tickets().size()));
        return facts;
    }

    /** Once a cause is confirmed, the other suspects are no news any more. */
    private static List<Paragraph> causes(Causes causes) {
        List<Paragraph> lines = new ArrayList<>();
        causes.confirmed().forEach(decision -> lines.add(confirmed(decision)));
        if (lines.isEmpty()) {
            causes.open().forEach(suspect -> lines.add(suspected(suspect)));
            causes.before().forEach(decision -> lines.add(before(decision)));
        }
        return lines;
    }

    private static Paragraph confirmed(Decision decision) {
        return Paragraph.of("Confirmed cause / 已确认的原因: " + both(decision.title())
                + (decision.by() == null ? "" : " (" + decision.by() + ")"));
    }

    private static Paragraph suspected(Suspect suspect) {
        return Paragraph.of("Suspected cause / 疑似原因: "
                + suspect.title().getOrDefault("en", "") + " (" + suspect.why().getOrDefault("en", "") + ") / "
                + suspect.title().getOrDefault("zh", "") + "（" + suspect.why().getOrDefault("zh", "") + "）");
    }

    private static Paragraph before(Decision decision) {
        return Paragraph.of("Confirmed before, on / 曾确认于 " + decision.from() + ": " + both(decision.title()));
    }

    private static String both(Map<String, String> title) {
        return title.values().stream().distinct().collect(Collectors.joining(" / "));
    }

    private static Optional<Paragraph> next(Finding finding) {
        // A comment outlives every shift: what holds only while the finding lasts is not for it.
        return Advise.on(finding, LocalDate.MAX)
                .map(advice -> Paragraph.of("Next step / 下一步: " + advice.english() + " " + advice.chinese()));
    }

    private static String slice(Map<String, String> slice) {
        return slice.isEmpty()
                ? "everywhere / 全部"
                : new TreeMap<>(slice)
                        .entrySet().stream()
                                .map(part -> part.getKey() + " = " + part.getValue())
                                .collect(Collectors.joining(", "));
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%.1f", value);
    }

    private static String probability(double value) {
        return value < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "= %.3f", value);
    }
}
