package dev.deskpulse.scheduler.text;

import dev.deskpulse.scheduler.text.Lexicon.Hit;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one sentence's words of feeling in order, with what turns, strengthens and weakens them. A negator, a wish or a
 * concession reaches to the end of its clause.
 */
final class SentenceMood {
    private static final int CHINESE_REACH = 6;
    private static final int ENGLISH_REACH = 24;
    private static final double STRONGEST_BOOST = 2;

    /** A word that pulls the mood one way; offsets into the passage. */
    record Pull(int start, int end, double weight, String rule) {
        Pull times(double factor, String why) {
            return new Pull(start, end, weight * factor, why);
        }

        Pull times(double factor) {
            return times(factor, rule);
        }
    }

    private final String text;
    private final Sentence sentence;
    private final List<Pull> pulls = new ArrayList<>();
    private final List<Hit<SentimentRole>> modifiers = new ArrayList<>();
    private boolean contrast;
    private boolean contrastFirst;
    private boolean conceded;
    private boolean wished;
    private boolean again;
    private boolean sarcastic;

    private SentenceMood(String text, Sentence sentence) {
        this.text = text;
        this.sentence = sentence;
    }

    /** @param text folded */
    static SentenceMood read(String text, Sentence sentence, Lexicon<SentimentRole> lexicon) {
        SentenceMood mood = new SentenceMood(text, sentence);
        int previousEnd = sentence.start();
        for (Hit<SentimentRole> hit : lexicon.find(text, sentence.start(), sentence.end())) {
            if (mood.clauseEndsBetween(previousEnd, hit.start())) {
                mood.beginClause();
            }
            mood.take(hit);
            previousEnd = hit.end();
        }
        mood.unmaskSarcasm();
        return mood;
    }

    List<Pull> pulls() {
        return pulls;
    }

    /** Whether it opens with a "but": the sentence before counts for less. */
    boolean turnsAgainstTheOneBefore() {
        return contrastFirst;
    }

    private void beginClause() {
        modifiers.clear();
        conceded = false;
        wished = false;
    }

    private boolean clauseEndsBetween(int from, int to) {
        for (int at = from; at < to; at++) {
            if (",、:()~".indexOf(text.charAt(at)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private void take(Hit<SentimentRole> hit) {
        switch (hit.role()) {
            case POSITIVE -> pulls.add(pull(hit, hit.weight()));
            case NEGATIVE -> pulls.add(pull(hit, -hit.weight()));
            case NEGATOR, BOOST, DAMP -> modifiers.add(hit);
            case AFTER -> strengthenLast(hit);
            case CONTRAST -> turn();
            case CONCESSION -> conceded = true;
            case WISH -> wished = true;
            case AGAIN -> again = true;
            case SARCASM -> mock(hit);
            case IGNORE -> {
                // Stands in the lexicon only so that nothing within it is seen.
            }
        }
    }

    private void turn() {
        contrastFirst |= pulls.isEmpty();
        pulls.replaceAll(pull -> pull.times(0.5));
        contrast = true;
        beginClause();
    }

    private void mock(Hit<SentimentRole> hit) {
        sarcastic = true;
        pulls.add(new Pull(hit.start(), hit.end(), -hit.weight(), "sarcasm"));
    }

    private void strengthenLast(Hit<SentimentRole> hit) {
        int last = pulls.size() - 1;
        if (last >= 0 && hit.start() - pulls.get(last).end() <= 2) {
            pulls.set(last, pulls.get(last).times(hit.weight(), "intensifier"));
        }
    }

    private Pull pull(Hit<SentimentRole> hit, double plain) {
        boolean latin = text.charAt(hit.start()) < 128;
        int start = hit.start();
        boolean turned = false;
        double strength = 1;
        for (Hit<SentimentRole> modifier : modifiers) {
            int distance = hit.start() - modifier.end();
            if (modifier.role() == SentimentRole.NEGATOR) {
                boolean reaches = distance <= (latin ? ENGLISH_REACH : CHINESE_REACH);
                turned ^= reaches;
                start = reaches ? Math.min(start, modifier.start()) : start;
            } else if (distance <= (latin ? ENGLISH_REACH / 2 : CHINESE_REACH / 2)) {
                strength *= modifier.weight();
            }
        }
        modifiers.clear();
        double weight = plain * Math.min(strength, STRONGEST_BOOST) * circumstances(plain > 0);
        return turned
                ? new Pull(start, hit.end(), weight * (plain > 0 ? -0.7 : -0.2), "negation")
                : new Pull(
                        hit.start(),
                        hit.end(),
                        weight,
                        strength > 1 ? "intensifier" : lexicon(text.codePointAt(start)));
    }

    private static String lexicon(int first) {
        if (!Character.isLetterOrDigit(first)) {
            return "emoji";
        }
        return first < 128 ? "lexicon.en" : "lexicon.zh";
    }

    private double circumstances(boolean positive) {
        double factor = 1 + 0.1 * Math.min(sentence.exclamations(), 3);
        factor *= contrast ? 1.3 : 1;
        factor *= conceded ? 0.5 : 1;
        factor *= wished ? (positive ? 0.2 : 0.8) : 1;
        factor *= sentence.question() ? (positive ? 0.3 : 0.85) : 1;
        return factor;
    }

    private void unmaskSarcasm() {
        boolean blamed = pulls.stream().anyMatch(pull -> pull.weight() <= -1);
        for (int i = 0; i < pulls.size(); i++) {
            Pull pull = pulls.get(i);
            boolean mockPraise = sarcastic || (blamed && (inQuotes(pull) || (i == 0 && again && !contrast)));
            if (pull.weight() > 0.5 && mockPraise) {
                pulls.set(i, pull.times(-0.7, "sarcasm"));
            }
        }
    }

    private boolean inQuotes(Pull pull) {
        return pull.start() > 0
                && pull.end() < text.length()
                && "\"“「『'".indexOf(text.charAt(pull.start() - 1)) >= 0
                && "\"”」』'".indexOf(text.charAt(pull.end())) >= 0;
    }
}
