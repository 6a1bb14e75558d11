package dev.deskpulse.scheduler.text;

import dev.deskpulse.scheduler.text.model.Sample;
import dev.deskpulse.scheduler.text.model.TextModel;

/**
 * Judges by learned models. Lexicons and rules give their part of the evidence, and judge what has no letters. One sentence
 * vector serves both tasks.
 */
public final class ModelJudge implements PassageJudge {
    private final LexiconJudge lexicons = new LexiconJudge();
    private final LexiconTask moodWords = LexiconTask.sentiment(lexicons);
    private final LexiconTask kindWords = LexiconTask.kind(lexicons);
    private final Samples samples = new Samples();
    private final ModelTask sentiments;
    private final ModelTask kinds;

    /**
     * @param sentiment a model of {@link TextTask#SENTIMENT}
     * @param kind a model of {@link TextTask#KIND}
     */
    public ModelJudge(TextModel sentiment, TextModel kind) {
        this.sentiments = new ModelTask(sentiment, samples, moodWords);
        this.kinds = new ModelTask(kind, samples, kindWords);
    }

    @Override
    public String version() {
        return sentiments.version() + "+" + kinds.version() + "+" + lexicons.version();
    }

    @Override
    public MessageTags judge(Passage passage, Language language) {
        LexiconReading reading = LexiconReading.of(passage);
        MessageTags seen = reading.tags(language);
        if (passage.original().codePoints().noneMatch(Character::isLetter)) {
            return seen;
        }
        Sample sample = samples.of(reading, language);
        return new MessageTags(
                language,
                sentiments
                        .judge(passage, sample, moodWords.tag(seen.sentiment()))
                        .sentiment(),
                kinds.judge(passage, sample, kindWords.tag(seen.kind())).kind());
    }
}
