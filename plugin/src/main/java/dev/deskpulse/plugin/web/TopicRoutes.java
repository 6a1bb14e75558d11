package dev.deskpulse.plugin.web;

import dev.deskpulse.scheduler.kpi.Narrowing;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.function.Function;

/** Reads topics, and names them. */
final class TopicRoutes {
    private final TopicView view;
    private final Function<Context, Narrowing> narrowing;

    TopicRoutes(TopicView view, Function<Context, Narrowing> narrowing) {
        this.view = view;
        this.narrowing = narrowing;
    }

    /** What a person calls a topic, on the wire. */
    record Name(String name) {}

    void addTo(RoutesConfig routes) {
        routes.get(
                "/api/topics",
                request -> request.json(
                        view.problems(FigureRoutes.days(request), narrowing.apply(request), Gate.viewer(request))));
        routes.get(
                "/api/topics/{id}",
                request -> request.json(view.detail(request.pathParam("id"), Gate.viewer(request))));
        routes.put(
                "/api/topics/{id}/name",
                request -> request.json(view.name(
                        request.pathParam("id"), request.bodyAsClass(Name.class).name(), Gate.viewer(request))));
    }
}
