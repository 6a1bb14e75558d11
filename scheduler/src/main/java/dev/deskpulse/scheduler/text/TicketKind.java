package dev.deskpulse.scheduler.text;

import dev.deskpulse.scheduler.text.KindTag.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a whole ticket wants: above all what its first clear message wants, then the ticket's own type, then the rest. */
final class TicketKind {
    private static final double LATER_MESSAGES_COUNT = 0.4;
    private static final double TYPE_COUNTS = 0.4;
    private static final int EVIDENCE_AT_MOST = 6;

    private TicketKind() {}

    /**
     * The votes counted.
     *
     * @param kinds of the passages in their order
     * @param type the ticket's type as the site names it
     */
    static KindTag of(List<KindTag> kinds, String type) {
        Map<Kind, Double> votes = new EnumMap<>(Kind.class);
        List<KindTag> sure =
                kinds.stream().filter(tag -> tag.kind() != Kind.UNSURE).toList();
        for (int i = 0; i < sure.size(); i++) {
            double counts = i == 0 ? 1 : LATER_MESSAGES_COUNT / (sure.size() - 1);
            votes.merge(sure.get(i).kind(), counts * sure.get(i).confidence(), Double::sum);
        }
        Kind typed = ofType(type.toLowerCase(Locale.ROOT));
        if (typed != Kind.UNSURE) {
            votes.merge(typed, TYPE_COUNTS, Double::sum);
        }
        return votes.isEmpty() ? unsure(kinds) : winner(votes, sure, typed, type);
    }

    private static KindTag unsure(List<KindTag> kinds) {
        return kinds.isEmpty() ? new KindTag(Kind.UNSURE, 0, List.of()) : kinds.get(0);
    }

    private static KindTag winner(Map<Kind, Double> votes, List<KindTag> sure, Kind typed, String type) {
        Map.Entry<Kind, Double> best =
                votes.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
        double all = votes.values().stream().mapToDouble(Double::doubleValue).sum();
        double confidence = Math.min(1, best.getValue()) * best.getValue() / all;
        List<Evidence> evidence = new ArrayList<>();
        sure.stream().filter(tag -> tag.kind() == best.getKey()).forEach(tag -> evidence.addAll(tag.evidence()));
        if (typed == best.getKey()) {
            evidence.add(new Evidence(type, TYPE_COUNTS, "ticket type"));
        }
        return new KindTag(best.getKey(), Math.round(100 * confidence) / 100.0, strongest(evidence));
    }

    /** What several messages show without words for it, such as their mood, is said once. */
    private static List<Evidence> strongest(List<Evidence> evidence) {
        Set<String> facts = new HashSet<>();
        return evidence.stream()
                .sorted(Comparator.comparingDouble((Evidence e) -> -e.weight()).thenComparing(Evidence::text))
                .filter(one -> one.place() != null || facts.add(one.rule() + ": " + one.text()))
                .limit(EVIDENCE_AT_MOST)
                .toList();
    }

    private static Kind ofType(String type) {
        if (type.contains("complain") || type.contains("投诉") || type.contains("投訴")) {
            return Kind.COMPLAINT;
        }
        if (type.contains("question") || type.contains("inquiry") || type.contains("咨询")) {
            return Kind.QUESTION;
        }
        boolean suggestion = type.contains("suggestion") || type.contains("feature") || type.contains("建议");
        return suggestion ? Kind.SUGGESTION : Kind.UNSURE;
    }
}
