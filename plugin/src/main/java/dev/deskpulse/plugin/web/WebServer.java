package dev.deskpulse.plugin.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.deskpulse.connector.store.StoreException;
import dev.deskpulse.connector.store.StoreJson;
import dev.deskpulse.plugin.access.ConsoleSignIn;
import dev.deskpulse.plugin.access.NotAllowedException;
import dev.deskpulse.plugin.access.SightUnknownException;
import dev.deskpulse.plugin.access.SignIn;
import dev.deskpulse.plugin.admin.AdminRoutes;
import dev.deskpulse.plugin.admin.Administration;
import dev.deskpulse.plugin.settings.InvalidSettings;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.scheduler.job.Schedules;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.staticfiles.Location;
import io.javalin.json.JavalinJackson;
import io.javalin.util.JavalinBindException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the local page and the HTTP API behind it. */
public final class WebServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final int LARGEST_BODY = 64 * 1024;

    private final Settings.Web settings;
    private final Javalin javalin;

    /**
     * Prepares the server; nothing is served before {@link #start}.
     *
     * @param ways in which people come in, besides the console's own
     */
    public WebServer(
            Settings settings,
            Screens screens,
            Administration admin,
            Schedules schedules,
            ConsoleSignIn console,
            List<SignIn> ways) {
        this.settings = settings.web();
        Gate gate = new Gate(Stream.concat(ways.stream(), Stream.of(console)).toList());
        this.javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.http.maxRequestSize = LARGEST_BODY;
            config.jsonMapper(new JavalinJackson(mapper(), false));
            config.staticFiles.add("/ui", Location.CLASSPATH);
            config.routes.before(gate::check);
            new SessionRoutes(console).addTo(config.routes);
            new DeskRoutes(screens.desk()).addTo(config.routes);
            new FigureRoutes(settings, screens.figures(), screens.tickets(), screens.forecasts()).addTo(config.routes);
            new TopicRoutes(screens.topics()).addTo(config.routes);
            new AlertRoutes(screens.alerts()).addTo(config.routes);
            new DashboardRoutes(screens.dashboards()).addTo(config.routes);
            new PanelRoutes(screens.panel(), screens.tags()).addTo(config.routes);
            new InsightRoutes(screens.insights()).addTo(config.routes);
            new ScheduleRoutes(schedules).addTo(config.routes);
            new AdminRoutes(admin, Gate::viewer).addTo(config.routes);
            answerErrors(config);
        });
    }

    private static ObjectMapper mapper() {
        return new ObjectMapper()
                .registerModule(new JavaTimeModule())
                .registerModule(new Jdk8Module())
                .registerModule(StoreJson.plainValues())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    private static void answerErrors(JavalinConfig config) {
        config.routes.exception(HttpResponseException.class, (e, request) -> answer(request, e.getStatus(), e));
        config.routes.exception(IllegalArgumentException.class, (e, request) -> answer(request, 400, e));
        config.routes.exception(InvalidSettings.class, (e, request) -> answer(request, 400, e));
        config.routes.exception(JsonProcessingException.class, (e, request) -> answer(request, 400, mend(e)));
        config.routes.exception(NotAllowedException.class, (e, request) -> answer(request, 403, e));
        config.routes.exception(SightUnknownException.class, (e, request) -> answer(request, 503, e));
        config.routes.exception(StoreException.class, (e, request) -> answer(request, 503, e));
        config.routes.exception(Exception.class, (e, request) -> {
            LOG.error("{} {} failed", request.method(), request.path(), e);
            answer(request, 500, new IllegalStateException("this failed on the server; its log says why"));
        });
    }

    /** What the body's own checks said; else that it is no such JSON. */
    private static Exception mend(JsonProcessingException e) {
        return e.getCause() instanceof IllegalArgumentException told
                ? told
                : new IllegalArgumentException("the body is not the JSON asked for: " + e.getOriginalMessage(), e);
    }

    private static void answer(Context request, int status, Exception problem) {
        request.status(status).json(Map.of("message", String.valueOf(problem.getMessage())));
    }

    /**
     * Starts to serve and tells the address; port 0 takes any free one.
     *
     * @throws IllegalStateException where the port is taken
     */
    public URI start() {
        try {
            javalin.start(settings.host(), settings.port());
        } catch (JavalinBindException e) {
            throw new IllegalStateException(
                    "The page cannot be served: port " + settings.port() + " on " + settings.host()
                            + " is taken or not allowed. Set web.port (for the demo --port) to a free one, or stop"
                            + " what listens there",
                    e);
        }
        return URI.create("http://" + settings.host() + ":" + javalin.port());
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
