package dev.deskpulse.plugin.access;

import io.javalin.http.Context;
import io.javalin.http.UnauthorizedResponse;
import java.util.Optional;

/** One way in. The ways are tried in order until one knows who asks. */
@FunctionalInterface
public interface SignIn {
    /**
     * Who asks.
     *
     * @return empty where the request carries nothing of this way
     * @throws UnauthorizedResponse where it carries something that does not hold
     */
    Optional<Viewer> viewer(Context request);
}
