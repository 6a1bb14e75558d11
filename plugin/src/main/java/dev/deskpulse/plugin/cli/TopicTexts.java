package dev.deskpulse.plugin.cli;

import dev.deskpulse.scheduler.topic.FileTopics;
import dev.deskpulse.scheduler.topic.StoredTopic;
import dev.deskpulse.scheduler.topic.TopicDetail;
import dev.deskpulse.scheduler.topic.TopicNews;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The topics of a file as text for a terminal, topics as one flat object for a script, and news of them. */
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
