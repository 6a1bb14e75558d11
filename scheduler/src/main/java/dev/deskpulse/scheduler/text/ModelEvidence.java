package dev.deskpulse.scheduler.text;

import dev.deskpulse.scheduler.text.Evidence.Place;
import dev.deskpulse.scheduler.text.model.Verdict.Mark;
import dev.deskpulse.scheduler.text.model.Verdict.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Joins what a model went by with what lexicons and rules saw in the same passage. */
final class ModelEvidence {
    private static final int AT_MOST = 8;
    private static final Comparator<Evidence> STRONGEST_FIRST = Comparator.comparingDouble(
                    (Evidence one) -> -Math.abs(one.weight()))
            .thenComparing(Evidence::text);

    private ModelEvidence() {}

    /**
     * The strongest first. Where a rule and the model see the same words, the rule is named, since it says more.
     *
     * @param down whether the label is one that weights below 0 speak for
     */
    static List<Evidence> of(Passage passage, List<Mark> marks, boolean down, List<Evidence> rules) {
        List<Evidence> sentences = new ArrayList<>();
        List<Evidence> words = new ArrayList<>(rules);
        for (Mark mark : marks) {
            double weight = Math.round((down ? -1 : 1) * mark.weight() * 100) / 100.0;
            if (mark.part() == Part.SENTENCE) {
                sentences.add(passage.evidence(mark.from(), mark.to(), weight, "sentence"));
            } else if (rules.stream().noneMatch(rule -> overlaps(mark, rule.place()))) {
                words.add(passage.evidence(mark.from(), mark.to(), weight, "words"));
            }
        }
        words.sort(STRONGEST_FIRST);
        return Stream.concat(sentences.stream(), words.stream().limit(AT_MOST - sentences.size()))
                .sorted(STRONGEST_FIRST)
                .toList();
    }

    private static boolean overlaps(Mark mark, @Nullable Place place) {
        return place != null && mark.from() < place.end() && place.start() < mark.to();
    }
}
