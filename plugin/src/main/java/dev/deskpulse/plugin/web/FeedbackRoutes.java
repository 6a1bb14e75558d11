package dev.deskpulse.plugin.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** Takes what leads say to agents, and what agents say to it. */
final class FeedbackRoutes {
    private final FeedbackView view;

    FeedbackRoutes(FeedbackView view) {
        this.view = view;
    }

    private record Note(String note) {}

    private record Answer(String answer) {}

    void addTo(RoutesConfig routes) {
        routes.get("/api/feedback", request -> request.json(view.feedback(Gate.viewer(request))));
        routes.post(
                "/api/agents/{agent}/feedback",
                request -> request.json(view.give(
                        request.pathParam("agent"),
                        request.bodyAsClass(Note.class).note(),
                        Gate.viewer(request))));
        routes.post(
                "/api/feedback/{number}/answer",
                request -> request.json(view.answer(
                        number(request), request.bodyAsClass(Answer.class).answer(), Gate.viewer(request))));
    }

    private static long number(Context request) {
        String given = request.pathParam("number");
        try {
            return Long.parseLong(given);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + given + "' is no number of a feedback", e);
        }
    }
}
