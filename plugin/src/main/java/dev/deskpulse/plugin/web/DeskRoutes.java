package dev.deskpulse.plugin.web;

import dev.deskpulse.scheduler.kpi.Narrowing;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.function.Function;

/** The desk itself, what changed on it, and what people say was the cause. */
final class DeskRoutes {
    private final DeskView view;
    private final Function<Context, Narrowing> narrowing;

    DeskRoutes(DeskView view, Function<Context, Narrowing> narrowing) {
        this.view = view;
        this.narrowing = narrowing;
    }

    /** A cause in a person's words, on the wire. */
    record Cause(String cause) {}

    void addTo(RoutesConfig routes) {
        routes.get("/api/desk", request -> request.json(view.desk(Gate.viewer(request))));
        routes.get(
                "/api/findings",
                request -> request.json(view.findings(narrowing.apply(request), Gate.viewer(request))));
        routes.post(
                "/api/findings/{id}/suspects/{number}/confirm",
                request -> request.json(view.confirm(Gate.viewer(request), request.pathParam("id"), number(request))));
        routes.post(
                "/api/findings/{id}/suspects/{number}/reject",
                request -> request.json(view.reject(Gate.viewer(request), request.pathParam("id"), number(request))));
        routes.put(
                "/api/findings/{id}/cause",
                request -> request.json(view.confirm(
                        Gate.viewer(request),
                        request.pathParam("id"),
                        request.bodyAsClass(Cause.class).cause())));
        routes.delete(
                "/api/findings/{id}/decision",
                request -> request.json(view.undo(Gate.viewer(request), request.pathParam("id"))));
    }

    private static int number(Context request) {
        try {
            return Integer.parseInt(request.pathParam("number"));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a suspect has a number, not '" + request.pathParam("number") + "'", e);
        }
    }
}
