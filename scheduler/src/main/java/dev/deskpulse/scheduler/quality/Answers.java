package dev.deskpulse.scheduler.quality;

/**
 * Tells whether a reply answers what was asked: phrases that say yes, no, why, how much or where do, phrases that put the
 * customer off do not; where neither or both stand there, its meaning tells.
 */
final class Answers {
    private final Phrases answer;
    private final Phrases deflection;

    Answers(Phrases answer, Phrases deflection) {
        this.answer = answer;
        this.deflection = deflection;
    }

    boolean answers(String reply, Learnt.Told told) {
        boolean puttingOff = deflection.first(reply).isPresent();
        boolean telling = answer.first(reply).isPresent();
        return puttingOff == telling ? told.says(ReplyRule.ANSWERED) : telling;
    }
}
