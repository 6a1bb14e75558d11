package dev.deskpulse.plugin.web;

import dev.deskpulse.plugin.admin.Metrics;
import dev.deskpulse.scheduler.job.Schedules;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import java.time.Duration;

/** Measures how long answers take, and tells that with all else that is measured. */
final class MetricRoutes {
    private static final String BEGAN = "metrics.began";
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final Metrics metrics;
    private final Schedules schedules;

    MetricRoutes(Metrics metrics, Schedules schedules) {
        this.metrics = metrics;
        this.schedules = schedules;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/api/admin/metrics", request -> request.contentType(PROMETHEUS)
                .result(metrics.text(schedules.list())));
        routes.before(request -> request.attribute(BEGAN, System.nanoTime()));
        routes.after(this::answered);
    }

    /** What the gate refused never began, and is in the audit log. */
    private void answered(Context request) {
        Long began = request.attribute(BEGAN);
        Endpoint endpoint = request.endpoints().matchedHttpEndpoint();
        if (began != null && endpoint != null && endpoint.path.startsWith("/api/")) {
            metrics.answered(
                    request.method().name(),
                    endpoint.path,
                    request.statusCode(),
                    Duration.ofNanos(System.nanoTime() - began));
        }
    }
}
