package dev.deskpulse.plugin.access;

import io.javalin.http.Context;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;

/** What a browser that signed in holds: a session of {@link SignInStore}, which scripts cannot read. */
enum SessionCookie {
    /** Other sites' pages cannot have it sent, nor can their frames. */
    OWN("deskpulse-"),

    /**
     * For pages of ours in frames of another site, by the cookies that browsers keep there: over https alone, apart for each
     * site that frames, and sent from that site's pages alone. What another page of it sends changes nothing, for it
     * cannot add our header.
     */
    FRAMED("deskpulse-framed-");

    private final String prefix;

    SessionCookie(String prefix) {
        this.prefix = prefix;
    }

    /** The one to keep: over plain http frames of the same site alone can be served, with its usual cookie. */
    static SessionCookie of(Context request, boolean framed) {
        return framed && isSecure(request) ? FRAMED : OWN;
    }

    /** The sessions that the browser holds. */
    static Stream<String> held(Context request) {
        return Arrays.stream(values())
                .map(cookie -> request.cookie(cookie.name(request)))
                .filter(Objects::nonNull);
    }

    /** Has the browser keep a session; for no time, forget it. */
    void keep(Context request, String session, Duration life) {
        Cookie cookie = new Cookie(name(request), session);
        cookie.setPath("/");
        cookie.setMaxAge((int) life.toSeconds());
        cookie.setHttpOnly(true);
        cookie.setSecure(isSecure(request));
        cookie.setAttribute("SameSite", this == FRAMED ? "None" : "Strict");
        if (this == FRAMED) {
            cookie.setAttribute("Partitioned", "true");
        }
        request.res().addCookie(cookie);
    }

    /** Browsers do not tell apart the ports of a machine. */
    private String name(Context request) {
        return prefix + request.port();
    }

    private static boolean isSecure(Context request) {
        return OverTls.is(request);
    }
}
