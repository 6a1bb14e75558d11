package dev.deskpulse.scheduler.text;

import dev.deskpulse.scheduler.text.KindTag.Kind;
import dev.deskpulse.scheduler.text.SentimentJudge.Mood;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What lexicons and rules see in a passage, as numbers of about −1 to 1 that models learn how far to trust. */
final class Signals {
    private static final double STRONG_VOTE = 3;
    private static final double MANY_SIGNS = 3;
    private static final double LONG_TEXT = 7;

    private Signals() {}

    /** As many for every passage, always in the same order. */
    static List<Double> of(LexiconReading reading) {
        Passage passage = reading.passage();
        List<Double> signals = new ArrayList<>();
        Mood mood = reading.mood();
        signals.add(mood.score());
        signals.add(Math.log1p(mood.up()) / 2);
        signals.add(Math.log1p(mood.down()) / 2);
        signals.add(mood.mass() == 0 ? 1.0 : 0.0);
        Map<Kind, Double> votes = KindJudge.sums(reading.phrases());
        for (Kind kind : Kind.values()) {
            signals.add(Math.tanh(votes.getOrDefault(kind, 0.0) / STRONG_VOTE));
        }
        signals.add(count(passage, '?') / MANY_SIGNS);
        signals.add(count(passage, '!') / MANY_SIGNS);
        signals.add(Math.log1p(passage.folded().length()) / LONG_TEXT);
        return signals;
    }

    private static double count(Passage passage, char sign) {
        int found = 0;
        for (int at = passage.folded().indexOf(sign);
                at >= 0;
                at = passage.folded().indexOf(sign, at + 1)) {
            found++;
        }
        return Math.min(MANY_SIGNS, found);
    }
}
