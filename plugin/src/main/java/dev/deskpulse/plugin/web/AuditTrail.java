package dev.deskpulse.plugin.web;

import dev.deskpulse.plugin.access.Viewer;
import dev.deskpulse.plugin.audit.Audited;
import dev.deskpulse.plugin.audit.Readers;
import dev.deskpulse.plugin.audit.Refusals;
import dev.deskpulse.scheduler.audit.Actor;
import dev.deskpulse.scheduler.audit.AuditAction;
import dev.deskpulse.scheduler.audit.AuditLog;
import dev.deskpulse.scheduler.audit.AuditOutcome;
import dev.deskpulse.scheduler.audit.UnusualUse;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stands behind every request: puts refusals, sign-ins and changes into the audit log, by whichever route they come. */
public final class AuditTrail implements AutoCloseable {
    private static final Set<HandlerType> READS = Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);
    private static final Set<Integer> REFUSALS = Set.of(401, 403, 413, 429);
    private static final int FIRST_FAILURE = 400;
    private static final int FIRST_FAULT = 500;

    /** Their own steps log them, with what is in them; or they change nothing. */
    private static final Set<String> LOGGED_ELSEWHERE = Set.of(
            "/api/tables/file",
            "/api/pictures",
            "/api/reports",
            "/api/tickets/{key}/draft",
            "/api/admin/settings/preview",
            "/api/admin/person/trace",
            "/api/admin/person/export",
            "/api/admin/person/erase");

    private static final Pattern BEGINNING = Pattern.compile("/api/(admin/)?[a-z-]{1,30}(?=/|$)");

    /** What names a person in a path. */
    private static final Set<String> OF_PERSONS = Set.of("agent", "customer");

    private final AuditLog log;
    private final Refusals refusals;
    private final Readers readers;

    public AuditTrail(AuditLog log, UnusualUse.Limits limits, InstantSource clock) {
        this.log = log;
        this.refusals = new Refusals(log, clock);
        this.readers = new Readers(log, limits.reads(), clock);
    }

    void note(Context request) {
        if (!request.path().startsWith("/api/")) {
            return;
        }
        Optional<Viewer> viewer = Gate.admitted(request);
        Actor who = viewer.map(known -> known.actor(request.ip())).orElseGet(() -> Actor.stranger(request.ip()));
        Endpoint endpoint = request.endpoints().matchedHttpEndpoint();
        String route = endpoint == null ? beginning(request.path()) : endpoint.path;
        int status = request.statusCode();
        if (REFUSALS.contains(status)) {
            refusals.note(who, request.method().name() + " " + route, status);
        } else if (READS.contains(request.method())) {
            opened(request, route).filter(what -> status < FIRST_FAILURE).ifPresent(what -> readers.opens(who, what));
        } else if (viewer.isPresent()
                && !LOGGED_ELSEWHERE.contains(route)
                && (status < FIRST_FAILURE || status >= FIRST_FAULT)) {
            log.add(
                    who,
                    action(request.method(), route),
                    request.method().name() + " " + filledIn(route, request.pathParamMap()),
                    Audited.detail(request),
                    status < FIRST_FAILURE ? AuditOutcome.DONE : AuditOutcome.FAILED);
        }
    }

    /** Of whatever was refused before a route was looked for: without what may name somebody. */
    private static String beginning(String path) {
        Matcher known = BEGINNING.matcher(path);
        String kept = known.lookingAt() ? known.group() : "/api/";
        return kept.length() == path.length() ? kept : kept + "…";
    }

    private static Optional<String> opened(Context request, String route) {
        return switch (route) {
            case "/api/tickets/{key}/panel" -> Optional.of(request.pathParam("key"));
            case "/api/customers/profile", "/api/customers/history" ->
                Optional.ofNullable(request.queryParam("customer"));
            default -> Optional.empty();
        };
    }

    private static AuditAction action(HandlerType method, String route) {
        if (route.equals(Gate.SIGN_IN)) {
            return method.equals(HandlerType.DELETE) ? AuditAction.SIGN_OUT : AuditAction.SIGN_IN;
        }
        if (route.startsWith("/api/admin/settings") || route.startsWith("/api/admin/people")) {
            return AuditAction.SETTINGS;
        }
        if (route.startsWith("/api/admin/ledger")) {
            return AuditAction.UNDO;
        }
        return route.startsWith("/api/admin/") || route.startsWith("/api/schedules")
                ? AuditAction.ADMIN
                : AuditAction.CHANGE;
    }

    private String filledIn(String route, Map<String, String> values) {
        String filled = route;
        for (Map.Entry<String, String> value : values.entrySet()) {
            boolean ofPerson = OF_PERSONS.contains(value.getKey());
            filled = filled.replace(
                    "{" + value.getKey() + "}", ofPerson ? log.actor(value.getValue()) : value.getValue());
        }
        return filled;
    }

    /** Notes what is still counted. */
    @Override
    public void close() {
        refusals.close();
    }
}
