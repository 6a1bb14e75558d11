package dev.deskpulse.scheduler.quality;

import dev.deskpulse.scheduler.privacy.Masker;
import dev.deskpulse.scheduler.privacy.PersonalData;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Checks one reply by every rule. Safe for use by several threads. */
public final class ReplyCheck {
    private static final int MOST_WORDS = 3;
    /** Who greets does so at once. */
    private static final int GREETS_WITHIN = 40;

    private final QualityRules rules;
    private final Masker masker;
    private final Set<String> ours;
    private final Map<String, Phrases> phrases = new HashMap<>();
    private final Answers answers;

    /** @param masker finds every kind of personal data, under the key by which stored texts are masked */
    public ReplyCheck(QualityRules rules, Masker masker) {
        this.rules = rules;
        this.masker = masker;
        this.ours = Set.copyOf(masker.values(String.join("\n", rules.ours())).keySet());
        rules.phrases().forEach((section, texts) -> phrases.put(section, new Phrases(texts)));
        this.answers = new Answers(
                new Phrases(rules.phrases().getOrDefault(QualityRules.ANSWER, List.of())),
                new Phrases(rules.phrases().getOrDefault(QualityRules.DEFLECTION, List.of())));
    }

    /** Every rule that is on, in their order. */
    public List<RuleFinding> check(Reply reply) {
        Learnt.Told told = Learnt.of(reply.text());
        List<RuleFinding> findings = new ArrayList<>();
        for (ReplyRule rule : ReplyRule.values()) {
            if (!rules.off().contains(rule)) {
                findings.add(finding(rule, reply, told));
            }
        }
        return findings;
    }

    private RuleFinding finding(ReplyRule rule, Reply reply, Learnt.Told told) {
        return switch (rule) {
            case GREETING -> said(rule, reply.first(), head(reply.text()), told);
            case EMPATHY -> said(rule, reply.upset(), reply.text(), told);
            case OWNERSHIP, NEXT_STEP -> said(rule, reply.complaint(), reply.text(), told);
            case FORBIDDEN, PROMISE -> said(rule, true, reply.text(), told);
            case ANSWERED -> answered(reply, told);
            case PERSONAL_DATA -> sentOut(reply);
        };
    }

    private static String head(String text) {
        return text.substring(0, Math.min(GREETS_WITHIN, text.length()));
    }

    /** By its phrases, or else by its meaning, which takes longer to tell. */
    private RuleFinding said(ReplyRule rule, boolean asked, String text, Learnt.Told told) {
        List<String> words = of(rule.label()).all(text, MOST_WORDS);
        if (!asked || !words.isEmpty() || !told.says(rule)) {
            return new RuleFinding(rule, asked, !words.isEmpty(), words);
        }
        return new RuleFinding(
                rule,
                true,
                true,
                rule.isWanted() ? List.of() : told.sentence(rule).stream().toList());
    }

    private Phrases of(String section) {
        return Objects.requireNonNull(phrases.get(section), section);
    }

    private RuleFinding answered(Reply reply, Learnt.Told told) {
        Optional<String> question = Asked.question(reply.before());
        boolean answered = question.isPresent() && answers.answers(reply.text(), told);
        return new RuleFinding(
                ReplyRule.ANSWERED,
                question.isPresent(),
                answered,
                question.filter(asked -> !answered).stream().toList());
    }

    /** What the customer wrote themselves, and the desk's own contacts, may be sent to them. */
    private RuleFinding sentOut(Reply reply) {
        Map<String, PersonalData> sent = masker.values(reply.text());
        if (!sent.isEmpty()) {
            Set<String> known = new HashSet<>(masker.values(reply.known()).keySet());
            known.addAll(ours);
            sent.keySet().removeAll(known);
        }
        sent.values().retainAll(rules.personal());
        Set<String> kinds = new TreeSet<>();
        sent.values().forEach(kind -> kinds.add(kind.label()));
        return new RuleFinding(ReplyRule.PERSONAL_DATA, true, !sent.isEmpty(), List.copyOf(kinds));
    }
}
