package dev.deskpulse.plugin.bench;

import dev.deskpulse.scheduler.text.ModelJudge;
import dev.deskpulse.scheduler.text.OwnWords;
import dev.deskpulse.scheduler.text.Passage;
import dev.deskpulse.scheduler.text.Samples;
import dev.deskpulse.scheduler.text.TextTask;
import dev.deskpulse.scheduler.text.model.ModelStore;
import dev.deskpulse.scheduler.text.model.SentenceVectors;
import dev.deskpulse.scheduler.text.model.TextModel;
import java.util.List;

/** The shipped models, and what of them a text needs. */
record TextModels(List<TextModel> models, ModelJudge judge, Samples samples) {
    private static final int WORDS_AT_MOST = 8_000;

    /** Loads all that judging needs, in both languages. */
    static TextModels load() {
        TextModel sentiment = shipped(TextTask.SENTIMENT);
        TextModel kind = shipped(TextTask.KIND);
        SentenceVectors.chinese();
        SentenceVectors.english();
        return new TextModels(List.of(sentiment, kind), new ModelJudge(sentiment, kind), new Samples());
    }

    static TextModel shipped(TextTask task) {
        return ModelStore.shipped(task.id())
                .orElseThrow(() -> new IllegalStateException("no model of " + task.id() + " ships with this program"));
    }

    /** Whether some cheap model is not sure of the text, so that its sentence vector is made. */
    boolean needsVector(String text) {
        return samples.of(text)
                .map(sample -> {
                    models.forEach(model -> model.predict(sample));
                    return sample.hasVector();
                })
                .orElse(false);
    }

    /** Mood and kind, as of a ticket's message. */
    void judge(String text) {
        OwnWords words = OwnWords.in(text, WORDS_AT_MOST);
        judge.judge(Passage.of(Passage.OPENING, words.text()), words.language());
    }
}
