package dev.deskpulse.scheduler.topic;

import java.util.List;

/**
 * A topic with its tickets and answers: an entry of the question bank.
 *
 * @param typical the tickets nearest to the topic
 * @param answers the agents' last public replies before a resolution that held, the most common kind first
 * @param routing who resolved it best, agents by their names
 */
public record TopicDetail(StoredTopic topic, List<Question> typical, List<Answer> answers, List<RoutingHint> routing) {
    public TopicDetail {
        typical = List.copyOf(typical);
        answers = List.copyOf(answers);
        routing = List.copyOf(routing);
    }

    /** A ticket by its key, and how it opens. */
    public record Question(String key, String text) {}

    /**
     * What agents wrote.
     *
     * @param key a ticket where it was written so
     * @param alike how many of the tickets looked at were answered much the same
     */
    public record Answer(String key, String text, int alike) {}
}
