package dev.deskpulse.scheduler.text;

import dev.deskpulse.scheduler.text.Sentiment.Label;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The mood of a whole ticket: that of the customer's last state, pulled towards the worst one. An angry ticket that ends
 * in honest thanks ends well, though less well than one that was never angry.
 */
final class TicketSentiment {
    /** The rest is the worst state's. */
    private static final double LAST_COUNTS = 0.7;

    private static final int EVIDENCE_AT_MOST = 8;

    private TicketSentiment() {}

    /** @param moods by message, of every state of the trajectory */
    static Sentiment of(Trajectory trajectory, Map<String, Sentiment> moods) {
        Sentiment last = mood(trajectory.last(), moods);
        Sentiment worst = mood(trajectory.worst(), moods);
        if (trajectory.last().equals(trajectory.worst())) {
            return last;
        }
        double score = blend(last.score(), worst.score());
        double strength = blend(Math.abs(last.score()), Math.abs(worst.score()));
        double agreement = strength == 0 ? 1 : Math.abs(score) / strength;
        double confidence = blend(last.confidence(), worst.confidence()) * (0.5 + 0.5 * agreement);
        return new Sentiment(label(score), round(score), round(confidence), evidence(last, worst));
    }

    private static Sentiment mood(Trajectory.State state, Map<String, Sentiment> moods) {
        Sentiment mood = moods.get(state.message());
        if (mood == null) {
            throw new IllegalArgumentException("No mood of message " + state.message());
        }
        return mood;
    }

    private static double blend(double last, double worst) {
        return LAST_COUNTS * last + (1 - LAST_COUNTS) * worst;
    }

    private static Label label(double score) {
        boolean neutral = Math.abs(score) < SentimentJudge.NEUTRAL_WITHIN;
        return neutral ? Label.NEUTRAL : score > 0 ? Label.POSITIVE : Label.NEGATIVE;
    }

    private static List<Evidence> evidence(Sentiment last, Sentiment worst) {
        List<Evidence> all = new ArrayList<>();
        last.evidence().forEach(e -> all.add(weighted(e, LAST_COUNTS)));
        worst.evidence().forEach(e -> all.add(weighted(e, 1 - LAST_COUNTS)));
        all.sort(Comparator.comparingDouble((Evidence e) -> -Math.abs(e.weight()))
                .thenComparing(Evidence::text));
        return all.stream().limit(EVIDENCE_AT_MOST).toList();
    }

    private static Evidence weighted(Evidence e, double factor) {
        return new Evidence(e.text(), round(e.weight() * factor), e.rule(), e.place());
    }

    private static double round(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
