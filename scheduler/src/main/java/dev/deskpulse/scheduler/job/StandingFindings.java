package dev.deskpulse.scheduler.job;

import dev.deskpulse.scheduler.insight.Finding;
import dev.deskpulse.scheduler.insight.FindingStore;
import java.util.List;

/** The findings of the last analysis; those it no longer found are left out. */
public record StandingFindings(AnalysisMark mark, FindingStore findings) {
    /** The latest first; empty before the first analysis. */
    public List<Finding> all() {
        return mark.last()
                .map(AnalysisMark.Mark::explainedAt)
                .map(run -> findings.all().stream()
                        .filter(seen -> !seen.lastSeen().isBefore(run))
                        .map(FindingStore.Seen::finding)
                        .toList())
                .orElse(List.of());
    }
}
