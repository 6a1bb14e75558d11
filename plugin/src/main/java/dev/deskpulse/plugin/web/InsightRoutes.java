package dev.deskpulse.plugin.web;

import io.javalin.config.RoutesConfig;

/** What findings are made of. */
final class InsightRoutes {
    private final InsightView view;

    InsightRoutes(InsightView view) {
        this.view = view;
    }

    void addTo(RoutesConfig routes) {
        routes.get(
                "/api/findings/{id}/breakdown",
                request -> request.json(view.breakdown(request.pathParam("id"), Gate.viewer(request))));
    }
}
