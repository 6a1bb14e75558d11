package dev.deskpulse.plugin.admin;

import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.scheduler.audit.AuditAction;
import dev.deskpulse.scheduler.audit.AuditQuery;
import dev.deskpulse.scheduler.report.file.ReportFormat;
import dev.deskpulse.words.Wire;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Which reports are made on a schedule, and which were made, by whom and for whom. */
public final class ReportView {
    private static final String REPORT = "report ";
    private static final int SHOWN = 30;

    private final Supplier<Settings> settings;
    private final AuditView log;

    public ReportView(Supplier<Settings> settings, AuditView log) {
        this.settings = settings;
        this.log = log;
    }

    /**
     * Both.
     *
     * @param made the latest of the last exports of all kinds
     */
    record Reports(Scheduled scheduled, List<AuditView.Row> made) {}

    /**
     * What the settings ask for.
     *
     * @param mailed to how many; their addresses stay in the settings
     * @param issues the key of the project that gets an issue of each; null where none does
     */
    record Scheduled(
            boolean enabled,
            String language,
            List<String> formats,
            String role,
            int mailed,
            @Nullable String issues) {
        static Scheduled of(Settings.Reports asked) {
            return new Scheduled(
                    asked.enabled(),
                    asked.language().tag(),
                    asked.formats().stream().map(ReportFormat::ending).sorted().toList(),
                    Wire.name(asked.role()),
                    asked.mail() == null ? 0 : asked.mail().to().size(),
                    asked.issue() == null ? null : asked.issue().project());
        }
    }

    Reports reports() {
        List<AuditView.Row> made = log.all(AuditQuery.latest(AuditAction.EXPORT, AuditQuery.MOST)).stream()
                .filter(row -> row.target().startsWith(REPORT))
                .limit(SHOWN)
                .toList();
        return new Reports(Scheduled.of(settings.get().reports()), made);
    }
}
