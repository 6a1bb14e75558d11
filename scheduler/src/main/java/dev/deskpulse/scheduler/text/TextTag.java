package dev.deskpulse.scheduler.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What one task tells of one text.
 *
 * @param label in lower case, such as {@code negative}; {@link #UNSURE} where the text is not understood well enough
 * @param score for sentiment how probable positive is less how probable negative is, for priority impact × urgency, for
 *     the others how probable the label is
 * @param confidence how probable it is that the label is right, 0 to 1; also of the best guess behind an "unsure"
 * @param probabilities by label; empty where the judge knows none
 * @param evidence the strongest first; its places point into {@link TextTagger#words}
 * @param model the version of what judged
 */
public record TextTag(
        String label,
        double score,
        double confidence,
        Map<String, Double> probabilities,
        List<Evidence> evidence,
        String model) {
    public static final String UNSURE = "unsure";

    public TextTag {
        probabilities = Map.copyOf(probabilities);
        evidence = List.copyOf(evidence);
    }

    static TextTag nothing(String model) {
        return new TextTag(UNSURE, 0, 0, Map.of(), List.of(), model);
    }

    /** The same where the confidence reaches a threshold; else unsure, with what was seen kept for showing. */
    TextTag sureFrom(double threshold) {
        return confidence >= threshold ? this : new TextTag(UNSURE, score, confidence, probabilities, evidence, model);
    }

    Sentiment sentiment() {
        return new Sentiment(constant(Sentiment.Label.class, Sentiment.Label.UNSURE), score, confidence, evidence);
    }

    KindTag kind() {
        return new KindTag(constant(KindTag.Kind.class, KindTag.Kind.UNSURE), confidence, evidence);
    }

    /** Models may know labels that have no constant. */
    private <E extends Enum<E>> E constant(Class<E> type, E otherwise) {
        String name = label.toUpperCase(Locale.ROOT);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElse(otherwise);
    }
}
