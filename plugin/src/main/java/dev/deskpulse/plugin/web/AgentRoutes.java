package dev.deskpulse.plugin.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** How agents did, where they are to learn, and how many are needed: for themselves and their leads. */
final class AgentRoutes {
    private static final String FROM = "from";
    private static final String TO = "to";
    private static final String USUAL_WEEKS = "8";

    private final AgentView view;
    private final TrainingView trainings;
    private final QualityView quality;
    private final StaffingView staffing;

    AgentRoutes(AgentView view, TrainingView trainings, QualityView quality, StaffingView staffing) {
        this.view = view;
        this.trainings = trainings;
        this.quality = quality;
        this.staffing = staffing;
    }

    void addTo(RoutesConfig routes) {
        routes.get(
                "/api/agents",
                request -> request.json(view.agents(
                        FigureRequest.day(request, FROM),
                        FigureRequest.day(request, TO),
                        Gate.viewer(request).sight())));
        routes.get("/api/staffing", request -> request.json(staffing.hours(weeks(request), Gate.viewer(request))));
        routes.get(
                "/api/trainings/needs",
                request -> request.json(trainings.needs(
                        FigureRequest.day(request, FROM),
                        FigureRequest.day(request, TO),
                        Gate.viewer(request).sight())));
        routes.get(
                "/api/trainings",
                request -> request.json(trainings.trainings(Gate.viewer(request).sight())));
        routes.post(
                "/api/trainings",
                request -> request.json(
                        trainings.add(request.bodyAsClass(TrainingView.Given.class), Gate.viewer(request))));
        routes.get(
                "/api/quality",
                request -> request.json(quality.quality(
                        FigureRequest.day(request, FROM),
                        FigureRequest.day(request, TO),
                        Gate.viewer(request).sight())));
        routes.get(
                "/api/quality/sample",
                request -> request.json(quality.sample(
                        FigureRequest.day(request, FROM), FigureRequest.day(request, TO), Gate.viewer(request))));
        routes.post("/api/quality/reviews", request -> {
            quality.review(request.bodyAsClass(QualityView.Review.class), Gate.viewer(request));
            request.status(204);
        });
    }

    private static int weeks(Context request) {
        String given = request.queryParam("weeks");
        String asked = given == null ? USUAL_WEEKS : given;
        try {
            return Integer.parseInt(asked);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("weeks is '" + asked + "'; write a number", e);
        }
    }
}
