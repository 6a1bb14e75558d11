package dev.deskpulse.scheduler.text;

import dev.deskpulse.scheduler.text.model.Prediction;
import dev.deskpulse.scheduler.text.model.Sample;
import dev.deskpulse.scheduler.text.model.TextModel;
import java.util.List;
import java.util.Set;

/** A task done by a learned model. The words that lexicons see in the text are its evidence. */
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
        return Set.copyOf(model.labels());
    }

    /** Without letters there is nothing that models know: emoji are the lexicons' business. */
    @Override
    public TextTag judge(Passage passage, Language language) {
        TextTag seen = words.judge(passage, language);
        return language == Language.OTHER ? seen : judge(samples.of(passage, language), seen);
    }

    /** @param seen what the words of the same passage say */
    TextTag judge(Sample sample, TextTag seen) {
        return model.predict(sample).map(prediction -> tag(prediction, seen)).orElse(TextTag.nothing(version()));
    }

    private TextTag tag(Prediction prediction, TextTag seen) {
        boolean sentiment = model.task().equals(TextTask.SENTIMENT.id());
        double score = sentiment ? prediction.of("positive") - prediction.of("negative") : prediction.confidence();
        List<Evidence> evidence = sentiment ? speakingFor(prediction.label(), seen.evidence()) : seen.evidence();
        return new TextTag(
                prediction.label(), score, prediction.confidence(), prediction.probabilities(), evidence, version());
    }

    private static List<Evidence> speakingFor(String label, List<Evidence> evidence) {
        return switch (label) {
            case "negative" -> evidence.stream().filter(one -> one.weight() < 0).toList();
            case "positive" -> evidence.stream().filter(one -> one.weight() > 0).toList();
            default -> evidence;
        };
    }
}
