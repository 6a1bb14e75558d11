package dev.deskpulse.scheduler.text;

import dev.deskpulse.scheduler.text.KindTag.Kind;
import dev.deskpulse.scheduler.text.Lexicon.Hit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one passage wants, by phrases, the shape of the sentences and the mood. */
final class KindJudge {
    private static final double ENOUGH = 1;
    private static final int EVIDENCE_AT_MOST = 6;

    /** What a phrase of {@code kind.txt} speaks for. */
    private enum Role {
        COMPLAINT(Kind.COMPLAINT),
        SUGGESTION(Kind.SUGGESTION),
        PRAISE(Kind.PRAISE),
        QUESTION(Kind.QUESTION),
        REQUEST(Kind.REQUEST),
        IGNORE(Kind.UNSURE);

        private final Kind kind;

        Role(Kind kind) {
            this.kind = kind;
        }
    }

    /** One phrase, or fact, that speaks for a kind. */
    record Vote(Kind kind, Evidence evidence) {}

    private static final Lexicon<Role> LEXICON = Lexicon.load(Role.class, "kind.txt");

    /**
     * The best guess and its confidence.
     *
     * @param phrases what {@link #phrases} found in a passage
     * @param sentiment the mood of the same passage
     */
    KindTag judge(List<Vote> phrases, Sentiment sentiment) {
        List<Vote> votes = new ArrayList<>(phrases);
        votes.addAll(mood(sentiment));
        return count(votes);
    }

    /** What in a passage speaks for each kind, by words and by the shape of its sentences. */
    List<Vote> phrases(Passage passage) {
        List<Vote> votes = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Sentence sentence : Sentence.split(passage.folded())) {
            for (Hit<Role> hit : LEXICON.find(passage.folded(), sentence.start(), sentence.end())) {
                if (hit.role() != Role.IGNORE && seen.add(passage.quote(hit))) {
                    votes.add(new Vote(
                            hit.role().kind, passage.evidence(hit.start(), hit.end(), round(hit.weight()), "phrase")));
                }
            }
            if (sentence.question() && seen.add("?")) {
                int mark = passage.folded().indexOf('?', sentence.start());
                votes.add(new Vote(Kind.QUESTION, passage.evidence(mark, mark + 1, 1.5, "question mark")));
            }
        }
        return votes;
    }

    private static List<Vote> mood(Sentiment sentiment) {
        double strength = 3 * Math.abs(sentiment.score()) * sentiment.confidence();
        return switch (sentiment.label()) {
            case NEGATIVE -> List.of(vote(Kind.COMPLAINT, "negative mood", strength, "sentiment"));
            case POSITIVE -> List.of(vote(Kind.PRAISE, "positive mood", strength / 2, "sentiment"));
            case NEUTRAL, UNSURE -> List.of();
        };
    }

    private static Vote vote(Kind kind, String text, double weight, String rule) {
        return new Vote(kind, new Evidence(text, round(weight), rule));
    }

    private static double round(double weight) {
        return Math.round(weight * 100) / 100.0;
    }

    /** How much they speak for each kind. */
    static Map<Kind, Double> sums(List<Vote> votes) {
        Map<Kind, Double> sums = new EnumMap<>(Kind.class);
        votes.forEach(vote -> sums.merge(vote.kind, vote.evidence.weight(), Double::sum));
        return sums;
    }

    private static KindTag count(List<Vote> votes) {
        Map<Kind, Double> sums = sums(votes);
        double all = sums.values().stream().mapToDouble(Double::doubleValue).sum();
        Kind best = sums.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(Kind.UNSURE);
        double most = sums.getOrDefault(best, 0.0);
        double confidence = all == 0 ? 0 : Math.round(100 * most / all * (1 - Math.exp(-most))) / 100.0;
        return new KindTag(most < ENOUGH ? Kind.UNSURE : best, confidence, evidenceFor(best, votes));
    }

    private static List<Evidence> evidenceFor(Kind kind, List<Vote> votes) {
        return votes.stream()
                .filter(vote -> vote.kind == kind)
                .map(Vote::evidence)
                .sorted(Comparator.comparingDouble((Evidence e) -> -e.weight()).thenComparing(Evidence::text))
                .limit(EVIDENCE_AT_MOST)
                .toList();
    }
}
