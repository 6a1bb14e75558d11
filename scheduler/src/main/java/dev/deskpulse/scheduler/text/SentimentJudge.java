package dev.deskpulse.scheduler.text;

import dev.deskpulse.scheduler.text.SentenceMood.Pull;
import dev.deskpulse.scheduler.text.Sentiment.Label;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The customer's mood by lexicon and rules. Later messages weigh more than earlier ones: an angry ticket that ends in
 * honest thanks ends well. A message that shows no feeling changes nothing.
 */
final class SentimentJudge {
    /** A score nearer to 0 than this is neutral. */
    static final double NEUTRAL_WITHIN = 0.2;

    /** Below this confidence the label is UNSURE. */
    static final double SURE_FROM = 0.3;

    private static final double EARLIER_COUNTS = 0.5;
    private static final double EARLIEST_COUNTS = 0.1;
    private static final int EVIDENCE_AT_MOST = 8;

    private final Lexicon<SentimentRole> lexicon =
            Lexicon.load(SentimentRole.class, "sentiment-zh.txt", "sentiment-en.txt", "sentiment-emoji.txt");

    /**
     * The mood of one passage.
     *
     * @param up the sum of all that pulls up
     * @param down the sum of all that pulls down, as a positive number
     */
    private record Mood(double up, double down, List<Evidence> evidence) {
        double mass() {
            return up + down;
        }

        double score() {
            double sum = up - down;
            return sum / Math.sqrt(sum * sum + 4 + mass());
        }
    }

    int lexiconSize() {
        return lexicon.size();
    }

    /** @param passages oldest first */
    Sentiment judge(List<Passage> passages) {
        double weights = 0;
        double scores = 0;
        double up = 0;
        double down = 0;
        List<Evidence> evidence = new ArrayList<>();
        double recency = 1;
        for (int i = passages.size() - 1; i >= 0; i--) {
            Mood mood = read(passages.get(i));
            double counts = recency * mood.mass() / (mood.mass() + 1);
            weights += counts;
            scores += counts * mood.score();
            up += recency * mood.up;
            down += recency * mood.down;
            addWeighted(mood.evidence, recency, evidence);
            recency = Math.max(EARLIEST_COUNTS, recency * EARLIER_COUNTS);
        }
        return weights == 0 ? withoutFeeling(passages) : withFeeling(scores / weights, up, down, strongest(evidence));
    }

    private Mood read(Passage passage) {
        List<Pull> pulls = new ArrayList<>();
        for (Sentence sentence : Sentence.split(passage.folded())) {
            SentenceMood mood = SentenceMood.read(passage.folded(), sentence, lexicon);
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
            evidence.add(new Evidence(
                    passage.original().substring(pull.start(), pull.end()), round(pull.weight()), pull.rule()));
        }
        return new Mood(up, down, strongest(evidence));
    }

    private static void addWeighted(List<Evidence> from, double factor, List<Evidence> to) {
        from.forEach(e -> to.add(new Evidence(e.text(), round(e.weight() * factor), e.rule())));
    }

    private static List<Evidence> strongest(List<Evidence> evidence) {
        return evidence.stream()
                .sorted(Comparator.comparingDouble((Evidence e) -> -Math.abs(e.weight()))
                        .thenComparing(Evidence::text))
                .limit(EVIDENCE_AT_MOST)
                .toList();
    }

    private static Sentiment withFeeling(double score, double up, double down, List<Evidence> evidence) {
        double mass = up + down;
        double agreement = Math.abs(up - down) / mass;
        double heard = 1 - Math.exp(-mass / 1.2);
        boolean neutral = Math.abs(score) < NEUTRAL_WITHIN;
        double confidence = neutral ? 0.5 * (1 - heard) + 0.2 : heard * (0.3 + 0.7 * agreement);
        Label label = neutral ? Label.NEUTRAL : score > 0 ? Label.POSITIVE : Label.NEGATIVE;
        return new Sentiment(confidence < SURE_FROM ? Label.UNSURE : label, round(score), round(confidence), evidence);
    }

    private static Sentiment withoutFeeling(List<Passage> passages) {
        int letters = passages.stream()
                .mapToInt(p ->
                        (int) p.folded().chars().filter(Character::isLetter).count())
                .sum();
        double confidence = letters < 4 ? 0 : 0.6;
        return new Sentiment(confidence < SURE_FROM ? Label.UNSURE : Label.NEUTRAL, 0, confidence, List.of());
    }

    private static double round(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
