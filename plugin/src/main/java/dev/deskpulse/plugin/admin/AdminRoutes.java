package dev.deskpulse.plugin.admin;

import dev.deskpulse.plugin.access.Viewer;
import dev.deskpulse.plugin.audit.Audited;
import dev.deskpulse.scheduler.knowledge.QuestionBank;
import io.javalin.config.RoutesConfig;
import io.javalin.http.ConflictResponse;
import io.javalin.http.Context;
import java.util.Objects;
import java.util.function.Function;

/** The admin page's part of the API; all of it below {@code /api/admin}, which the gate keeps for admins. */
public final class AdminRoutes {
    private static final int ACCEPTED = 202;

    private final Administration admin;
    private final Function<Context, Viewer> viewer;

    /** @param viewer tells who asks */
    public AdminRoutes(Administration admin, Function<Context, Viewer> viewer) {
        this.admin = admin;
        this.viewer = viewer;
    }

    public void addTo(RoutesConfig routes) {
        routes.get(
                "/api/admin/connection",
                request -> request.json(admin.settings().connection()));
        routes.get("/api/admin/doctor", request -> request.json(admin.doctor().get()));
        routes.get("/api/admin/fields", request -> request.json(admin.fields().preview(viewer.apply(request))));
        routes.get("/api/admin/written", request -> request.json(admin.written().all()));
        routes.get(
                "/api/admin/calendars", request -> request.json(admin.settings().calendars()));
        routes.get(
                "/api/admin/profiles", request -> request.json(admin.settings().profiles()));
        routes.get(
                "/api/admin/privacy", request -> request.json(admin.settings().privacy()));
        routes.get(
                "/api/admin/quality", request -> request.json(admin.settings().quality()));
        routes.get(
                "/api/admin/customers", request -> request.json(admin.settings().customers()));
        routes.get("/api/admin/people", request -> request.json(admin.settings().people()));
        routes.get("/api/admin/health", request -> request.json(admin.health().health()));
        routes.get("/api/admin/reports", request -> request.json(admin.reports().reports()));
        routes.get("/api/admin/audit", request -> request.json(admin.audit().page(AuditView.asked(request))));
        routes.get(
                "/api/admin/audit/verdict",
                request -> request.json(admin.audit().verdict()));
        addSettingsTo(routes);
        addTopicsTo(routes);
        addQuestionsTo(routes);
        addHandoversTo(routes);
        addPersonTo(routes);
        routes.get("/api/admin/models", request -> request.json(admin.models().all()));
        routes.post(
                "/api/admin/models/{task}/restore/{version}",
                request ->
                        request.json(admin.models().restore(request.pathParam("task"), request.pathParam("version"))));
        routes.get("/api/admin/ledger", request -> request.json(admin.ledger().runs()));
        routes.get(
                "/api/admin/ledger/{run}",
                request -> request.json(admin.ledger()
                        .page(request.pathParam("run"), Objects.requireNonNullElse(request.queryParam("after"), ""))));
        routes.post("/api/admin/ledger/{run}/undo", this::undo);
    }

    private void addSettingsTo(RoutesConfig routes) {
        SettingsDesk changes = admin.changes();
        routes.get("/api/admin/fields/site", request -> request.json(changes.siteFields()));
        routes.get("/api/admin/settings", request -> request.json(changes.written()));
        routes.put("/api/admin/settings", request -> {
            SettingsDesk.Asked asked = request.bodyAsClass(SettingsDesk.Asked.class);
            Audited.detail(request, asked.keys());
            request.json(changes.save(viewer.apply(request), asked));
        });
        routes.post(
                "/api/admin/settings/preview",
                request -> request.json(
                        changes.preview(viewer.apply(request), request.bodyAsClass(SettingsDesk.Tried.class))));
        routes.get("/api/admin/settings/changes", request -> request.json(changes.changes()));
        routes.post(
                "/api/admin/settings/changes/{id}/undo",
                request -> request.json(changes.undo(
                        viewer.apply(request),
                        request.pathParamAsClass("id", Long.class).get())));
        routes.post("/api/admin/people/token", request -> {
            SettingsDesk.TokenAsked asked = request.bodyAsClass(SettingsDesk.TokenAsked.class);
            Audited.detail(request, "token for " + admin.audit().actor(asked.account()));
            request.json(changes.giveToken(viewer.apply(request), asked));
        });
    }

    private void addTopicsTo(RoutesConfig routes) {
        TopicChanges topics = admin.topics();
        routes.get("/api/admin/topics", request -> request.json(topics.all()));
        routes.post(
                "/api/admin/topics/{id}/merge/{other}",
                request -> request.json(topics.merge(request.pathParam("id"), request.pathParam("other"))));
        routes.post("/api/admin/topics/{id}/split", request -> request.json(topics.split(request.pathParam("id"))));
        routes.post("/api/admin/topics/{id}/undo", request -> request.json(topics.undo(request.pathParam("id"))));
    }

    private void addQuestionsTo(RoutesConfig routes) {
        QuestionDesk questions = admin.questions();
        routes.get("/api/admin/questions", request -> request.json(questions.all(viewer.apply(request))));
        routes.put(
                "/api/admin/questions/{id}",
                request -> request.json(questions.edit(
                        request.pathParam("id"), request.bodyAsClass(QuestionBank.Edit.class), viewer.apply(request))));
        routes.post(
                "/api/admin/questions/{id}/{verdict}",
                request -> request.json(
                        questions.judge(request.pathParam("id"), request.pathParam("verdict"), viewer.apply(request))));
        routes.post(
                "/api/admin/answers/{command}",
                request -> request.json(questions.command(request.pathParam("command"), viewer.apply(request))));
    }

    private record Withdrawal(String finding, String why) {}

    private void addHandoversTo(RoutesConfig routes) {
        HandoverDesk handovers = admin.handovers();
        routes.get("/api/admin/handovers", request -> request.json(handovers.all(viewer.apply(request))));
        routes.post("/api/admin/handovers/run", request -> request.json(handovers.run(viewer.apply(request))));
        routes.post("/api/admin/handovers/withdraw", request -> {
            Withdrawal asked = request.bodyAsClass(Withdrawal.class);
            request.json(handovers.withdraw(asked.finding(), asked.why(), viewer.apply(request)));
        });
    }

    private void addPersonTo(RoutesConfig routes) {
        PersonDesk person = admin.person();
        routes.post(
                "/api/admin/person/trace",
                request -> request.json(person.places(viewer.apply(request), request.ip(), asked(request))));
        routes.post(
                "/api/admin/person/export",
                request -> request.json(person.trace(viewer.apply(request), request.ip(), asked(request))));
        routes.post(
                "/api/admin/person/erase",
                request -> request.json(person.forget(viewer.apply(request), request.ip(), asked(request))));
    }

    private static PersonDesk.Asked asked(Context request) {
        return request.bodyAsClass(PersonDesk.Asked.class);
    }

    private void undo(Context request) {
        if (!admin.ledger().begin(request.pathParam("run"))) {
            throw new ConflictResponse("another run is being undone; wait until it has ended");
        }
        request.status(ACCEPTED);
        request.json(admin.ledger().runs());
    }
}
