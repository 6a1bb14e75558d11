package dev.deskpulse.plugin.cli;

import dev.deskpulse.scheduler.topic.RoutingHint;
import dev.deskpulse.scheduler.topic.TopicDetail;
import dev.deskpulse.scheduler.topic.TopicRow;
import dev.deskpulse.scheduler.topic.TopicTag;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The desk's topics as text for a terminal, in one of the two languages. */
final class StoredTopicTexts {
    private final TagWords words;

    StoredTopicTexts(TagWords words) {
        this.words = words;
    }

    String table(List<TopicRow> rows, int days) {
        if (rows.isEmpty()) {
            return words.either(
                    "No topics yet: `deskpulse analyze` finds them from 30 tickets of a language on.",
                    "还没有主题：同一语言的工单达到 30 张后，`deskpulse analyze` 会自动发现。");
        }
        Stream<String> head = Stream.of(
                words.either(
                        "Tickets of the last " + days
                                + " days; trend: the share of the last 28 days over that of the 84 before; resolution: the median",
                        "最近 " + days + " 天的工单；趋势：最近 28 天的占比与此前 84 天之比；解决时长：中位数"),
                words.either(
                        line("id", "lang", "tickets", "share", "trend", "negative", "resolution", "name"),
                        line("编号", "语言", "工单", "占比", "趋势", "负面", "解决时长", "名称")));
        return Stream.concat(head, rows.stream().map(this::line)).collect(Collectors.joining("\n"));
    }

    private String line(TopicRow row) {
        return line(
                row.id(),
                row.language(),
                Long.toString(row.tickets()),
                percent(row.share()),
                row.trend().map(trend -> "×" + number(trend, 2)).orElse("–"),
                row.negative().map(StoredTopicTexts::percent).orElse("–"),
                row.resolutionHours()
                        .map(hours -> number(hours, 1) + words.either(" h", " 小时"))
                        .orElse("–"),
                row.name());
    }

    private static String line(
            String id,
            String language,
            String tickets,
            String share,
            String trend,
            String negative,
            String resolution,
            String name) {
        return "  " + id + blank(6, id) + " " + language + blank(4, language) + " " + blank(7, tickets) + tickets + " "
                + blank(7, share) + share + " " + blank(7, trend) + trend + " " + blank(9, negative) + negative + " "
                + blank(11, resolution) + resolution + "  " + name;
    }

    /** What is missing to a width; a terminal shows a Chinese character twice as wide as a letter. */
    private static String blank(int width, String text) {
        int shown = text.codePoints()
                .map(point -> Character.isIdeographic(point) ? 2 : 1)
                .sum();
        return " ".repeat(Math.max(0, width - shown));
    }

    String detail(TopicDetail detail) {
        Stream<String> typical = detail.typical().stream().map(ticket -> said(ticket.key(), ticket.text()));
        Stream<String> answers = detail.answers().stream()
                .map(answer -> said(
                        answer.key() + words.either(" (" + answer.alike() + " alike)", "（类似 " + answer.alike() + " 条）"),
                        answer.text()));
        Stream<String> routing = detail.routing().stream().map(this::hint);
        return Stream.of(
                        Stream.of(TopicTexts.line(detail.topic()), "", words.either("Typical tickets", "典型工单")),
                        typical,
                        Stream.of("", words.either("Answers that resolved it", "解决问题的回复")),
                        orNone(answers, words.either("no done ticket has a public reply yet", "尚无已解决工单的公开回复")),
                        Stream.of("", words.either("Who resolved it best", "谁处理得最好")),
                        orNone(
                                routing,
                                words.either(
                                        "not known yet: it takes two to choose from, with ten resolved tickets each",
                                        "尚不明确：至少要有两个团队、队列或客服可比，且各解决过十张工单")))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    private String hint(RoutingHint hint) {
        return String.format(
                Locale.ROOT,
                words.either("  %s %s: %s resolved well, on %d tickets", "  %s %s：%s 处理较好（%d 张工单）"),
                words.of(hint.level()),
                hint.who(),
                percent(hint.score()),
                hint.cases());
    }

    String tag(String key, TopicTag tag) {
        Double score = tag.score();
        if (tag.id() == null || score == null) {
            return key
                    + words.either(
                            " has no topic: none is nearer than " + TopicTag.NEAR + ", or its language is not known",
                            " 没有主题：与各主题的相近度都低于 " + TopicTag.NEAR + "，或其语言无法识别");
        }
        return key + "  " + tag.id() + "  " + tag.name() + "\n  " + near(score) + "\n  " + telling(tag.words());
    }

    /** How near a ticket is to its topic. */
    String near(double score) {
        return String.format(Locale.ROOT, words.either("near: %.2f of 1", "相近度：%.2f（最高 1）"), score);
    }

    /** What of a ticket tells its topic. */
    String telling(List<String> tellingWords) {
        return tellingWords.isEmpty()
                ? words.either("no telling words: near in meaning", "无关键词：语义相近")
                : words.either("telling words: ", "关键词：") + String.join(" · ", tellingWords);
    }

    private static Stream<String> orNone(Stream<String> lines, String none) {
        List<String> all = lines.toList();
        return all.isEmpty() ? Stream.of("  " + none) : all.stream();
    }

    private static String said(String key, String text) {
        return "  " + key + ": " + text.replace('\n', ' ');
    }

    private static String percent(double share) {
        return number(100 * share, 1) + " %";
    }

    private static String number(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
