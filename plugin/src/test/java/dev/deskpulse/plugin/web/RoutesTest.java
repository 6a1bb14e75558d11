package dev.deskpulse.plugin.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.plugin.admin.Administration;
import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.plugin.app.DeskScreens;
import dev.deskpulse.scheduler.audit.UnusualUse;
import dev.deskpulse.scheduler.job.Schedules;
import dev.deskpulse.scheduler.job.Task;
import dev.deskpulse.words.Words;
import io.javalin.Javalin;
import io.javalin.http.HandlerType;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the server answers is what the API's description says, no more and no less. */
@ExtendWith(ServedDesk.class)
class RoutesTest {
    /** What the description says by one path with a choice in it. */
    private static final Map<String, List<String>> CHOICES = Map.of(
            "POST /findings/{id}/suspects/{number}/{verdict}",
            List.of("POST /findings/{id}/suspects/{number}/confirm", "POST /findings/{id}/suspects/{number}/reject"),
            "POST /schedules/{task}/{command}",
            List.of("POST /schedules/{task}/pause", "POST /schedules/{task}/resume", "POST /schedules/{task}/run"));

    @Test
    void everyRouteIsDescribedAndEveryDescribedOneIsThere(Desk desk) throws Exception {
        assertThat(served(desk)).isEqualTo(described());
    }

    private static Set<String> served(Desk desk) {
        try (DeskScreens screens = new DeskScreens(desk);
                Administration admin = screens.administration();
                Schedules schedules = new Schedules(
                        desk.database(), Map.of(), Map.of(Task.SYNC, progress -> Words.NONE), ServedDesk.NOON);
                AuditTrail trail = new AuditTrail(desk.audit(), UnusualUse.Limits.USUAL, ServedDesk.NOON)) {
            Javalin server = Javalin.create(config -> {
                new SessionRoutes(screens.consoleSignIn()).addTo(config.routes);
                new Api(desk::settings, screens.screens(), admin, schedules, trail).addTo(config);
            });
            return server.unsafe.internalRouter.allHttpHandlers().stream()
                    .map(route -> route.endpoint)
                    .filter(route ->
                            !Set.of(HandlerType.BEFORE, HandlerType.AFTER).contains(route.method))
                    .map(route -> route.method + " " + route.path.replaceFirst("^/api", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<String> described() throws Exception {
        try (InputStream in = Objects.requireNonNull(RoutesTest.class.getResourceAsStream("/openapi/deskpulse.yaml"))) {
            OpenAPI description = new OpenAPIV3Parser()
                    .readContents(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .getOpenAPI();
            return description.getPaths().entrySet().stream()
                    .flatMap(path -> path.getValue().readOperationsMap().keySet().stream()
                            .map(method -> method + " " + path.getKey()))
                    .flatMap(route -> CHOICES.containsKey(route)
                            ? Objects.requireNonNull(CHOICES.get(route)).stream()
                            : Stream.of(route))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
