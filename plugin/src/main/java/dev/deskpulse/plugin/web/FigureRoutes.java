package dev.deskpulse.plugin.web;

import dev.deskpulse.scheduler.kpi.Dimension;
import dev.deskpulse.scheduler.kpi.Kpi;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Figures and findings. */
final class FigureRoutes {
    private static final int USUAL_DAYS = 30;

    private final DeskView view;

    FigureRoutes(DeskView view) {
        this.view = view;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/api/overview", request -> request.json(view.overview(days(request))));
        routes.get(
                "/api/series",
                request -> request.json(view.series(
                        choice(request, "kpi", Kpi.class), choice(request, "by", Dimension.class), days(request))));
        routes.get(
                "/api/breakdown",
                request -> request.json(view.breakdown(choice(request, "by", Dimension.class), days(request))));
        routes.get("/api/findings", request -> request.json(view.findings()));
    }

    static int days(Context request) {
        String days = Optional.ofNullable(request.queryParam("days")).orElse(Integer.toString(USUAL_DAYS));
        try {
            return Integer.parseInt(days);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("days is no whole number", e);
        }
    }

    private static <E extends Enum<E>> E choice(Context request, String name, Class<E> type) {
        String asked = Optional.ofNullable(request.queryParam(name)).orElse("");
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> label(constant).equals(asked))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " is not one of "
                        + String.join(
                                ", ",
                                Arrays.stream(type.getEnumConstants())
                                        .map(FigureRoutes::label)
                                        .toList())));
    }

    private static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
