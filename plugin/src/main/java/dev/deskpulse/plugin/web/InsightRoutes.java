package dev.deskpulse.plugin.web;

import io.javalin.config.RoutesConfig;

/** What findings are made of, and customers at risk. */
final class InsightRoutes {
    private static final int USUAL_CUSTOMERS = 10;

    private final InsightView view;

    InsightRoutes(InsightView view) {
        this.view = view;
    }

    void addTo(RoutesConfig routes) {
        routes.get(
                "/api/findings/{id}/breakdown",
                request -> request.json(view.breakdown(request.pathParam("id"), Gate.viewer(request))));
        routes.get(
                "/api/customers/at-risk",
                request -> request.json(view.atRisk(
                        FigureRoutes.days(request),
                        FigureRequest.number(request, "top", USUAL_CUSTOMERS),
                        Gate.viewer(request))));
    }
}
