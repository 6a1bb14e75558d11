package dev.deskpulse.scheduler.text;

import java.io.Serializable;
import java.util.List;

/** What one passage says by itself, whatever else the ticket holds. */
public record MessageTags(Language language, Sentiment sentiment, KindTag kind) implements Serializable {
    /** For words that nobody here reads. */
    static MessageTags unsure(Language language) {
        return new MessageTags(
                language,
                new Sentiment(Sentiment.Label.UNSURE, 0, 0, List.of()),
                new KindTag(KindTag.Kind.UNSURE, 0, List.of()));
    }

    /** What falls short of the threshold is unsure. */
    MessageTags sureFrom(Threshold threshold) {
        return new MessageTags(language, sentiment.sureFrom(threshold.sentiment()), kind.sureFrom(threshold.kind()));
    }
}
