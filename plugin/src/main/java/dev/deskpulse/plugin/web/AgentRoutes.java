package dev.deskpulse.plugin.web;

import io.javalin.config.RoutesConfig;

/** How agents did, for themselves and their leads. */
final class AgentRoutes {
    private final AgentView view;

    AgentRoutes(AgentView view) {
        this.view = view;
    }

    void addTo(RoutesConfig routes) {
        routes.get(
                "/api/agents",
                request -> request.json(view.agents(
                        FigureRequest.day(request, "from"),
                        FigureRequest.day(request, "to"),
                        Gate.viewer(request).sight())));
    }
}
