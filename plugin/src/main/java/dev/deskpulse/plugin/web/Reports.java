package dev.deskpulse.plugin.web;

import dev.deskpulse.plugin.access.Role;
import dev.deskpulse.plugin.access.Viewer;
import dev.deskpulse.scheduler.audit.Actor;
import dev.deskpulse.scheduler.kpi.Stretch;
import dev.deskpulse.scheduler.report.file.NamedFile;
import dev.deskpulse.scheduler.report.file.ReportFormat;
import dev.deskpulse.scheduler.report.page.ReportLanguage;

/** Makes reports for those who ask, and puts each into the audit log. */
@FunctionalInterface
public interface Reports {
    /** Which one. */
    record Asked(Stretch period, ReportLanguage language, ReportFormat format) {}

    /**
     * Narrowed to what the viewer sees.
     *
     * @param role whose parts are in it
     * @throws dev.deskpulse.plugin.access.NotAllowedException where the viewer's role is a lesser one
     * @throws IllegalArgumentException where the period has not begun
     */
    NamedFile make(Asked asked, Role role, Viewer viewer, Actor who);
}
