package dev.deskpulse.plugin.web;

import dev.deskpulse.plugin.access.ConsoleSignIn;
import dev.deskpulse.plugin.access.Viewer;
import dev.deskpulse.words.Wire;
import io.javalin.config.RoutesConfig;
import org.jspecify.annotations.Nullable;

/** Signs people in and out at the console, and tells them who they are. */
final class SessionRoutes {
    private static final int NO_CONTENT = 204;

    private final ConsoleSignIn console;

    SessionRoutes(ConsoleSignIn console) {
        this.console = console;
    }

    /**
     * What somebody signs in with, on the wire.
     *
     * @param framed whether the page stands in a frame of another site's
     */
    record Token(@Nullable String token, boolean framed) {
        String given() {
            if (token == null) {
                throw new IllegalArgumentException("token is missing");
            }
            return token;
        }

        @Override
        public String toString() {
            return "a token";
        }
    }

    /**
     * Who is signed in, on the wire.
     *
     * @param whole whether they see every ticket of the desk
     */
    record Session(String name, String role, boolean whole) {
        static Session of(Viewer viewer) {
            return new Session(
                    viewer.name(), Wire.name(viewer.role()), viewer.sight().seesAllTickets());
        }
    }

    /** Who asks, however they came in. */
    static void addWhoTo(RoutesConfig routes) {
        routes.get(Gate.SIGN_IN, request -> request.json(Session.of(Gate.viewer(request))));
    }

    void addTo(RoutesConfig routes) {
        routes.post(Gate.SIGN_IN, request -> {
            Token given = request.bodyAsClass(Token.class);
            Viewer viewer = console.open(request, given.given(), given.framed());
            Gate.signedIn(request, viewer);
            request.json(Session.of(viewer));
        });
        routes.delete(Gate.SIGN_IN, request -> {
            console.close(request);
            request.status(NO_CONTENT);
        });
    }
}
