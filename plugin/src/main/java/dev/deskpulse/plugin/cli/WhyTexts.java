package dev.deskpulse.plugin.cli;

import dev.deskpulse.scheduler.text.Entity;
import dev.deskpulse.scheduler.text.Evidence;
import dev.deskpulse.scheduler.text.MessageTags;
import dev.deskpulse.scheduler.text.Passage;
import dev.deskpulse.scheduler.text.PrioritySuggestion;
import dev.deskpulse.scheduler.text.TagChange;
import dev.deskpulse.scheduler.text.TagTask;
import dev.deskpulse.scheduler.text.TicketTags;
import dev.deskpulse.scheduler.text.Trajectory;
import dev.deskpulse.scheduler.topic.RoutingHint;
import dev.deskpulse.scheduler.topic.TopicTag;
import dev.deskpulse.scheduler.why.Explained;
import dev.deskpulse.scheduler.why.Said;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Why a ticket has its tags, as text for a terminal, in the desk's zone. */
final class WhyTexts {
    private final TagWords words;
    private final DateTimeFormatter minute;

    WhyTexts(TagWords words, ZoneId zone) {
        this.words = words;
        this.minute =
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(zone);
    }

    String text(Explained why) {
        TicketTags tags = why.tags();
        return Stream.of(
                        Stream.of(
                                why.key() + "  " + words.of(tags.language()),
                                words.either("  tagged ", "  打标 ")
                                        + minute.format(tags.taggedAt())
                                        + words.either(" by ", "，模型 ")
                                        + tags.model()),
                        titled(
                                "What the customer said",
                                "客户原话",
                                why.messages().stream().flatMap(this::said)),
                        titled("Sentiment", "情绪", sentiment(why)),
                        titled("How the mood moved", "情绪走势", Stream.of(trajectory(tags.trajectory()))),
                        titled("Kind", "类别", kind(why)),
                        titled("Priority", "优先级", priority(why)),
                        titled("Entities", "实体", tags.entities().stream().map(this::entity)),
                        titled("Topic", "主题", topic(why)),
                        titled(
                                "Changes of these tags",
                                "标签变更记录",
                                why.ledger().stream().map(this::entry)))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    private Stream<String> titled(String english, String chinese, Stream<String> lines) {
        List<String> all = lines.toList();
        Stream<String> body = all.isEmpty() ? Stream.of(words.either("  nothing", "  无")) : all.stream();
        return Stream.concat(Stream.of("", words.either(english, chinese)), body);
    }

    private Stream<String> said(Said said) {
        String at = said.at() == null ? "" : ", " + minute.format(said.at());
        MessageTags tags = said.tags();
        Stream<String> head = Stream.of("  " + message(said.message()) + at + state(said.state()));
        String marked = said.marked();
        Stream<String> text = marked == null ? Stream.empty() : marked.lines().map(line -> "    │ " + line);
        return Stream.of(head, text, tags == null ? Stream.<String>empty() : judged(tags, said.judge()))
                .flatMap(lines -> lines);
    }

    private String message(String id) {
        return id.equals(Passage.OPENING) ? words.either("opening", "工单开头") : words.either("message " + id, "消息 " + id);
    }

    private String state(Said.State state) {
        return switch (state) {
            case JUDGED -> "";
            case CHANGED ->
                words.either(
                        " — has changed since it was judged; run `deskpulse analyze`",
                        "：打标后内容有变，请运行 `deskpulse analyze`");
            case NOT_YET_JUDGED ->
                words.either(" — not judged yet; run `deskpulse analyze`", "：尚未打标，请运行 `deskpulse analyze`");
            case GONE ->
                words.either(
                        " — its text is no longer in the store, or no longer read as the customer's",
                        "：原文已不在库中，或不再视为客户的话");
        };
    }

    private Stream<String> judged(MessageTags tags, @Nullable String judge) {
        String line = String.format(
                Locale.ROOT,
                "      %s · %s %+.2f (%.2f) · %s (%.2f) · %s",
                words.of(tags.language()),
                words.of(tags.sentiment().label()),
                tags.sentiment().score(),
                tags.sentiment().confidence(),
                words.of(tags.kind().kind()),
                tags.kind().confidence(),
                judge);
        return Stream.of(
                        Stream.of(line),
                        tags.sentiment().evidence().stream().map(one -> seen(words.of(TagTask.SENTIMENT) + " ", one)),
                        tags.kind().evidence().stream().map(one -> seen(words.of(TagTask.KIND) + " ", one)))
                .flatMap(lines -> lines);
    }

    private String seen(String of, Evidence one) {
        String text = one.rule().equals("sentiment")
                ? words.of(one.text())
                : one.text().replace('\n', ' ');
        return String.format(
                Locale.ROOT,
                "      %s%s %+.2f (%s)",
                of,
                one.place() == null ? text : "«" + text + "»",
                one.weight(),
                words.of(one.rule()));
    }

    private Stream<String> sentiment(Explained why) {
        TicketTags tags = why.tags();
        String line = String.format(
                Locale.ROOT,
                words.either("  %s %+.2f, confidence %.2f%s", "  %s %+.2f，置信度 %.2f%s"),
                words.of(tags.sentiment().label()),
                tags.sentiment().score(),
                tags.sentiment().confidence(),
                corrected(why, TagTask.SENTIMENT));
        return Stream.concat(
                Stream.of(line), tags.sentiment().evidence().stream().map(one -> seen("", one)));
    }

    private Stream<String> kind(Explained why) {
        TicketTags tags = why.tags();
        String line = String.format(
                Locale.ROOT,
                words.either("  %s, confidence %.2f%s", "  %s，置信度 %.2f%s"),
                words.of(tags.kind().kind()),
                tags.kind().confidence(),
                corrected(why, TagTask.KIND));
        return Stream.concat(Stream.of(line), tags.kind().evidence().stream().map(one -> seen("", one)));
    }

    private String corrected(Explained why, TagTask task) {
        String theirs = why.corrected().get(task);
        return theirs == null ? "" : words.either(" → a person says: ", "，人工更正为：") + words.of(theirs);
    }

    private String trajectory(Trajectory way) {
        String course =
                way.course() == Trajectory.Course.MIXED ? words.either("mixed", "时好时坏") : words.of(way.course());
        return String.format(
                        Locale.ROOT,
                        words.either("  %s: first %s, worst %s, last %s", "  %s：最初%s，最差%s，最近%s"),
                        course,
                        mood(way.first()),
                        mood(way.worst()),
                        mood(way.last()))
                + (way.warning()
                        ? words.either("\n  ! early warning: it has turned for the worse", "\n  ! 预警：情绪正在恶化")
                        : "");
    }

    private String mood(Trajectory.State state) {
        return String.format(
                Locale.ROOT, "%s %+.2f (%s)", words.of(state.label()), state.score(), message(state.message()));
    }

    private Stream<String> priority(Explained why) {
        PrioritySuggestion priority = why.tags().priority();
        String line = String.format(
                Locale.ROOT,
                words.either("  %s = impact %.2f × urgency %.2f%s", "  %s = 影响 %.2f × 紧急程度 %.2f%s"),
                words.of(priority.level()),
                priority.impact(),
                priority.urgency(),
                corrected(why, TagTask.PRIORITY));
        Stream<String> reasons = priority.reasons().stream()
                .map(one -> String.format(
                        Locale.ROOT, "      %s %+.2f %s", words.of(one.rule()), one.weight(), one.text()));
        return Stream.concat(Stream.of(line), reasons);
    }

    private String entity(Entity entity) {
        Evidence.Place place = entity.place();
        String where = place == null
                ? words.either("a field of the ticket", "工单字段")
                : message(place.message()) + " " + place.start() + "–" + place.end();
        return "  " + words.of(entity.type()) + " " + entity.value() + ": «" + entity.text() + "», " + where;
    }

    private Stream<String> topic(Explained why) {
        TopicTag topic = why.topic();
        Double score = topic.score();
        if (topic.id() == null || score == null) {
            return Stream.empty();
        }
        StoredTopicTexts texts = new StoredTopicTexts(words);
        return Stream.concat(
                Stream.of(
                        "  " + topic.id() + " " + topic.name(),
                        "      " + texts.near(score),
                        "      " + texts.telling(topic.words())),
                why.routing().stream().map(this::hint));
    }

    private String hint(RoutingHint hint) {
        return String.format(
                Locale.ROOT,
                words.either("      resolved well by %s %s: %.1f %% of %d tickets", "      处理较好：%s %s，%.1f %%（%d 张工单）"),
                words.of(hint.level()),
                hint.who(),
                100 * hint.score(),
                hint.cases());
    }

    private String entry(Explained.Entry entry) {
        String who = entry.who();
        String by = entry.maker() == TagChange.Maker.MODEL
                ? words.either("the model ", "模型 ") + entry.model()
                : (who == null ? words.either("somebody", "未知人员") : who)
                        + words.either(", correcting ", "，更正 ")
                        + (entry.model().isEmpty() ? "–" : entry.model());
        return "  " + minute.format(entry.at()) + "  " + words.of(entry.task()) + ": " + words.of(entry.from()) + " → "
                + words.of(entry.to()) + ", " + by;
    }
}
