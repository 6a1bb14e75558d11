package dev.deskpulse.plugin.cli;

import dev.deskpulse.scheduler.advice.Advise;
import dev.deskpulse.scheduler.insight.Finding;
import java.time.LocalDate;
import java.util.List;

/** The next step that a finding supports, for a script; findings that support none are left out. */
record Advised(String finding, String step, String en, String zh) {
    static List<Advised> on(List<Finding> findings, LocalDate today) {
        return findings.stream()
                .flatMap(finding -> Advise.on(finding, today).stream()
                        .map(advice -> new Advised(finding.id(), advice.step(), advice.english(), advice.chinese())))
                .toList();
    }
}
