package dev.deskpulse.scheduler.topic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The topics found in texts of one language, the largest first. */
final class Discovery {
    /** Of a text only so much is looked at: what it is about is said at its beginning. */
    static final int LOOK_AT = 300;

    private static final int TYPICAL_TEXTS = 3;
    private static final int NAME_CHARACTERS = 60;

    private final TopicSpace space;
    private final List<Topic> topics;

    /**
     * One topic.
     *
     * @param name its telling phrases; the most typical text where there are none
     * @param telling see {@link TellingWords}
     * @param typical the texts nearest to it, the nearest first
     * @param texts how many of the texts looked at
     */
    record Topic(String name, List<String> telling, List<String> typical, int texts) {
        Topic {
            telling = List.copyOf(telling);
            typical = List.copyOf(typical);
        }
    }

    private Discovery(TopicSpace space, List<Topic> topics) {
        this.space = space;
        this.topics = topics;
    }

    /**
     * Finds and names.
     *
     * @param texts no more than {@link FindTopics#MOST_TEXTS}, at least one
     * @param vectors of the texts, in their order
     */
    static Discovery of(TopicLanguage language, List<String> texts, List<float[]> vectors) {
        TopicSpace found = FindTopics.in(vectors);
        List<Optional<TopicSpace.Near>> places =
                vectors.parallelStream().map(found::nearest).toList();
        List<Integer> topicOf = places.stream()
                .map(near -> near.map(TopicSpace.Near::topic).orElse(-1))
                .toList();
        NameTopics names = new NameTopics(language.script(), texts, topicOf);
        List<Topic> topics = new ArrayList<>();
        for (int topic = 0; topic < found.size(); topic++) {
            List<Integer> members = members(places, topic);
            List<String> typical = members.stream()
                    .map(texts::get)
                    .distinct()
                    .limit(TYPICAL_TEXTS)
                    .toList();
            topics.add(new Topic(
                    name(language, names.phrases(topic), typical), names.telling(topic), typical, members.size()));
        }
        return largestFirst(found, topics);
    }

    /** The texts of a topic, the nearest first. */
    private static List<Integer> members(List<Optional<TopicSpace.Near>> places, int topic) {
        return IntStream.range(0, places.size())
                .filter(i -> places.get(i).filter(near -> near.topic() == topic).isPresent())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) ->
                                places.get(i).map(TopicSpace.Near::score).orElse(0.0))
                        .reversed())
                .toList();
    }

    private static String name(TopicLanguage language, List<String> phrases, List<String> typical) {
        if (!phrases.isEmpty()) {
            return String.join(language.comma(), phrases);
        }
        String text = typical.isEmpty() ? "" : typical.get(0).replace('\n', ' ');
        int length = text.codePointCount(0, text.length());
        return length <= NAME_CHARACTERS ? text : text.substring(0, text.offsetByCodePoints(0, NAME_CHARACTERS)) + "…";
    }

    private static Discovery largestFirst(TopicSpace found, List<Topic> topics) {
        List<Integer> order = IntStream.range(0, topics.size())
                .boxed()
                .sorted(Comparator.comparingInt((Integer i) -> topics.get(i).texts())
                        .reversed())
                .toList();
        return new Discovery(
                new TopicSpace(
                        found.centre(), order.stream().map(found.means()::get).toList()),
                order.stream().map(topics::get).toList());
    }

    TopicSpace space() {
        return space;
    }

    /** In the order of the space's numbers. */
    List<Topic> topics() {
        return topics;
    }
}
