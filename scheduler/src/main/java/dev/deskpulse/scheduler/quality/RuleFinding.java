package dev.deskpulse.scheduler.quality;

import java.util.List;

/**
 * One rule, looked at in one reply.
 *
 * @param asked whether the rule is to be kept here: nobody has to greet twice, or console who is content
 * @param present whether the reply has what the rule is about
 * @param words what it was told by: of the reply, or of the question that is not answered; kinds of data, never data
 */
public record RuleFinding(ReplyRule rule, boolean asked, boolean present, List<String> words) {
    public RuleFinding {
        words = List.copyOf(words);
    }

    public boolean isBroken() {
        return asked && present != rule.isWanted();
    }
}
