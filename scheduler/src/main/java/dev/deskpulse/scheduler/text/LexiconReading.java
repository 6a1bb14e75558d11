package dev.deskpulse.scheduler.text;

import java.util.List;

/**
 * A passage, and what the lexicons' words in it say: looked up once, for all that judges by it.
 *
 * @param mood by the words of feeling
 * @param phrases what speaks for a kind
 */
record LexiconReading(Passage passage, SentimentJudge.Mood mood, List<KindJudge.Vote> phrases) {
    private static final SentimentJudge SENTIMENTS = new SentimentJudge();
    private static final KindJudge KINDS = new KindJudge();

    LexiconReading {
        phrases = List.copyOf(phrases);
    }

    static LexiconReading of(Passage passage) {
        return new LexiconReading(passage, SENTIMENTS.read(passage), KINDS.phrases(passage));
    }

    MessageTags tags(Language language) {
        Sentiment sentiment = SENTIMENTS.judge(passage, mood);
        return new MessageTags(language, sentiment, KINDS.judge(phrases, sentiment));
    }
}
