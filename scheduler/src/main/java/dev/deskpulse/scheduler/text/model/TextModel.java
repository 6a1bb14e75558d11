package dev.deskpulse.scheduler.text.model;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that was learned for one task.
 *
 * @param task what it tells, such as {@code sentiment}
 * @param version changes with everything that it learned from
 * @param quality by cross-validation, each text judged by models that had not seen its group
 */
public record TextModel(String task, String version, Map<Tongue, Cascade> cascades, Map<Tongue, Quality> quality) {
    public TextModel {
        cascades = Map.copyOf(cascades);
        quality = Map.copyOf(quality);
    }

    /** Empty where nothing was learned of that language. */
    public Optional<Prediction> predict(Sample sample) {
        return Optional.ofNullable(cascades.get(sample.tongue())).map(cascade -> cascade.predict(sample));
    }

    /** Like {@link #predict}, with what spoke for it; a little slower. */
    public Optional<Verdict> explain(Sample sample) {
        return Optional.ofNullable(cascades.get(sample.tongue())).map(cascade -> cascade.explain(sample));
    }

    /** This model, with another's part for each language that it does not know. */
    public TextModel knowingLanguagesOf(TextModel older) {
        Map<Tongue, Cascade> allCascades = new EnumMap<>(older.cascades);
        Map<Tongue, Quality> allQuality = new EnumMap<>(older.quality);
        allCascades.putAll(cascades);
        allQuality.putAll(quality);
        return new TextModel(task, version, allCascades, allQuality);
    }

    /** The labels that it can give, in any language. */
    public List<String> labels() {
        return cascades.values().stream()
                .flatMap(cascade -> cascade.full().labels().stream())
                .distinct()
                .sorted()
                .toList();
    }
}
