package dev.deskpulse.scheduler.topic;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the topics of texts of one language from their vectors alone; how many is chosen by the texts. The same vectors
 * in the same order give the same topics. Its few numbers were set on banking77's training texts and on our own corpus.
 */
final class FindTopics {
    /** So many texts are looked at to find topics; time grows with the square. */
    static final int MOST_TEXTS = 4_000;

    private static final int NEIGHBOURS = 10;
    private static final int TEXTS_A_NEIGHBOUR = 20;
    private static final int LEAST_TEXTS = 3;
    private static final int TEXTS_A_LEAST_TEXT = 500;

    private FindTopics() {}

    /** Fewer than three texts are no topic.
     *
     * @param vectors of length 1, at least one, no more than {@link #MOST_TEXTS} */
    static TopicSpace in(List<float[]> vectors) {
        float[] centre = TopicSpace.centre(vectors);
        float[][] points = vectors.stream()
                .map(vector -> TopicSpace.placed(vector, centre))
                .toArray(float[][]::new);
        TopicSpace groups = new TopicSpace(centre, means(groups(points), vectors, 1));
        // Sorted once more by nearness, which is how all other texts will be sorted.
        int least = Math.max(LEAST_TEXTS, vectors.size() / TEXTS_A_LEAST_TEXT);
        return new TopicSpace(centre, means(sorted(vectors, groups), vectors, least));
    }

    /** The two parts, 0 and 1, that texts fall into most readily; at least two texts. */
    static int[] halves(List<float[]> vectors) {
        return tree(points(vectors, TopicSpace.centre(vectors))).cut(2);
    }

    private static float[][] points(List<float[]> vectors, float[] centre) {
        return vectors.stream().map(vector -> TopicSpace.placed(vector, centre)).toArray(float[][]::new);
    }

    private static int[] groups(float[][] points) {
        return points.length == 1 ? new int[1] : GroupCount.cut(points, tree(points));
    }

    private static WardTree tree(float[][] points) {
        int neighbours = Math.max(1, Math.min(NEIGHBOURS, points.length / TEXTS_A_NEIGHBOUR));
        return WardTree.of(Neighbours.smoothed(points, neighbours));
    }

    private static int[] sorted(List<float[]> vectors, TopicSpace space) {
        return vectors.parallelStream()
                .map(space::nearest)
                .mapToInt(near -> near.map(TopicSpace.Near::topic).orElse(-1))
                .toArray();
    }

    private static List<float[]> means(int[] groups, List<float[]> vectors, int least) {
        List<List<float[]>> members = new ArrayList<>();
        for (int i = 0; i < groups.length; i++) {
            while (members.size() <= groups[i]) {
                members.add(new ArrayList<>());
            }
            if (groups[i] >= 0) {
                members.get(groups[i]).add(vectors.get(i));
            }
        }
        return members.stream()
                .filter(group -> group.size() >= least)
                .map(Vectors::mean)
                .toList();
    }
}
