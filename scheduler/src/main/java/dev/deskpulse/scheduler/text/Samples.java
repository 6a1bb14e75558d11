package dev.deskpulse.scheduler.text;

import dev.deskpulse.scheduler.text.model.Sample;
import dev.deskpulse.scheduler.text.model.Tongue;
import java.util.Optional;

/** Passages as models see them. Safe for use by several threads. */
public final class Samples {
    private final Signals signals = new Signals(new SentimentJudge(), new KindJudge());

    /** Of a raw text, read as {@link TextTagger} reads it; empty where its language is not known to models. */
    public Optional<Sample> of(String text) {
        Passage passage = TextTagger.passage(text);
        Language language = LanguageDetector.detect(passage.original());
        return language == Language.OTHER ? Optional.empty() : Optional.of(of(passage, language));
    }

    /** Mixed texts go to the Chinese model, whose vocabulary has English words too; not so the other way round. */
    Sample of(Passage passage, Language language) {
        return of(passage, language == Language.ENGLISH ? Tongue.ENGLISH : Tongue.CHINESE);
    }

    Sample of(Passage passage, Tongue tongue) {
        return new Sample(tongue, passage.original(), passage.folded(), signals.of(passage));
    }
}
