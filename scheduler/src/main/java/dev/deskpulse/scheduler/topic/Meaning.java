package dev.deskpulse.scheduler.topic;

import dev.deskpulse.scheduler.text.OwnWords;
import java.util.Collection;
import java.util.Optional;

/** What a text means, as a sentence vector. Those of one language can be compared. */
public final class Meaning {
    private final TopicLanguage language;
    private final float[] vector;

    private Meaning(TopicLanguage language, float[] vector) {
        this.language = language;
        this.vector = vector;
    }

    /** Empty where the words are none, or of a language that is not read. */
    public static Optional<Meaning> of(OwnWords words) {
        return words.text().isBlank()
                ? Optional.empty()
                : TopicLanguage.of(words.language())
                        .map(language -> new Meaning(language, language.vector(words.text())));
    }

    /** As {@link #stored()} wrote it. */
    public static Meaning read(TopicLanguage language, String stored) {
        return new Meaning(language, VectorText.vector(stored));
    }

    /** @param some of one language, at least one */
    public static Meaning mean(Collection<Meaning> some) {
        return new Meaning(
                some.iterator().next().language,
                Vectors.mean(some.stream().map(one -> one.vector).toList()));
    }

    public TopicLanguage language() {
        return language;
    }

    /** A text of about 700 characters that keeps cosines to about 0.001. */
    public String stored() {
        return VectorText.of(vector);
    }

    /** Without what all texts of a desk share, which says nothing; of length 1. */
    public Meaning from(Meaning centre) {
        return new Meaning(language, TopicSpace.placed(vector, centre.vector));
    }

    /** The cosine, from −1 to 1; −1 for another language. */
    public double near(Meaning other) {
        return language == other.language
                ? Math.min(1, Vectors.dot(Vectors.unit(vector), Vectors.unit(other.vector)))
                : -1;
    }

    /** The same for vectors that both have length 1, as those of {@link #from}: much faster. */
    public double nearUnit(Meaning other) {
        return language == other.language ? Math.min(1, Vectors.dot(vector, other.vector)) : -1;
    }

    static Meaning nothing(TopicLanguage language) {
        return new Meaning(language, new float[language.vector("").length]);
    }
}
