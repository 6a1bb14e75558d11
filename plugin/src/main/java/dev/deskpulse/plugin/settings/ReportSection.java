package dev.deskpulse.plugin.settings;

import dev.deskpulse.plugin.access.Role;
import dev.deskpulse.scheduler.delivery.MailSettings;
import dev.deskpulse.scheduler.report.file.ReportFormat;
import dev.deskpulse.scheduler.report.page.ReportLanguage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the section {@code reports}. */
final class ReportSection {
    private ReportSection() {}

    /**
     * @param mail the server that alerts are mailed by; null where there is none
     * @param folder where relative paths start
     */
    static Settings.Reports read(Section reports, @Nullable MailSettings mail, Path home, Path folder) {
        return new Settings.Reports(
                reports.flag("enabled", false),
                reports.choice("language", ReportLanguage.class).orElse(ReportLanguage.EN),
                formats(reports),
                reader(reports),
                reports.text("folder")
                        .map(folder::resolve)
                        .orElse(home.resolve("reports"))
                        .normalize(),
                reports.text("templates").map(folder::resolve).orElse(null),
                mail(reports, mail),
                issue(reports.section("issue")));
    }

    private static Set<ReportFormat> formats(Section reports) {
        Set<ReportFormat> formats = EnumSet.noneOf(ReportFormat.class);
        for (String name : reports.texts("formats")) {
            Optional<ReportFormat> format = Arrays.stream(ReportFormat.values())
                    .filter(one -> one.ending().equals(name))
                    .findFirst();
            format.ifPresentOrElse(
                    formats::add,
                    () -> reports.problem(
                            "formats",
                            "'" + name + "' is no format; there are "
                                    + Arrays.stream(ReportFormat.values())
                                            .map(ReportFormat::ending)
                                            .collect(Collectors.joining(", "))));
        }
        return formats.isEmpty() ? EnumSet.of(ReportFormat.HTML, ReportFormat.PDF) : formats;
    }

    private static @Nullable MailSettings mail(Section reports, @Nullable MailSettings server) {
        List<String> to = reports.texts("mailTo");
        if (to.isEmpty()) {
            return null;
        }
        if (server == null) {
            reports.problem("mailTo", "needs a mail server; name it in alerts.mail, which reports are sent by too");
            return null;
        }
        return SettingsFile.checked(reports, "mailTo", Optional.<MailSettings>empty(), () -> Optional.of(server.to(to)))
                .orElse(null);
    }

    private static Settings.@Nullable ReportIssue issue(Section issue) {
        Optional<String> project = issue.text("project");
        String type = issue.text("type").orElse("Task");
        return project.flatMap(key -> SettingsFile.checked(
                        issue,
                        "project",
                        Optional.<Settings.ReportIssue>empty(),
                        () -> Optional.of(new Settings.ReportIssue(key, type))))
                .orElse(null);
    }

    private static Role reader(Section reports) {
        Role role = reports.choice("for", Role.class).orElse(Role.VIEWER);
        if (role == Role.AUDITOR) {
            reports.problem("for", "is auditor, who reads no figures; say viewer, lead or admin");
            return Role.VIEWER;
        }
        return role;
    }
}
