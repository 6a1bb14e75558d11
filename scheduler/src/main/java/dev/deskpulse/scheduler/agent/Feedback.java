package dev.deskpulse.scheduler.agent;

import java.time.Instant;
import java.util.Optional;

/**
 * What somebody said to an agent of the agent's work.
 *
 * @param agent the agent's account
 * @param by the account of who said it, or {@code admin} for the admin of this machine
 * @param answer the agent's own
 */
public record Feedback(long number, String agent, String note, String by, Instant at, Optional<Answer> answer) {
    private static final int LONGEST = 2_000;

    /** What the agent says to it. */
    public record Answer(String text, Instant at) {}

    /**
     * A note or an answer as it is kept.
     *
     * @throws IllegalArgumentException where it is empty or longer than 2,000 characters
     */
    static String text(String given) {
        String text = given.strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "feedback, and an answer to it, is a text of 1 to " + LONGEST + " characters");
        }
        return text;
    }
}
