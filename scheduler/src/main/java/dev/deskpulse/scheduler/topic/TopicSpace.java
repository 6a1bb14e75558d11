package dev.deskpulse.scheduler.topic;

import java.util.List;
import java.util.Optional;

/**
 * Where topics lie, and what lies near them. All vectors of a model share a direction that says nothing; the desk's own
 * mean is taken out of them before they are compared.
 */
final class TopicSpace {
    /** On the texts of intents left out, 95 of 100 texts of a known topic are nearer than this, most others are not. */
    static final double NEAR = 0.45;

    private final float[] centre;
    private final List<float[]> means;
    private final List<float[]> places;

    /**
     * A text's topic.
     *
     * @param topic its number in this space
     * @param score the cosine to the topic, from {@link #NEAR} to 1
     */
    record Near(int topic, double score) {}

    /**
     * Makes a space.
     *
     * @param centre from {@link #centre}
     * @param means the mean of each topic's vectors, as the sentence model made them
     */
    TopicSpace(float[] centre, List<float[]> means) {
        this.centre = centre;
        this.means = List.copyOf(means);
        this.places = means.stream().map(this::placed).toList();
    }

    /** The mean of the vectors; drawn towards nothing where they are few, or a lone text would be the centre itself. */
    static float[] centre(List<float[]> vectors) {
        float[] centre = Vectors.mean(vectors);
        float trust = vectors.size() / (vectors.size() + 50f);
        for (int i = 0; i < centre.length; i++) {
            centre[i] *= trust;
        }
        return centre;
    }

    static float[] placed(float[] vector, float[] centre) {
        return Vectors.unit(Vectors.minus(vector, centre));
    }

    /** Without the centre, of length 1. */
    float[] placed(float[] vector) {
        return placed(vector, centre);
    }

    /** The nearest topic; empty where none is near enough to say that the text is about it. */
    Optional<Near> nearest(float[] vector) {
        float[] place = placed(vector);
        int nearest = -1;
        double score = NEAR;
        for (int i = 0; i < places.size(); i++) {
            double cosine = Vectors.dot(place, places.get(i));
            if (cosine >= score) {
                nearest = i;
                score = cosine;
            }
        }
        return nearest < 0 ? Optional.empty() : Optional.of(new Near(nearest, Math.min(1, score)));
    }

    int size() {
        return means.size();
    }

    float[] centre() {
        return centre;
    }

    /** The mean of each topic's vectors, as the sentence model made them. */
    List<float[]> means() {
        return means;
    }
}
