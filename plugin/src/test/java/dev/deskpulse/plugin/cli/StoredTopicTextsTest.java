package dev.deskpulse.plugin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.scheduler.text.Evidence;
import dev.deskpulse.scheduler.text.KindTag;
import dev.deskpulse.scheduler.text.Language;
import dev.deskpulse.scheduler.text.PrioritySuggestion;
import dev.deskpulse.scheduler.text.Sentiment;
import dev.deskpulse.scheduler.text.TicketTags;
import dev.deskpulse.scheduler.text.Trajectory;
import dev.deskpulse.scheduler.topic.RoutingHint;
import dev.deskpulse.scheduler.topic.RoutingHint.Level;
import dev.deskpulse.scheduler.topic.TopicTag;
import dev.deskpulse.scheduler.why.Explained;
import dev.deskpulse.ticket.TicketId;
import dev.deskpulse.ticket.TicketKey;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a support lead reads of a ticket's topic. */
class StoredTopicTextsTest {
    private static final TopicTag PARCELS = new TopicTag("T4", "Late parcels", 0.754, List.of("Parcel", "arrived"));
    private static final TagWords ENGLISH = new TagWords(false);
    private static final TagWords CHINESE = new TagWords(true);

    @Test
    void aTicketsTopicIsToldWithItsNearnessAndItsWords() {
        assertThat(new StoredTopicTexts(ENGLISH).tag("HD-1", PARCELS).lines())
                .containsExactly("HD-1  T4  Late parcels", "  near: 0.75 of 1", "  telling words: Parcel · arrived");
        assertThat(new StoredTopicTexts(CHINESE).tag("HD-1", PARCELS).lines())
                .containsExactly("HD-1  T4  Late parcels", "  相近度：0.75（最高 1）", "  关键词：Parcel · arrived");
        assertThat(new StoredTopicTexts(CHINESE).tag("HD-1", new TopicTag(null, null, null, List.of())))
                .contains("HD-1 没有主题", "0.45");
    }

    @Test
    void whyTellsTheTopicAndWhoResolvedItBest() {
        RoutingHint blue = new RoutingHint(Level.TEAM, "Blue", 0.75, 12);
        Explained why = why(PARCELS, List.of(blue));
        assertThat(topicOf(ENGLISH, why))
                .containsExactly(
                        "  T4 Late parcels",
                        "      near: 0.75 of 1",
                        "      telling words: Parcel · arrived",
                        "      resolved well by team Blue: 75.0 % of 12 tickets");
        assertThat(topicOf(CHINESE, why)).contains("      处理较好：团队 Blue，75.0 %（12 张工单）");
        assertThat(topicOf(CHINESE, why(new TopicTag(null, null, null, List.of()), List.of())))
                .containsExactly("  无");
    }

    private static List<String> topicOf(TagWords words, Explained why) {
        List<String> lines =
                new WhyTexts(words, ZoneOffset.UTC).text(why).lines().toList();
        List<String> from = lines.subList(lines.indexOf(words.either("Topic", "主题")) + 1, lines.size());
        return from.subList(0, from.indexOf(""));
    }

    private static Explained why(TopicTag topic, List<RoutingHint> routing) {
        Trajectory.State opening = new Trajectory.State("opening", Sentiment.Label.NEUTRAL, 0);
        Sentiment mood = new Sentiment(Sentiment.Label.NEUTRAL, 0, 0.9, List.<Evidence>of());
        TicketTags tags = new TicketTags(
                new TicketId("site/1"),
                "input",
                "model",
                Instant.parse("2026-05-01T12:00:00Z"),
                Language.ENGLISH,
                mood,
                new KindTag(KindTag.Kind.QUESTION, 0.9, List.of()),
                new PrioritySuggestion(PrioritySuggestion.Level.LOW, 0.3, 0.25, List.of()),
                new Trajectory(Trajectory.Course.STEADY, opening, opening, opening, false),
                List.of());
        return new Explained(new TicketKey("HD-1"), tags, Map.of(), List.of(), topic, routing, List.of());
    }
}
