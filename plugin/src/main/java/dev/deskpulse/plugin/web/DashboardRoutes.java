package dev.deskpulse.plugin.web;

import dev.deskpulse.plugin.access.Role;
import dev.deskpulse.plugin.dashboard.Dashboard;
import dev.deskpulse.plugin.dashboard.DashboardStore;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;

/** Reads and keeps dashboards. */
final class DashboardRoutes {
    private static final int NO_CONTENT = 204;

    private final DashboardStore dashboards;

    DashboardRoutes(DashboardStore dashboards) {
        this.dashboards = dashboards;
    }

    /** A dashboard in a list. */
    record Name(String id, String name) {}

    void addTo(RoutesConfig routes) {
        routes.get("/api/dashboards", this::list);
        routes.get("/api/dashboards/{id}", this::read);
        routes.put("/api/dashboards/{id}", this::save);
        routes.delete("/api/dashboards/{id}", request -> {
            Gate.viewer(request).mustBe(Role.LEAD);
            dashboards.remove(request.pathParam("id"));
            request.status(NO_CONTENT);
        });
    }

    private void list(Context request) {
        request.json(dashboards.all().stream()
                .map(dashboard -> new Name(dashboard.id(), dashboard.name()))
                .toList());
    }

    private void read(Context request) {
        String id = request.pathParam("id");
        request.json(dashboards
                .find(id)
                .orElseThrow(
                        () -> new NotFoundResponse("there is no dashboard '" + id + "'; it may have been removed")));
    }

    /** A dashboard is everybody's. */
    private void save(Context request) {
        Gate.viewer(request).mustBe(Role.LEAD);
        Dashboard dashboard = request.bodyAsClass(Dashboard.class);
        if (!dashboard.id().equals(request.pathParam("id"))) {
            throw new IllegalArgumentException(
                    "the dashboard calls itself '" + dashboard.id() + "', not '" + request.pathParam("id") + "'");
        }
        dashboards.save(dashboard);
        request.json(dashboard);
    }
}
