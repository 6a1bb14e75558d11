package dev.deskpulse.plugin.settings;

import dev.deskpulse.scheduler.handover.Department;
import dev.deskpulse.scheduler.insight.Finding;
import dev.deskpulse.scheduler.report.page.ReportLanguage;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the section {@code handover}. */
final class HandoverSection {
    private HandoverSection() {}

    /** @param read the desk's own projects; empty for all that the account can browse */
    static Settings.HandOver read(Section section, List<String> read) {
        ReportLanguage language =
                section.choice("language", ReportLanguage.class).orElse(ReportLanguage.EN);
        List<Department> departments = section.items("departments").stream()
                .flatMap(entry -> department(entry, read).stream())
                .toList();
        Set<String> names = new HashSet<>();
        departments.stream()
                .filter(department -> !names.add(department.name()))
                .forEach(twice -> section.problem("departments", "'" + twice.name() + "' is named twice"));
        return new Settings.HandOver(language, departments);
    }

    private static Optional<Department> department(Section entry, List<String> read) {
        String name = entry.requiredText("name", "give what people call it, such as Logistics");
        String project = entry.requiredText("project", "give the key of its Jira project, such as LOG");
        String type = entry.text("type").orElse("Task");
        Set<String> kpis = known(entry, "kpis", Finding.KPIS);
        Set<String> names = known(entry, "names", Finding.DIMENSIONS);
        Set<String> about = new HashSet<>(entry.texts("about"));
        if (project.isEmpty() || name.isEmpty()) {
            return Optional.empty();
        }
        if (read.isEmpty() || read.contains(project)) {
            // What is handed over would come back as a ticket of the desk, and count.
            entry.problem(
                    "project",
                    project + " is read as one of the desk's own projects; name those in jira.projects, without "
                            + project);
        }
        return SettingsFile.checked(
                entry,
                Optional.<Department>empty(),
                () -> Optional.of(new Department(name, project, type, kpis, names, about)));
    }

    private static Set<String> known(Section entry, String key, Set<String> all) {
        Set<String> given = new HashSet<>(entry.texts(key));
        given.stream()
                .filter(one -> !all.contains(one))
                .forEach(one -> entry.problem(
                        key,
                        "'" + one + "' is none that a finding has; they are " + String.join(", ", new TreeSet<>(all))));
        return given;
    }
}
