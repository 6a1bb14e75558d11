package dev.deskpulse.plugin.audit;

import io.javalin.http.Context;
import java.util.Objects;

/** What a route knows of its own deed beyond its path. */
public final class Audited {
    private static final String DETAIL = "audited";

    private Audited() {}

    /** Says more of a request that changes something; no value of a setting and no text of a person. */
    public static void detail(Context request, String detail) {
        request.attribute(DETAIL, detail);
    }

    /** What was said, else nothing. */
    public static String detail(Context request) {
        return Objects.requireNonNullElse(request.attribute(DETAIL), "");
    }
}
