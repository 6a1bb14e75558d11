package dev.deskpulse.plugin.access;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.UnauthorizedResponse;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How people come in at the console: with a token, which a browser gives once for a cookie and a program shows each time.
 * The admin's token is that of the settings, else the one that the first start makes.
 */
public final class ConsoleSignIn implements SignIn {
    private static final String BEARER = "Bearer ";

    private final SignInStore store;
    private final Viewers viewers;
    private final @Nullable String settingsHash;

    /** @param settingsToken the admin's token where the settings give one */
    public ConsoleSignIn(SignInStore store, Viewers viewers, Optional<String> settingsToken) {
        this.store = store;
        this.viewers = viewers;
        this.settingsHash = settingsToken.map(Tokens::hash).orElse(null);
    }

    /** Makes the admin's token, where neither the settings nor an earlier start have; it can be shown only now. */
    public Optional<String> firstToken() {
        return store.adminHash().isPresent() ? Optional.empty() : newToken();
    }

    /** Makes another admin's token, where the settings give none; with the one before and its sign-ins it is over. */
    public Optional<String> newToken() {
        return settingsHash == null ? Optional.of(store.newAdminToken()) : Optional.empty();
    }

    @Override
    public Optional<Viewer> viewer(Context request) {
        Optional<String> credential = credential(request);
        if (credential.isEmpty()) {
            return Optional.empty();
        }
        refuseStrangers(request);
        return Optional.of(viewer(credential.get()).orElseThrow(ConsoleSignIn::noSuchToken));
    }

    private Optional<String> credential(Context request) {
        String header = request.header("Authorization");
        if (header != null && header.startsWith(BEARER)) {
            return Optional.of(Tokens.hash(header.substring(BEARER.length())));
        }
        return SessionCookie.held(request)
                .map(store::credential)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /**
     * Signs a browser in.
     *
     * @param framed whether the page that asks stands in a frame of another site's
     */
    public Viewer open(Context request, String token, boolean framed) {
        refuseStrangers(request);
        String credential = Tokens.hash(token.strip());
        Viewer viewer = signedIn(credential).orElseThrow(ConsoleSignIn::noSuchToken);
        SessionCookie.of(request, framed).keep(request, store.open(credential), SignInStore.LIFE);
        return viewer;
    }

    /** Signs it out. */
    public void close(Context request) {
        SessionCookie.held(request).forEach(store::close);
        for (SessionCookie cookie : SessionCookie.values()) {
            cookie.keep(request, "", Duration.ZERO);
        }
    }

    /** An admin comes in while Jira is down. */
    private Optional<Viewer> signedIn(String credential) {
        try {
            return viewer(credential);
        } catch (SightUnknownException e) {
            return Optional.of(e.admin().orElseThrow(() -> e));
        }
    }

    private Optional<Viewer> viewer(String credential) {
        String admin = settingsHash != null ? settingsHash : store.adminHash().orElse("");
        return credential.equals(admin) ? Optional.of(Viewer.localAdmin()) : viewers.ofToken(credential);
    }

    /** Before the admin has signed in for the first time, nobody from another machine may be first. */
    private void refuseStrangers(Context request) {
        if (settingsHash == null && !isThisMachine(request.ip()) && !store.adminHasSignedIn()) {
            throw new ForbiddenResponse(
                    "the admin has not signed in yet; until then only this machine itself is served:"
                            + " open there the link that the first start printed");
        }
    }

    private static boolean isThisMachine(String ip) {
        try {
            return InetAddress.getByName(ip).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static UnauthorizedResponse noSuchToken() {
        return new UnauthorizedResponse("this token does not count; ask the admin for one, or sign in with that of the"
                + " first start, of web.token or of access.people");
    }
}
