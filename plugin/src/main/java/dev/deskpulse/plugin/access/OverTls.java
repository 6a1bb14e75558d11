package dev.deskpulse.plugin.access;

import io.javalin.http.Context;

/** Whether a browser reaches us by https: the proxy in front says so. */
public final class OverTls {
    private OverTls() {}

    public static boolean is(Context request) {
        return "https".equals(request.header("X-Forwarded-Proto"));
    }
}
