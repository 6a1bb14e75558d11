package dev.deskpulse.scheduler.text;

import dev.deskpulse.scheduler.text.SentenceMood.Pull;
import dev.deskpulse.scheduler.text.Sentiment.Label;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The mood of one passage by lexicon and rules. */
final class SentimentJudge {
    /** A score nearer to 0 than this is neutral. */
    static final double NEUTRAL_WITHIN = 0.2;

    private static final int EVIDENCE_AT_MOST = 8;

    private static final Lexicon<SentimentRole> LEXICON =
            Lexicon.load(SentimentRole.class, "sentiment-zh.txt", "sentiment-en.txt", "sentiment-emoji.txt");

    /**
     * The mood of one passage.
     *
     * @param up the sum of all that pulls up
     * @param down the sum of all that pulls down, as a positive number
     */
    record Mood(double up, double down, List<Evidence> evidence) {
        double mass() {
            return up + down;
        }

        double score() {
            double sum = up - down;
            return sum / Math.sqrt(sum * sum + 4 + mass());
        }
    }

    int lexiconSize() {
        return LEXICON.size();
    }

    /** The best guess and its confidence; UNSURE only where nothing is said. */
    Sentiment judge(Passage passage) {
        return judge(passage, read(passage));
    }

    /** @param mood what {@link #read} says of the passage */
    Sentiment judge(Passage passage, Mood mood) {
        return mood.mass() == 0 ? withoutFeeling(passage) : withFeeling(mood);
    }

    Mood read(Passage passage) {
        List<Pull> pulls = new ArrayList<>();
        for (Sentence sentence : Sentence.split(passage.folded())) {
            SentenceMood mood = SentenceMood.read(passage.folded(), sentence, LEXICON);
            if (mood.turnsAgainstTheOneBefore() && !pulls.isEmpty()) {
                pulls.replaceAll(pull -> pull.times(0.75));
            }
            pulls.addAll(mood.pulls());
        }
        double up = 0;
        double down = 0;
        List<Evidence> evidence = new ArrayList<>();
        for (Pull pull : pulls) {
            up += Math.max(pull.weight(), 0);
            down -= Math.min(pull.weight(), 0);
            evidence.add(passage.evidence(pull.start(), pull.end(), round(pull.weight()), pull.rule()));
        }
        return new Mood(up, down, strongest(evidence));
    }

    private static List<Evidence> strongest(List<Evidence> evidence) {
        return evidence.stream()
                .sorted(Comparator.comparingDouble((Evidence e) -> -Math.abs(e.weight()))
                        .thenComparing(Evidence::text))
                .limit(EVIDENCE_AT_MOST)
                .toList();
    }

    private static Sentiment withFeeling(Mood mood) {
        double score = mood.score();
        double agreement = Math.abs(mood.up - mood.down) / mood.mass();
        double heard = 1 - Math.exp(-mood.mass() / 1.2);
        boolean neutral = Math.abs(score) < NEUTRAL_WITHIN;
        double confidence = neutral ? 0.5 * (1 - heard) + 0.2 : heard * (0.3 + 0.7 * agreement);
        Label label = neutral ? Label.NEUTRAL : score > 0 ? Label.POSITIVE : Label.NEGATIVE;
        return new Sentiment(label, round(score), round(confidence), mood.evidence);
    }

    private static Sentiment withoutFeeling(Passage passage) {
        long letters = passage.folded().chars().filter(Character::isLetter).count();
        return letters < 4
                ? new Sentiment(Label.UNSURE, 0, 0, List.of())
                : new Sentiment(Label.NEUTRAL, 0, 0.6, List.of());
    }

    private static double round(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
