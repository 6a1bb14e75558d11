package dev.deskpulse.scheduler.cause;

import java.util.List;
import java.util.Optional;

/**
 * What is known of why a finding came about.
 *
 * @param suspects the likeliest first; with those that people confirmed or rejected
 * @param confirmed what people confirmed of this finding, whether or not it is among the suspects
 * @param before what people confirmed of earlier findings of the same KPI and slice, the latest first
 */
public record Causes(List<Suspect> suspects, List<Decision> confirmed, List<Decision> before) {
    public static final Causes NONE = new Causes(List.of(), List.of(), List.of());

    public Causes {
        suspects = List.copyOf(suspects);
        confirmed = List.copyOf(confirmed);
        before = List.copyOf(before);
    }

    /** Those that nobody has judged yet. */
    public List<Suspect> open() {
        return suspects.stream()
                .filter(suspect -> suspect.verdict() == Suspect.Verdict.SUSPECTED)
                .toList();
    }

    /** The likeliest that nobody has judged yet. */
    public Optional<Suspect> likeliest() {
        return open().stream().findFirst();
    }
}
