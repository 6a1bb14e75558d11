package dev.deskpulse.scheduler.text;

import dev.deskpulse.scheduler.text.Sentiment.Label;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * How the customer's mood moved through the conversation. Made of the customer's messages alone. A message that shows no
 * feeling changes nothing, but where the customer began without any, that is the first state.
 *
 * @param worst the most negative state; of equal ones the latest
 * @param warning the mood has last changed for the worse, and is negative now
 */
public record Trajectory(Course course, State first, State last, State worst, boolean warning) implements Serializable {

    /** The whole way in a word. */
    public enum Course {
        /** The mood fell, and did not rise again. */
        WORSENING,
        /** No change worth the name. */
        STEADY,
        /** The mood rose, and had not been negative before or is not yet good. */
        IMPROVING,
        /** It was negative and is so no more. */
        RECOVERED,
        /** It rose and fell, and has not recovered. */
        MIXED
    }

    /** The mood that one message shows. */
    public record State(String message, Label label, double score) implements Serializable {
        /** Pleased is pleased: how much so makes no change for the worse. */
        private double height() {
            return Math.min(score, PLEASED);
        }
    }

    private static final double PLEASED = 0.45;

    /** A smaller change of the score is none. */
    private static final double STEP = 0.3;

    /** @param states of the passages in their order; the first is the opening's */
    static Trajectory of(List<State> states) {
        List<State> felt = felt(states);
        State first = felt.get(0);
        State last = felt.get(felt.size() - 1);
        State worst = felt.stream().reduce((a, b) -> b.score <= a.score ? b : a).orElse(first);
        List<Boolean> moves = rises(felt);
        boolean fellLast = !moves.isEmpty() && !moves.get(moves.size() - 1);
        boolean warning = fellLast && last.label == Label.NEGATIVE;
        return new Trajectory(course(moves, worst, last), first, last, worst, warning);
    }

    private static List<State> felt(List<State> states) {
        List<State> felt = new ArrayList<>();
        for (State state : states) {
            boolean shows = state.label == Label.NEGATIVE || state.label == Label.POSITIVE;
            if (shows || (felt.isEmpty() && state.label == Label.NEUTRAL)) {
                felt.add(state);
            }
        }
        return felt.isEmpty() ? List.of(states.get(0)) : felt;
    }

    /** The turns of the score that are a step or more, each true where it rose. */
    private static List<Boolean> rises(List<State> felt) {
        List<Boolean> moves = new ArrayList<>();
        double low = felt.get(0).height();
        double high = low;
        for (State state : felt) {
            double now = state.height();
            boolean rose = now - low >= STEP;
            boolean fell = high - now >= STEP;
            if (rose || fell) {
                if (moves.isEmpty() || moves.get(moves.size() - 1) != rose) {
                    moves.add(rose);
                }
                low = now;
                high = now;
            }
            low = Math.min(low, now);
            high = Math.max(high, now);
        }
        return moves;
    }

    private static Course course(List<Boolean> moves, State worst, State last) {
        if (moves.isEmpty()) {
            return Course.STEADY;
        }
        boolean roseLast = moves.get(moves.size() - 1);
        if (roseLast && worst.label == Label.NEGATIVE && last.label != Label.NEGATIVE) {
            return Course.RECOVERED;
        }
        if (moves.size() > 1) {
            return Course.MIXED;
        }
        return roseLast ? Course.IMPROVING : Course.WORSENING;
    }
}
