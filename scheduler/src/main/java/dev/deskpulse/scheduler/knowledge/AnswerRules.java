package dev.deskpulse.scheduler.knowledge;

import java.time.Duration;

/**
 * When a question's answer is sent to a customer without a person in between. Only questions that an admin has approved
 * one by one ever are.
 *
 * @param enabled off unless somebody switches it on
 * @param perDay at most so many on one calendar day of the desk's zone
 * @param nearness how near the ticket's opening must be to the question, a cosine from 0.6 to 1
 * @param newFor older tickets are left to people
 */
public record AnswerRules(boolean enabled, int perDay, double nearness, Duration newFor) {
    private static final int MOST_A_DAY = 1_000;
    private static final Duration LONGEST = Duration.ofDays(7);

    /** Off. */
    public static final AnswerRules USUAL = new AnswerRules(false, 20, 0.8, Duration.ofHours(24));

    public AnswerRules {
        if (perDay < 1 || perDay > MOST_A_DAY) {
            throw new IllegalArgumentException("perDay is 1 to " + MOST_A_DAY + ", not " + perDay);
        }
        if (nearness < Candidate.SAME_QUESTION || nearness > 1) {
            throw new IllegalArgumentException("nearness is " + Candidate.SAME_QUESTION + " to 1, not " + nearness);
        }
        if (newFor.isNegative() || newFor.isZero() || newFor.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("newFor is up to " + LONGEST.toDays() + " days, not " + newFor);
        }
    }
}
