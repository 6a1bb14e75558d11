package dev.deskpulse.plugin.web;

import io.javalin.config.RoutesConfig;

/** What was done about problems, and whether it helped. */
final class ActionRoutes {
    private final ActionView view;

    ActionRoutes(ActionView view) {
        this.view = view;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/api/actions", request -> request.json(view.actions(Gate.viewer(request))));
    }
}
