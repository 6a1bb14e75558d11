package dev.deskpulse.scheduler.text.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A text as models see it. Its sentence vector, which costs most, is made when a model first asks for it. */
public final class Sample {
    private final Tongue tongue;
    private final String text;
    private final String folded;
    private final List<Double> signals;
    private float @Nullable [] vector;
    private @Nullable Grams grams;

    /**
     * @param text the author's own words, as sentence vectors read them
     * @param folded the same in lower case and one script, as its pieces are counted
     * @param signals what lexicons and rules say of it, each about −1 to 1; as many for every text
     */
    public Sample(Tongue tongue, String text, String folded, List<Double> signals) {
        this.tongue = tongue;
        this.text = text;
        this.folded = folded;
        this.signals = List.copyOf(signals);
    }

    public Tongue tongue() {
        return tongue;
    }

    public String text() {
        return text;
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

    synchronized float[] vector() {
        if (vector == null) {
            vector = tongue.vectors().of(text);
        }
        return vector;
    }

    /** Whether some model has asked for the sentence vector. */
    public synchronized boolean hasVector() {
        return vector != null;
    }
}
