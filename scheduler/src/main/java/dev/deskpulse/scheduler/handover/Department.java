package dev.deskpulse.scheduler.handover;

import dev.deskpulse.scheduler.insight.Finding;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who answers for some findings, and where they want to be told.
 *
 * @param name as people say it
 * @param project the key of their Jira project
 * @param type the name of one of its issue types
 * @param kpis the figures they answer for, such as {@code complaints}; empty for all
 * @param names dimensions of which a finding must name a value, such as {@code product}; empty for any
 * @param about words of which one must stand in what the finding is about; empty for any
 */
public record Department(
        String name, String project, String type, Set<String> kpis, Set<String> names, Set<String> about) {
    private static final Pattern PROJECT = Pattern.compile("[A-Z][A-Z0-9_]{1,254}");

    public Department {
        kpis = Set.copyOf(kpis);
        names = Set.copyOf(names);
        about = about.stream().map(Department::folded).collect(Collectors.toUnmodifiableSet());
        if (!PROJECT.matcher(project).matches()) {
            throw new IllegalArgumentException("'" + project + "' is no project key; give one such as LOG");
        }
    }

    /** Whether a finding is theirs. */
    boolean answersFor(Finding finding) {
        return (kpis.isEmpty() || kpis.contains(finding.kpi()))
                && finding.slice().keySet().containsAll(names)
                && (about.isEmpty() || texts(finding).anyMatch(this::isAbout));
    }

    private boolean isAbout(String text) {
        String folded = folded(text);
        return about.stream().anyMatch(folded::contains);
    }

    /** The headline names topics as people do. */
    private static Stream<String> texts(Finding finding) {
        return Stream.of(
                        finding.slice().values().stream(),
                        finding.headline().values().stream(),
                        finding.words().stream())
                .flatMap(texts -> texts);
    }

    private static String folded(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
