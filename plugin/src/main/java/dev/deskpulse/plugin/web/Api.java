package dev.deskpulse.plugin.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.deskpulse.connector.jira.JiraException;
import dev.deskpulse.connector.store.StoreException;
import dev.deskpulse.connector.store.StoreJson;
import dev.deskpulse.plugin.access.NotAllowedException;
import dev.deskpulse.plugin.access.SightUnknownException;
import dev.deskpulse.plugin.access.Viewer;
import dev.deskpulse.plugin.admin.AdminRoutes;
import dev.deskpulse.plugin.admin.Administration;
import dev.deskpulse.plugin.settings.ChangedMeanwhileException;
import dev.deskpulse.plugin.settings.InvalidSettings;
import dev.deskpulse.plugin.settings.Problem;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.scheduler.job.Schedules;
import dev.deskpulse.scheduler.kpi.Narrowing;
import dev.deskpulse.words.Words;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.json.JavalinJackson;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the screens ask, whoever serves it; the server in front says who may ask. */
public final class Api {
    private static final Logger LOG = LoggerFactory.getLogger(Api.class);

    private final Supplier<Settings> settings;
    private final Screens screens;
    private final Administration admin;
    private final Schedules schedules;
    private final AuditTrail trail;

    /** @param settings by which figures were measured */
    public Api(
            Supplier<Settings> settings, Screens screens, Administration admin, Schedules schedules, AuditTrail trail) {
        this.settings = settings;
        this.screens = screens;
        this.admin = admin;
        this.schedules = schedules;
        this.trail = trail;
    }

    /** Adds the routes, how they write JSON, and how errors are told. */
    public void addTo(JavalinConfig config) {
        config.jsonMapper(new JavalinJackson(mapper(), false));
        config.routes.before("/api/*", Api::refuseNull);
        SessionRoutes.addWhoTo(config.routes);
        Function<Context, Narrowing> narrowing =
                request -> FigureRequest.narrowing(request, settings.get(), screens.selections());
        new DeskRoutes(screens.desk(), narrowing).addTo(config.routes);
        new FigureRoutes(
                        settings,
                        screens.figures(),
                        screens.tickets(),
                        screens.forecasts(),
                        screens.selections(),
                        screens.exports())
                .addTo(config.routes);
        new TopicRoutes(screens.topics(), narrowing).addTo(config.routes);
        new AlertRoutes(screens.alerts(), narrowing).addTo(config.routes);
        new DashboardRoutes(screens.dashboards()).addTo(config.routes);
        new PanelRoutes(screens.panel(), screens.advice(), screens.tags()).addTo(config.routes);
        new InsightRoutes(screens.insights()).addTo(config.routes);
        new TableRoutes(screens.exports()).addTo(config.routes);
        new CustomerRoutes(screens.customers(), screens.rivals()).addTo(config.routes);
        new AgentRoutes(screens.agents(), screens.trainings(), screens.quality(), screens.staffing())
                .addTo(config.routes);
        new FeedbackRoutes(screens.feedback()).addTo(config.routes);
        new ActionRoutes(screens.actions()).addTo(config.routes);
        new ReportRoutes(screens.reports(), screens.desk()::today).addTo(config.routes);
        new ScheduleRoutes(schedules).addTo(config.routes);
        new AdminRoutes(admin, Gate::viewer).addTo(config.routes);
        new MetricRoutes(admin.metrics(), schedules).addTo(config.routes);
        answerErrors(config);
        config.routes.after(trail::note);
    }

    /** Lets somebody in whom another server's gate has recognised: every path below {@code /api/} needs to know who asks. */
    public static void admit(Context request, Supplier<Viewer> viewer) {
        Gate.admit(request, viewer);
    }

    /** JSON's null is no body, and no route is made for it. */
    private static void refuseNull(Context request) {
        if (request.body().strip().equals("null")) {
            throw new IllegalArgumentException("the body is null; send the JSON asked for");
        }
    }

    private static ObjectMapper mapper() {
        return new ObjectMapper()
                .registerModule(new JavaTimeModule())
                .registerModule(new Jdk8Module())
                .registerModule(StoreJson.plainValues())
                .setAnnotationIntrospector(new BodyRules())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    private static void answerErrors(JavalinConfig config) {
        config.routes.exception(HttpResponseException.class, (e, request) -> answer(request, e.getStatus(), e));
        config.routes.exception(IllegalArgumentException.class, (e, request) -> answer(request, 400, e));
        config.routes.exception(InvalidSettings.class, (e, request) -> request.status(400)
                .json(new Refusal(String.valueOf(e.getMessage()), ErrorWords.of(e, 400), e.problems())));
        config.routes.exception(ChangedMeanwhileException.class, (e, request) -> answer(request, 409, e));
        config.routes.exception(JiraException.class, (e, request) -> answer(request, 503, e));
        config.routes.exception(JsonProcessingException.class, (e, request) -> answer(request, 400, mend(e)));
        config.routes.exception(NotAllowedException.class, (e, request) -> answer(request, 403, e));
        config.routes.exception(SightUnknownException.class, (e, request) -> answer(request, 503, e));
        config.routes.exception(JiraException.class, (e, request) -> answer(request, 503, e));
        config.routes.exception(StoreException.class, (e, request) -> answer(request, 503, e));
        config.routes.exception(Exception.class, (e, request) -> {
            LOG.error("{} {} failed", request.method(), request.path(), e);
            answer(request, 500, new IllegalStateException("this failed on the server; its log says why"));
        });
    }

    /** On the wire, so that each problem can be told beside what it is about. */
    record Refusal(String message, Words words, List<Problem> problems) {}

    /** What went wrong, on the wire. */
    record Told(String message, Words words) {}

    /** What the body's own checks said, or what it does not say; else that it is no such JSON. */
    private static Exception mend(JsonProcessingException e) {
        if (e instanceof InvalidNullException nothing) {
            return new IllegalArgumentException(
                    nothing.getPropertyName().getSimpleName() + " is missing in the body", e);
        }
        return e.getCause() instanceof IllegalArgumentException told
                ? told
                : new IllegalArgumentException("the body is not the JSON asked for: " + e.getOriginalMessage(), e);
    }

    private static void answer(Context request, int status, Exception problem) {
        request.status(status).json(new Told(String.valueOf(problem.getMessage()), ErrorWords.of(problem, status)));
    }
}
