package dev.deskpulse.plugin.web;

import dev.deskpulse.scheduler.text.TagTask;
import dev.deskpulse.scheduler.why.ExplainTags;
import dev.deskpulse.ticket.TicketKey;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Locale;

/** One ticket: its panel, what may answer it, why it has its tags, and what a person says of them. */
final class PanelRoutes {
    private final PanelView panel;
    private final AdviceView advice;
    private final ExplainTags tags;

    PanelRoutes(PanelView panel, AdviceView advice, ExplainTags tags) {
        this.advice = advice;
        this.panel = panel;
        this.tags = tags;
    }

    /** Whose answer is to be drafted, on the wire. */
    record Draft(String question) {}

    /** A tag's value on the wire, as the panel names it. */
    record Value(String value) {}

    void addTo(RoutesConfig routes) {
        routes.get("/api/tickets/{key}/panel", request -> request.json(panel.of(key(request), Gate.viewer(request))));
        routes.get("/api/tickets/{key}/advice", request -> request.json(advice.of(key(request), Gate.viewer(request))));
        routes.get(
                "/api/tickets/{key}/why",
                request ->
                        request.json(tags.seenBy(Gate.viewer(request).sight()).of(key(request))));
        routes.post(
                "/api/tickets/{key}/draft",
                request -> request.json(advice.draft(
                        key(request), request.bodyAsClass(Draft.class).question(), Gate.viewer(request))));
        routes.put("/api/tickets/{key}/tags/{task}", this::correct);
    }

    private void correct(Context request) {
        String value = request.bodyAsClass(Value.class).value();
        request.json(panel.correct(key(request), task(request.pathParam("task")), value, Gate.viewer(request)));
    }

    private static TicketKey key(Context request) {
        return new TicketKey(request.pathParam("key"));
    }

    private static TagTask task(String name) {
        try {
            return TagTask.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + name + "' is no tag; there are sentiment, kind and priority", e);
        }
    }
}
