package dev.deskpulse.plugin.cli;

import dev.deskpulse.scheduler.topic.FileTopics;
import dev.deskpulse.scheduler.topic.RoutingHint;
import dev.deskpulse.scheduler.topic.StoredTopic;
import dev.deskpulse.scheduler.topic.TopicDetail;
import dev.deskpulse.scheduler.topic.TopicNews;
import dev.deskpulse.scheduler.topic.TopicRow;
import dev.deskpulse.scheduler.topic.TopicTag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Topics as texts for a terminal, and as one flat object for a script. */
final class TopicTexts {
    private TopicTexts() {}

    static String report(FileTopics.Report report) {
        Stream<String> head = Stream.of(
                row("texts", report.rows()),
                row("unreadable rows", report.refused()),
                row("topics", report.topics().size()),
                row("without a topic", report.withoutTopic()),
                row("texts a second", number(report.textsPerSecond(), 0)));
        Stream<String> scores = report.agreement().stream()
                .flatMap(agreement -> Stream.of(
                        row("V-measure", number(agreement.vMeasure(), 3)),
                        row("homogeneity", number(agreement.homogeneity(), 3)),
                        row("completeness", number(agreement.completeness(), 3))));
        Stream<String> topics = report.topics().stream()
                .map(topic -> String.format(Locale.ROOT, "  %-7s %6d  %s", topic.id(), topic.texts(), topic.name()));
        return Stream.of(head, scores, topics).flatMap(lines -> lines).collect(Collectors.joining("\n"));
    }

    static Map<String, Object> summary(FileTopics.Report report) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("rows", report.rows());
        summary.put("refused", report.refused());
        summary.put("topics", report.topics().size());
        summary.put("withoutTopic", report.withoutTopic());
        report.agreement().ifPresent(agreement -> {
            summary.put("vMeasure", agreement.vMeasure());
            summary.put("homogeneity", agreement.homogeneity());
            summary.put("completeness", agreement.completeness());
        });
        summary.put("textsPerSecond", report.textsPerSecond());
        summary.put("perTopic", List.copyOf(report.topics()));
        return summary;
    }

    static String table(List<TopicRow> rows, int days) {
        if (rows.isEmpty()) {
            return "No topics yet: `deskpulse analyze` finds them from 30 tickets of a language on.";
        }
        Stream<String> head = Stream.of(
                "Tickets of the last " + days
                        + " days; trend: the share of the last 28 days over that of the 84 before",
                String.format(
                        Locale.ROOT,
                        "  %-6s %-4s %7s %7s %7s %9s %11s  %s",
                        "id",
                        "lang",
                        "tickets",
                        "share",
                        "trend",
                        "negative",
                        "resolution",
                        "name"));
        Stream<String> lines = rows.stream()
                .map(row -> String.format(
                        Locale.ROOT,
                        "  %-6s %-4s %7d %7s %7s %9s %11s  %s",
                        row.id(),
                        row.language(),
                        row.tickets(),
                        percent(row.share()),
                        row.trend().map(trend -> "×" + number(trend, 2)).orElse("–"),
                        row.negative().map(TopicTexts::percent).orElse("–"),
                        row.resolutionHours()
                                .map(hours -> number(hours, 1) + " h")
                                .orElse("–"),
                        row.name()));
        return Stream.concat(head, lines).collect(Collectors.joining("\n"));
    }

    static String detail(TopicDetail detail) {
        Stream<String> typical = detail.typical().stream().map(ticket -> said(ticket.key(), ticket.text()));
        Stream<String> answers = detail.answers().stream()
                .map(answer -> said(answer.key() + " (" + answer.alike() + " alike)", answer.text()));
        Stream<String> routing = detail.routing().stream().map(TopicTexts::hint);
        return Stream.of(
                        Stream.of(line(detail.topic()), "", "Typical tickets"),
                        typical,
                        Stream.of("", "Answers that resolved it"),
                        orNone(answers),
                        Stream.of("", "Who resolved it best"),
                        orNone(routing))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    static Map<String, Object> entry(TopicDetail detail) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("id", detail.topic().id());
        entry.put("name", detail.topic().title());
        entry.put("language", detail.topic().language().code());
        entry.put("typical", detail.typical());
        entry.put("answers", detail.answers());
        entry.put("routing", detail.routing());
        return entry;
    }

    static String line(StoredTopic topic) {
        return topic.id() + "  " + topic.title();
    }

    static String news(TopicNews news) {
        String change = news.kind() == TopicNews.Kind.NEW
                ? "new topic"
                : "growing topic, " + percent(news.before()) + " before";
        return "  • " + news.id() + " " + news.name() + ": " + change + "; " + news.tickets() + " tickets, "
                + percent(news.share()) + " of the last " + news.days() + " days";
    }

    private static String hint(RoutingHint hint) {
        return String.format(
                Locale.ROOT,
                "  %-9s %s: %s resolved well, on %d tickets",
                hint.level().name().toLowerCase(Locale.ROOT),
                hint.who(),
                percent(hint.score()),
                hint.cases());
    }

    static String tag(String key, TopicTag tag) {
        if (tag.id() == null) {
            return key + " has no topic: none is nearer than " + TopicTag.NEAR + ", or its language is not known";
        }
        return Stream.of(
                        key + "  " + tag.id() + "  " + tag.name(),
                        row("score", number(Optional.ofNullable(tag.score()).orElse(0.0), 3)),
                        row(
                                "telling words",
                                tag.words().isEmpty() ? "none: near in meaning" : String.join(" · ", tag.words())))
                .collect(Collectors.joining("\n"));
    }

    private static Stream<String> orNone(Stream<String> lines) {
        List<String> all = lines.toList();
        return all.isEmpty() ? Stream.of("  none yet") : all.stream();
    }

    private static String said(String key, String text) {
        return "  " + key + ": " + text.replace('\n', ' ');
    }

    private static String percent(double share) {
        return number(100 * share, 1) + " %";
    }

    private static String row(String name, Object value) {
        return String.format(Locale.ROOT, "  %-18s %s", name, value);
    }

    private static String number(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
