package dev.deskpulse.scheduler.text.model;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A text as models see it. Its sentence vector, which costs most, is made when a model first asks for it. */
public final class Sample {
    private final Tongue tongue;
    private final String text;
    private final String folded;
    private final List<Double> signals;
    private final Supplier<List<Sentence>> split;
    private float @Nullable [] vector;
    private @Nullable Grams grams;
    private @Nullable List<Sentence> sentences;

    /** A sentence of a text, from {@code from} to before {@code to}, in chars. */
    public record Sentence(int from, int to, Sample sample) {}

    /**
     * @param text the author's own words, as sentence vectors read them
     * @param folded the same in lower case and one script, as its pieces are counted
     * @param signals what lexicons and rules say of it, each about −1 to 1; as many for every text
     */
    public Sample(Tongue tongue, String text, String folded, List<Double> signals) {
        this(tongue, text, folded, signals, List::of);
    }

    /** @param split the sentences of a long text, asked for when a model first needs them; none of a short one */
    public Sample(Tongue tongue, String text, String folded, List<Double> signals, Supplier<List<Sentence>> split) {
        this.tongue = tongue;
        this.text = text;
        this.folded = folded;
        this.signals = List.copyOf(signals);
        this.split = split;
    }

    public Tongue tongue() {
        return tongue;
    }

    public String text() {
        return text;
    }

    String folded() {
        return folded;
    }

    synchronized List<Sentence> sentences() {
        if (sentences == null) {
            sentences = List.copyOf(split.get());
        }
        return sentences;
    }

    List<Double> signals() {
        return signals;
    }

    synchronized Grams grams() {
        if (grams == null) {
            grams = Grams.of(tongue, folded);
        }
        return grams;
    }

    /** At least so many numbers: first those of the text's vector, then those of lower layers. */
    synchronized float[] vector(int least) {
        if (vector == null || vector.length < least) {
            vector = tongue.vectors().of(text, least);
        }
        return vector;
    }

    /** Whether some model has asked for the sentence vector. */
    public synchronized boolean hasVector() {
        return vector != null;
    }
}
