package dev.deskpulse.plugin.web;

import dev.deskpulse.plugin.access.Role;
import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.plugin.app.DeskReports;
import dev.deskpulse.scheduler.kpi.Stretch;
import dev.deskpulse.scheduler.report.file.NamedFile;
import dev.deskpulse.scheduler.report.file.ReportFiles;
import dev.deskpulse.scheduler.report.file.ReportFormat;
import dev.deskpulse.scheduler.report.page.ReportLanguage;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reports of the served desk in every format, each made once for the tests of a class that only look at it: making one takes
 * seconds. Classes do not share them, since the desk changes between classes.
 */
final class MadeReports {
    private final Map<Wanted, ReportFiles.Made> made = new ConcurrentHashMap<>();

    private record Wanted(Desk desk, Stretch period, Role role, ReportLanguage language) {}

    ReportFiles.Made of(Desk desk, Stretch period, Role role, ReportLanguage language) {
        return made.computeIfAbsent(new Wanted(desk, period, role, language), wanted -> {
            DeskReports reports = new DeskReports(desk);
            return reports.make(period, reports.reader(role), language, EnumSet.allOf(ReportFormat.class));
        });
    }

    static NamedFile file(ReportFiles.Made made, ReportFormat format) {
        return made.files().stream()
                .filter(file -> file.format() == format)
                .findFirst()
                .orElseThrow();
    }
}
