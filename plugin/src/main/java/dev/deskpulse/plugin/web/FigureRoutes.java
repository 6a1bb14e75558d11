package dev.deskpulse.plugin.web;

import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.scheduler.audit.AuditLog;
import dev.deskpulse.scheduler.figure.FigureAnswer;
import dev.deskpulse.words.Wire;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.Supplier;

/** Figures, the tickets behind them, and what comes. */
final class FigureRoutes {
    private static final int USUAL_DAYS = 30;
    private static final int USUAL_AHEAD = 14;
    private static final int MOST_AHEAD = 90;

    private final Supplier<Settings> settings;
    private final FigureView figures;
    private final TicketView tickets;
    private final ForecastView forecasts;
    private final JqlSelections selections;
    private final AuditLog exports;

    FigureRoutes(
            Supplier<Settings> settings,
            FigureView figures,
            TicketView tickets,
            ForecastView forecasts,
            JqlSelections selections,
            AuditLog exports) {
        this.settings = settings;
        this.figures = figures;
        this.tickets = tickets;
        this.forecasts = forecasts;
        this.selections = selections;
        this.exports = exports;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/api/catalogue", request -> request.json(figures.catalogue()));
        routes.get("/api/values", this::values);
        routes.get(
                "/api/figures",
                request -> request.json(figures.figures(FigureRequest.of(request, settings.get(), selections))));
        routes.get("/api/figures/file", this::file);
        routes.get("/api/tickets", this::tickets);
        routes.get("/api/forecast", this::forecast);
        routes.get(
                "/api/targets",
                request -> request.json(figures.targets(
                        FigureRequest.narrowing(request, settings.get(), selections),
                        Gate.viewer(request).sight())));
    }

    private void values(Context request) {
        request.json(figures.values(
                text(request, "dimension"),
                FigureRequest.day(request, "from"),
                FigureRequest.day(request, "to"),
                Gate.viewer(request).sight()));
    }

    private void file(Context request) {
        Sheet.Format format = FigureRequest.choice(request, "format", Sheet.Format.CSV);
        FigureFile.Language language = FigureRequest.choice(request, "language", FigureFile.Language.EN);
        FigureAnswer answer = figures.whole(FigureRequest.of(request, settings.get(), selections));
        String name = "deskpulse-" + answer.from() + "-" + answer.to() + "." + Wire.name(format);
        String which = String.join(", ", request.queryParams("kpi"));
        exports.export(
                Gate.viewer(request).actor(request.ip()),
                "figures " + answer.from() + ".." + answer.to() + ": " + which,
                Wire.name(format),
                "download");
        request.contentType(format.contentType());
        request.header("Content-Disposition", "attachment; filename=\"" + name + "\"");
        request.result(
                new FigureFile(figures.catalogue(), language).sheet(answer).as(format));
    }

    private void tickets(Context request) {
        request.json(tickets.behind(
                FigureRequest.kpi(text(request, "kpi")),
                FigureRequest.query(request, settings.get(), selections),
                Optional.ofNullable(request.queryParam("after")).orElse("")));
    }

    private void forecast(Context request) {
        int days = FigureRequest.number(request, "days", USUAL_AHEAD);
        if (days < 1 || days > MOST_AHEAD) {
            throw new IllegalArgumentException("days is " + days + "; ask for 1 to " + MOST_AHEAD);
        }
        if (request.queryParams("only").stream().anyMatch(FigureRequest::isJql)) {
            throw new IllegalArgumentException("a forecast cannot be narrowed by JQL: what it finds has no past");
        }
        request.json(forecasts.forecast(
                FigureRequest.choice(request, "kpi", ForecastView.Of.VOLUME),
                days,
                FigureRequest.filter(request.queryParams("only"), FigureRequest.own(settings.get())),
                Gate.viewer(request).sight()));
    }

    private static String text(Context request, String name) {
        return Optional.ofNullable(request.queryParam(name))
                .orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
    }

    static int days(Context request) {
        return FigureRequest.number(request, "days", USUAL_DAYS);
    }
}
