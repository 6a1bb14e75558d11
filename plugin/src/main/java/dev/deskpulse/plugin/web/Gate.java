package dev.deskpulse.plugin.web;

import dev.deskpulse.plugin.access.NotAllowedException;
import dev.deskpulse.plugin.access.OverTls;
import dev.deskpulse.plugin.access.Role;
import dev.deskpulse.plugin.access.SightUnknownException;
import dev.deskpulse.plugin.access.SignIn;
import dev.deskpulse.plugin.access.Viewer;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.UnauthorizedResponse;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Stands before every request: who asks, and what a browser may do with the answer. */
final class Gate {
    /** Where people sign in; everything else below {@code /api/} is for those who have. The page itself holds no data. */
    static final String SIGN_IN = "/api/session";

    private static final String FOR_ADMINS = "/api/admin/";
    private static final String VIEWER = "viewer";
    private static final String NOBODY = "'none'";
    private static final String CONTENT_POLICY =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                    + " base-uri 'none'; form-action 'self'; object-src 'none'; frame-ancestors ";

    /** The pages that are made to stand in others. All else stays out of frames, where clicks can be stolen. */
    private static final Set<String> FRAGMENTS = Set.of("/gadget.html", "/panel.html", "/project.html");

    /** What an admin may ask for of whom it is not known which tickets they see. */
    private static final List<String> TELL_NO_TICKET = List.of(FOR_ADMINS, SIGN_IN, "/api/schedules");

    /** Everything that an auditor may ask for. */
    private static final Set<String> FOR_AUDITORS =
            Set.of(SIGN_IN, "/api/desk", "/api/admin/health", "/api/admin/audit", "/api/admin/audit/verdict");

    private final List<SignIn> ways;
    private final String framedBy;

    /**
     * Lets in whom one of the ways knows.
     *
     * @param ways in which people come in, in the order in which they are tried
     * @param framedBy origins whose pages may frame fragments
     */
    Gate(List<SignIn> ways, List<String> framedBy) {
        this.ways = List.copyOf(ways);
        this.framedBy = framedBy.isEmpty() ? NOBODY : String.join(" ", framedBy);
    }

    /**
     * Reads what was sent, before anything can refuse it: Jetty closes the connection of an answer that left a body unread, and the
     * client's next request may be on its way in it. The server bounds the body.
     */
    static void readWhole(Context request) {
        request.bodyAsBytes();
    }

    void check(Context request) {
        request.header(
                "Content-Security-Policy", CONTENT_POLICY + (FRAGMENTS.contains(request.path()) ? framedBy : NOBODY));
        request.header("X-Content-Type-Options", "nosniff");
        request.header("Referrer-Policy", "no-referrer");
        request.header("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        if (OverTls.is(request)) {
            request.header("Strict-Transport-Security", "max-age=31536000");
        }
        refuseForeignPages(request);
        if (request.path().startsWith("/api/") && !isSignIn(request)) {
            request.header("Cache-Control", "private, no-store");
            admit(request, () -> known(request));
        }
    }

    /** Lets somebody in whom a gate recognises. */
    static void admit(Context request, Supplier<Viewer> known) {
        Viewer viewer = recognised(request, known);
        request.attribute(VIEWER, viewer);
        mayAsk(viewer, request.path());
    }

    private static void mayAsk(Viewer viewer, String path) {
        if (viewer.role() == Role.AUDITOR) {
            if (!FOR_AUDITORS.contains(path)) {
                throw new NotAllowedException("auditors read the audit log and the health alone");
            }
        } else if (path.startsWith(FOR_ADMINS)) {
            viewer.mustBe(Role.ADMIN);
        }
    }

    /** Who keeps Deskpulse running must be able to look after it while Jira does not answer. */
    private static Viewer recognised(Context request, Supplier<Viewer> known) {
        try {
            return known.get();
        } catch (SightUnknownException e) {
            if (TELL_NO_TICKET.stream().anyMatch(request.path()::startsWith)) {
                return e.admin().orElseThrow(() -> e);
            }
            throw e;
        }
    }

    /** Who asks, of a request that was let in; empty of one that was not. */
    static Optional<Viewer> admitted(Context request) {
        return Optional.ofNullable(request.attribute(VIEWER));
    }

    /** Somebody has signed in just now. */
    static void signedIn(Context request, Viewer viewer) {
        request.attribute(VIEWER, viewer);
    }

    /** Who asks, of a request that was let in. */
    static Viewer viewer(Context request) {
        return Objects.requireNonNull(request.attribute(VIEWER), "every path below /api/ is for those who signed in");
    }

    /** The same for admins alone. */
    static Handler forAdmins(Handler handler) {
        return request -> {
            viewer(request).mustBe(Role.ADMIN);
            handler.handle(request);
        };
    }

    private Viewer known(Context request) {
        return ways.stream()
                .map(way -> way.viewer(request))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new UnauthorizedResponse("sign in first: open the link that the first start printed,"
                        + " or send the header Authorization: Bearer with a token"));
    }

    private static boolean isSignIn(Context request) {
        return request.path().equals(SIGN_IN) && request.method().equals(HandlerType.POST);
    }

    /** A form on a foreign page can post here, but cannot add a header of ours. */
    private static void refuseForeignPages(Context request) {
        boolean changes = !Set.of(HandlerType.GET, HandlerType.HEAD).contains(request.method());
        if (changes && request.header("X-Deskpulse") == null) {
            throw new ForbiddenResponse("changes need the header X-Deskpulse");
        }
    }
}
