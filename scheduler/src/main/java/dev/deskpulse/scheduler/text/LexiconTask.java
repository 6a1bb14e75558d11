package dev.deskpulse.scheduler.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Sentiment or kind by lexicons and rules: what there is where no model was learned. */
final class LexiconTask implements TaskJudge {
    private final TextTask task;
    private final LexiconJudge lexicons;

    private LexiconTask(TextTask task, LexiconJudge lexicons) {
        this.task = task;
        this.lexicons = lexicons;
    }

    static LexiconTask sentiment(LexiconJudge lexicons) {
        return new LexiconTask(TextTask.SENTIMENT, lexicons);
    }

    static LexiconTask kind(LexiconJudge lexicons) {
        return new LexiconTask(TextTask.KIND, lexicons);
    }

    @Override
    public String version() {
        return lexicons.version();
    }

    @Override
    public Set<String> labels() {
        return task == TextTask.SENTIMENT ? names(Sentiment.Label.values()) : names(KindTag.Kind.values());
    }

    private static Set<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants)
                .map(LexiconTask::name)
                .filter(name -> !name.equals(TextTag.UNSURE))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public TextTag judge(LexiconReading reading, Language language) {
        MessageTags tags = reading.tags(language);
        return task == TextTask.SENTIMENT ? tag(tags.sentiment()) : tag(tags.kind());
    }

    TextTag tag(Sentiment sentiment) {
        double positive = (1 + sentiment.score()) / 2;
        return new TextTag(
                name(sentiment.label()),
                sentiment.score(),
                sentiment.confidence(),
                Map.of("positive", positive, "negative", 1 - positive),
                sentiment.evidence(),
                version());
    }

    TextTag tag(KindTag kind) {
        List<Evidence> evidence = kind.evidence();
        return new TextTag(name(kind.kind()), kind.confidence(), kind.confidence(), Map.of(), evidence, version());
    }
}
