package dev.deskpulse.plugin.web;

import dev.deskpulse.scheduler.why.ExplainTags;
import dev.deskpulse.ticket.TicketKey;
import io.javalin.config.RoutesConfig;

/** Tells why a ticket has its tags. */
final class WhyRoutes {
    private final ExplainTags tags;

    WhyRoutes(ExplainTags tags) {
        this.tags = tags;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/api/tickets/{key}/why", request -> request.json(tags.of(new TicketKey(request.pathParam("key")))));
    }
}
