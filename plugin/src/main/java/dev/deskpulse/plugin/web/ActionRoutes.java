package dev.deskpulse.plugin.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** What was done about problems, and whether it helped. */
final class ActionRoutes {
    private final ActionDesk desk;

    ActionRoutes(ActionDesk desk) {
        this.desk = desk;
    }

    private record Withdrawal(String why) {}

    void addTo(RoutesConfig routes) {
        routes.get("/api/actions", request -> request.json(desk.all(Gate.viewer(request))));
        routes.post("/api/actions", request -> request.json(desk.add(draft(request), Gate.viewer(request))));
        routes.post("/api/actions/plan", request -> request.json(desk.plan(draft(request), Gate.viewer(request))));
        routes.put(
                "/api/actions/{number}",
                request -> request.json(
                        desk.edit(number(request), request.bodyAsClass(ActionDesk.Edit.class), Gate.viewer(request))));
        routes.post(
                "/api/actions/{number}/withdrawal",
                request -> request.json(desk.withdraw(
                        number(request), request.bodyAsClass(Withdrawal.class).why(), Gate.viewer(request))));
    }

    private static ActionDesk.Draft draft(Context request) {
        return request.bodyAsClass(ActionDesk.Draft.class);
    }

    private static long number(Context request) {
        String given = request.pathParam("number");
        try {
            return Long.parseLong(given);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + given + "' is no number of an action", e);
        }
    }
}
