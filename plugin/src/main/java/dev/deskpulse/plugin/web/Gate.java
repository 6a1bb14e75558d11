package dev.deskpulse.plugin.web;

import dev.deskpulse.plugin.settings.Settings;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HandlerType;
import io.javalin.http.UnauthorizedResponse;
import io.javalin.security.BasicAuthCredentials;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stands before every request: who may come in, and what a browser may do with the answer. */
final class Gate {
    private static final Set<String> OWN_NAMES = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final String CONTENT_POLICY =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                    + " frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'";

    private final Settings.Web settings;

    Gate(Settings.Web settings) {
        this.settings = settings;
    }

    void check(Context request) {
        request.header("Content-Security-Policy", CONTENT_POLICY);
        request.header("X-Content-Type-Options", "nosniff");
        request.header("Referrer-Policy", "no-referrer");
        refuseForeignNames(request);
        refuseStrangers(request);
        refuseForeignPages(request);
    }

    /** A page elsewhere may point a name of its own at this machine: without a token, only our own names count. */
    private void refuseForeignNames(Context request) {
        String host = Optional.ofNullable(request.host()).orElse("").replaceFirst(":\\d+$", "");
        if (settings.accessToken().isEmpty() && !OWN_NAMES.contains(host)) {
            throw new ForbiddenResponse("open this page as http://127.0.0.1:" + request.port());
        }
    }

    private void refuseStrangers(Context request) {
        settings.accessToken().ifPresent(token -> {
            if (!sameBytes(token, shown(request))) {
                request.header("WWW-Authenticate", "Basic realm=\"Deskpulse\", charset=\"UTF-8\"");
                throw new UnauthorizedResponse("sign in with any name and the token of web.token as the password");
            }
        });
    }

    private static @Nullable String shown(Context request) {
        String header = request.header("Authorization");
        if (header != null && header.startsWith("Bearer ")) {
            return header.substring("Bearer ".length());
        }
        BasicAuthCredentials credentials = request.basicAuthCredentials();
        return credentials == null ? null : credentials.getPassword();
    }

    private static boolean sameBytes(String expected, @Nullable String given) {
        return given != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    /** A form on a foreign page can post here, but cannot add a header of ours. */
    private static void refuseForeignPages(Context request) {
        boolean changes = !Set.of(HandlerType.GET, HandlerType.HEAD).contains(request.method());
        if (changes && request.header("X-Deskpulse") == null) {
            throw new ForbiddenResponse("changes need the header X-Deskpulse");
        }
    }
}
