package dev.deskpulse.scheduler.topic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds which of the topics found now are which of those known before: the nearest pairs first, each once. */
final class MatchTopics {
    /** Two samples of the same texts give topics nearer than this; different topics are seldom that near. */
    private static final double SAME = 0.8;

    private MatchTopics() {}

    private record Pair(int found, StoredTopic known, double cosine) {}

    /** By the number in the space found. */
    static Map<Integer, StoredTopic> match(TopicSpace found, List<StoredTopic> known) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            float[] place = found.placed(found.means().get(i));
            for (StoredTopic topic : known) {
                double cosine = Vectors.dot(place, found.placed(VectorText.vector(topic.mean())));
                if (cosine >= SAME) {
                    pairs.add(new Pair(i, topic, cosine));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::cosine).reversed());
        Map<Integer, StoredTopic> matched = new HashMap<>();
        Set<String> taken = new HashSet<>();
        for (Pair pair : pairs) {
            if (!matched.containsKey(pair.found) && taken.add(pair.known.id())) {
                matched.put(pair.found, pair.known);
            }
        }
        return matched;
    }
}
