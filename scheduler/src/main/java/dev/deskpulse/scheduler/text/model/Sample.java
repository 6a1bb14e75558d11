package dev.deskpulse.scheduler.text.model;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A text as models see it. Its sentence vector, which costs most, is made when a model first asks for it. */
public final class Sample {
    private final Tongue tongue;
    private final String text;
    private final String folded;
    private final List<Double> signals;
    private float @Nullable [] vector;
    private @Nullable SortedMap<Integer, Integer> grams;

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

    /** How often the text holds each gram, by the gram's hash. */
    synchronized SortedMap<Integer, Integer> grams() {
        if (grams == null) {
            SortedMap<Integer, Integer> counted = new TreeMap<>();
            tongue.grams(folded, gram -> counted.merge(hash(gram), 1, Integer::sum));
            grams = counted;
        }
        return grams;
    }

    /** FNV-1a: the same on every machine and in every version. */
    private static int hash(String gram) {
        int hash = 0x811C9DC5;
        for (int i = 0; i < gram.length(); i++) {
            hash = (hash ^ gram.charAt(i)) * 0x01000193;
        }
        return hash ^ (hash >>> 15);
    }

    synchronized float[] vector() {
        if (vector == null) {
            vector = tongue.vectors().of(text);
        }
        return vector;
    }
}
