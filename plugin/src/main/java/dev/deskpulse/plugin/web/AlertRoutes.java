package dev.deskpulse.plugin.web;

import dev.deskpulse.scheduler.kpi.Narrowing;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.function.Function;

/** Tells alerts and takes what people say of them. */
final class AlertRoutes {
    private static final int NO_CONTENT = 204;

    private final AlertView alerts;
    private final Function<Context, Narrowing> narrowing;

    AlertRoutes(AlertView alerts, Function<Context, Narrowing> narrowing) {
        this.alerts = alerts;
        this.narrowing = narrowing;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/api/alerts", request -> request.json(alerts.open(narrowing.apply(request), Gate.viewer(request))));
        routes.post("/api/alerts/{id}/acknowledge", request -> {
            alerts.acknowledge(Gate.viewer(request), request.pathParam("id"));
            request.status(NO_CONTENT);
        });
        routes.post("/api/alerts/{id}/snooze", request -> {
            alerts.snooze(Gate.viewer(request), request.pathParam("id"), FigureRequest.number(request, "hours", 0));
            request.status(NO_CONTENT);
        });
    }
}
