package dev.deskpulse.scheduler.text;

import java.util.List;

/** What one passage says by itself, whatever else the ticket holds. */
public record MessageTags(Language language, Sentiment sentiment, KindTag kind) {
    /** For words that nobody here reads. */
    static MessageTags unsure(Language language) {
        return new MessageTags(
                language,
                new Sentiment(Sentiment.Label.UNSURE, 0, 0, List.of()),
                new KindTag(KindTag.Kind.UNSURE, 0, List.of()));
    }

    /** The same where the confidence reaches the threshold; else unsure, with what was seen kept for showing. */
    MessageTags sureFrom(Threshold threshold) {
        boolean feelingUnsure = sentiment.confidence() < threshold.sentiment();
        boolean kindUnsure = kind.confidence() < threshold.kind();
        return new MessageTags(
                language,
                feelingUnsure
                        ? new Sentiment(
                                Sentiment.Label.UNSURE, sentiment.score(), sentiment.confidence(), sentiment.evidence())
                        : sentiment,
                kindUnsure ? new KindTag(KindTag.Kind.UNSURE, kind.confidence(), kind.evidence()) : kind);
    }
}
