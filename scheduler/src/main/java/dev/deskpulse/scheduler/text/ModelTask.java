package dev.deskpulse.scheduler.text;

import dev.deskpulse.scheduler.text.model.Prediction;
import dev.deskpulse.scheduler.text.model.Sample;
import dev.deskpulse.scheduler.text.model.TextModel;
import dev.deskpulse.scheduler.text.model.Verdict;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A task done by a learned model. Its evidence is what the model went by, and what lexicons and rules see besides. */
final class ModelTask implements TaskJudge {
    private final TextModel model;
    private final Samples samples;
    private final TaskJudge words;

    /** @param words tells the words of feeling, or of the kind, that speak for a label */
    ModelTask(TextModel model, Samples samples, TaskJudge words) {
        this.model = model;
        this.samples = samples;
        this.words = words;
    }

    @Override
    public String version() {
        return model.version();
    }

    @Override
    public Set<String> labels() {
        return model.labels().stream()
                .map(this::shown)
                .filter(label -> !label.equals(TextTag.UNSURE))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A model may have learned what to leave alone, too, such as {@code other}: that is unsure. */
    private String shown(String label) {
        Set<String> named = words.labels();
        return named.isEmpty() || named.contains(label) ? label : TextTag.UNSURE;
    }

    /** Without letters there is nothing that models know: emoji are the lexicons' business. */
    @Override
    public TextTag judge(LexiconReading reading, Language language) {
        TextTag seen = words.judge(reading, language);
        return language == Language.OTHER ? seen : judge(reading.passage(), samples.of(reading, language), seen);
    }

    /** @param seen what the lexicons' words of the same passage say */
    TextTag judge(Passage passage, Sample sample, TextTag seen) {
        return model.explain(sample).map(verdict -> tag(passage, verdict, seen)).orElse(TextTag.nothing(version()));
    }

    private TextTag tag(Passage passage, Verdict verdict, TextTag seen) {
        Prediction prediction = verdict.prediction();
        boolean sentiment = model.task().equals(TextTask.SENTIMENT.id());
        double score = sentiment ? prediction.of("positive") - prediction.of("negative") : prediction.confidence();
        List<Evidence> rules = sentiment ? speakingFor(prediction.label(), seen.evidence()) : ofKind(prediction, seen);
        boolean down = sentiment && prediction.label().equals("negative");
        return new TextTag(
                shown(prediction.label()),
                score,
                prediction.confidence(),
                prediction.probabilities(),
                ModelEvidence.of(passage, verdict.marks(), down, rules),
                version());
    }

    private static List<Evidence> speakingFor(String label, List<Evidence> evidence) {
        return switch (label) {
            case "negative" -> evidence.stream().filter(one -> one.weight() < 0).toList();
            case "positive" -> evidence.stream().filter(one -> one.weight() > 0).toList();
            default -> List.of();
        };
    }

    /** Phrases speak for one kind only. */
    private static List<Evidence> ofKind(Prediction prediction, TextTag seen) {
        return seen.label().equals(prediction.label()) ? seen.evidence() : List.of();
    }
}
