package dev.deskpulse.scheduler.quality;

/**
 * Tells whether a reply answers a question: it says yes, no, why, how much or where, or is about what was asked, and does
 * not put the customer off.
 */
final class Answers {
    /** Shorter ones say nothing in particular. */
    private static final int SHORTEST = 12;

    private static final double ALIKE_IN_CHINESE = 0.55;
    private static final double ALIKE_IN_ENGLISH = 0.65;

    private final Phrases answer;
    private final Phrases deflection;

    Answers(Phrases answer, Phrases deflection) {
        this.answer = answer;
        this.deflection = deflection;
    }

    boolean answers(String question, String reply) {
        boolean puttingOff = deflection.first(reply).isPresent();
        boolean telling = answer.first(reply).isPresent();
        if (puttingOff != telling) {
            return telling;
        }
        boolean chinese = Asked.isChinese(question);
        return !puttingOff
                && reply.length() >= SHORTEST
                && Learnt.alike(question, reply, chinese) >= (chinese ? ALIKE_IN_CHINESE : ALIKE_IN_ENGLISH);
    }
}
