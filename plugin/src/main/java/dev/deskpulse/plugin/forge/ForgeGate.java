package dev.deskpulse.plugin.forge;

import dev.deskpulse.connector.jira.http.AppToken;
import dev.deskpulse.connector.jira.http.Secret;
import dev.deskpulse.plugin.access.Viewers;
import dev.deskpulse.plugin.event.ToldIssues;
import dev.deskpulse.plugin.web.Api;
import dev.deskpulse.ticket.PersonId;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.ServiceUnavailableResponse;
import io.javalin.http.UnauthorizedResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands before every request of the port that faces the internet: without a token of Forge's, for us and for the first
 * time, nothing is answered, not even what there is. Keeps the app's token that comes along.
 */
final class ForgeGate {
    private static final Logger LOG = LoggerFactory.getLogger(ForgeGate.class);
    private static final String BEARER = "Bearer ";

    private final InvocationTokens tokens;
    private final AppToken appToken;
    private final ToldIssues told;
    private final Viewers viewers;

    ForgeGate(InvocationTokens tokens, AppToken appToken, ToldIssues told, Viewers viewers) {
        this.tokens = tokens;
        this.viewers = viewers;
        this.appToken = appToken;
        this.told = told;
    }

    void check(Context request) {
        request.header("Cache-Control", "no-store");
        request.header("X-Content-Type-Options", "nosniff");
        Invocation invocation = invocation(request);
        keep(request.header("x-forge-oauth-system"));
        if (request.path().startsWith("/forge/")) {
            if (invocation.accountId().isPresent()) {
                throw new ForbiddenResponse("events come from Jira, not from people");
            }
        } else {
            String account = invocation.accountId().orElseThrow(() -> new ForbiddenResponse("nobody is at the screen"));
            Api.admit(request, () -> viewers.of(new PersonId(account), account));
        }
    }

    private Invocation invocation(Context request) {
        String header = request.header("Authorization");
        String token = header != null && header.startsWith(BEARER) ? header.substring(BEARER.length()) : "";
        Checked checked = tokens.check(token);
        if (checked instanceof Checked.Accepted accepted) {
            return accepted.invocation();
        }
        if (checked instanceof Checked.OtherTenant other) {
            LOG.warn("A call of Forge was turned away: {}", other.reason());
            throw new ForbiddenResponse("this Deskpulse serves another installation of the app");
        }
        if (checked instanceof Checked.Unknown unknown) {
            LOG.warn("A call of Forge cannot be checked: {}", unknown.reason());
            throw new ServiceUnavailableResponse("the invocation token cannot be checked just now");
        }
        LOG.info("An invocation token was refused: {}", ((Checked.Refused) checked).reason());
        throw new UnauthorizedResponse("the invocation token is missing, not valid or used before");
    }

    private void keep(@Nullable String token) {
        if (token != null) {
            boolean first = !appToken.present();
            appToken.renew(Secret.of(token));
            if (first) {
                // What was due since the start had to wait for it.
                told.wake();
            }
        }
    }
}
