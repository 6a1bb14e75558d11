package dev.deskpulse.plugin.web;

import dev.deskpulse.plugin.access.Role;
import dev.deskpulse.plugin.access.Viewer;
import dev.deskpulse.scheduler.kpi.Stretch;
import dev.deskpulse.scheduler.report.file.NamedFile;
import dev.deskpulse.scheduler.report.file.ReportFormat;
import dev.deskpulse.scheduler.report.page.ReportLanguage;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.ServiceUnavailableResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Makes reports for those who ask: of what they see, and with what their role gets. */
final class ReportRoutes {
    /** One uses every core that there is. */
    private static final int AT_ONCE = 1;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final Reports reports;
    private final Supplier<LocalDate> today;
    private final Semaphore free = new Semaphore(AT_ONCE, true);

    /** @param today of the desk */
    ReportRoutes(Reports reports, Supplier<LocalDate> today) {
        this.reports = reports;
        this.today = today;
    }

    void addTo(RoutesConfig routes) {
        routes.post("/api/reports", this::make);
    }

    private void make(Context request) {
        Viewer viewer = Gate.viewer(request);
        Role role = FigureRequest.choice(request, "role", Role.VIEWER);
        viewer.mustBe(role);
        Reports.Asked asked = new Reports.Asked(
                Stretch.parseWhole(String.valueOf(request.queryParam("period")), today.get()),
                FigureRequest.choice(request, "language", ReportLanguage.EN),
                FigureRequest.choice(request, "format", ReportFormat.HTML));
        NamedFile file = inTurn(() -> reports.make(asked, role, viewer, viewer.actor(request.ip())));
        request.contentType(file.format().contentType());
        request.header("Content-Disposition", "attachment; filename=\"" + file.name() + "\"");
        request.result(file.content());
    }

    private NamedFile inTurn(Supplier<NamedFile> make) {
        try {
            if (!free.tryAcquire(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new ServiceUnavailableResponse("other reports are being made; try again in a minute");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServiceUnavailableResponse("the server is being stopped");
        }
        try {
            return make.get();
        } finally {
            free.release();
        }
    }
}
