package dev.deskpulse.scheduler.text;

import dev.deskpulse.scheduler.text.KindTag.Kind;
import dev.deskpulse.scheduler.text.Lexicon.Hit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the customer wants, by phrases, the shape of the sentences, the mood and the ticket's own type. */
final class KindJudge {
    private static final double SURE_FROM = 0.3;
    private static final double ENOUGH = 1;
    private static final double LATER_MESSAGES_COUNT = 0.4;
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

    private record Vote(Kind kind, Evidence evidence) {}

    private final Lexicon<Role> lexicon = Lexicon.load(Role.class, "kind.txt");

    /** @param type the ticket's type as the site names it */
    KindTag judge(List<Passage> passages, Sentiment sentiment, String type) {
        List<Vote> votes = new ArrayList<>();
        for (int i = 0; i < passages.size(); i++) {
            votes.addAll(phrases(passages.get(i), i == 0 ? 1 : LATER_MESSAGES_COUNT));
        }
        votes.addAll(mood(sentiment));
        votes.addAll(type(type.toLowerCase(Locale.ROOT)));
        return count(votes);
    }

    private List<Vote> phrases(Passage passage, double factor) {
        List<Vote> votes = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Sentence sentence : Sentence.split(passage.folded())) {
            for (Hit<Role> hit : lexicon.find(passage.folded(), sentence.start(), sentence.end())) {
                String quote = passage.quote(hit);
                if (hit.role() != Role.IGNORE && seen.add(quote)) {
                    votes.add(vote(hit.role().kind, quote, hit.weight() * factor, "phrase"));
                }
            }
            if (sentence.question() && seen.add("?")) {
                votes.add(vote(Kind.QUESTION, "?", 1.5 * factor, "question mark"));
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

    private static List<Vote> type(String type) {
        Kind kind = type.contains("complain") || type.contains("投诉") || type.contains("投訴")
                ? Kind.COMPLAINT
                : type.contains("question") || type.contains("inquiry") || type.contains("咨询")
                        ? Kind.QUESTION
                        : type.contains("suggestion") || type.contains("feature") || type.contains("建议")
                                ? Kind.SUGGESTION
                                : Kind.UNSURE;
        return kind == Kind.UNSURE ? List.of() : List.of(vote(kind, type, 1.5, "ticket type"));
    }

    private static Vote vote(Kind kind, String text, double weight, String rule) {
        return new Vote(kind, new Evidence(text, Math.round(weight * 100) / 100.0, rule));
    }

    private static KindTag count(List<Vote> votes) {
        Map<Kind, Double> sums = new EnumMap<>(Kind.class);
        votes.forEach(vote -> sums.merge(vote.kind, vote.evidence.weight(), Double::sum));
        double all = sums.values().stream().mapToDouble(Double::doubleValue).sum();
        Kind best = sums.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(Kind.UNSURE);
        double most = sums.getOrDefault(best, 0.0);
        double confidence = all == 0 ? 0 : Math.round(100 * most / all * (1 - Math.exp(-most))) / 100.0;
        boolean unsure = most < ENOUGH || confidence < SURE_FROM;
        return new KindTag(unsure ? Kind.UNSURE : best, confidence, evidenceFor(best, votes));
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
