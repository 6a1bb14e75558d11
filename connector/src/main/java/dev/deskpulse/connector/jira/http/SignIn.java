package dev.deskpulse.connector.jira.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import okhttp3.Credentials;
import org.jspecify.annotations.Nullable;

/** How the account proves who it is. */
public sealed interface SignIn {
    /** The value of the {@code Authorization} header, asked for with each call. */
    String header();

    /** Where the calls go, given the site's own address. */
    default URI apiBase(URI site) {
        return site;
    }

    /** What to check when the site answers 401. */
    String mend();

    /** A Cloud account's e-mail address with an ordinary (unscoped) API token. */
    record CloudBasic(String email, Secret apiToken) implements SignIn {
        public CloudBasic {
            checkEmail(email);
        }

        @Override
        public String header() {
            return Credentials.basic(email, apiToken.reveal(), StandardCharsets.UTF_8);
        }

        @Override
        public String mend() {
            return "the e-mail or API token is wrong or the token has expired; a scoped token works only through the"
                    + " gateway address";
        }
    }

    /**
     * A scoped or service-account token, which Cloud takes only at its gateway.
     *
     * @param gateway {@link #GATEWAY} unless a proxy stands in between
     * @param email the account's address; null where the token is an OAuth access token, sent as a bearer
     */
    record CloudGateway(
            URI gateway, String cloudId, @Nullable String email, Secret token) implements SignIn {
        public static final URI GATEWAY = URI.create("https://api.atlassian.com");

        public CloudGateway {
            checkCloudId(cloudId);
            if (email != null) {
                checkEmail(email);
            }
        }

        @Override
        public String header() {
            return email == null
                    ? "Bearer " + token.reveal()
                    : Credentials.basic(email, token.reveal(), StandardCharsets.UTF_8);
        }

        @Override
        public URI apiBase(URI site) {
            return gatewayBase(gateway, cloudId);
        }

        @Override
        public String mend() {
            return "the token is wrong, has expired or lacks the scopes read:jira-work and write:jira-work, or it belongs"
                    + " to another cloud id";
        }
    }

    /**
     * A Forge app, which Cloud takes only at its gateway.
     *
     * @param gateway {@link CloudGateway#GATEWAY} unless a proxy stands in between
     * @param appId the app's UUID
     * @param token renewed while the site is in use
     */
    record ForgeApp(URI gateway, String cloudId, String appId, AppToken token) implements SignIn {
        public ForgeApp {
            checkCloudId(cloudId);
        }

        @Override
        public String header() {
            return "Bearer " + token.reveal();
        }

        @Override
        public URI apiBase(URI site) {
            return gatewayBase(gateway, cloudId);
        }

        @Override
        public String mend() {
            return "Jira no longer takes the app's token: see that Jira reaches Deskpulse, which renews it, and that the app"
                    + " is still installed (docs/forge.md)";
        }
    }

    /** The same app at the gateway itself, for what belongs to no site. */
    record AtAtlassian(ForgeApp app) implements SignIn {
        @Override
        public String header() {
            return app.header();
        }

        @Override
        public String mend() {
            return app.mend();
        }
    }

    /** A Data Center personal access token. */
    record PersonalToken(Secret token) implements SignIn {
        @Override
        public String header() {
            return "Bearer " + token.reveal();
        }

        @Override
        public String mend() {
            return "the personal access token is wrong, expired or revoked";
        }
    }

    private static URI gatewayBase(URI gateway, String cloudId) {
        return URI.create(gateway.toString().replaceAll("/+$", "") + "/ex/jira/" + cloudId);
    }

    private static void checkCloudId(String cloudId) {
        if (!cloudId.matches("[A-Za-z0-9-]{1,64}")) {
            throw new IllegalArgumentException("the cloud id may hold only letters, digits and '-': find it at"
                    + " https://your-site.atlassian.net/_edge/tenant_info");
        }
    }

    private static void checkEmail(String email) {
        if (email.isBlank() || email.indexOf(':') >= 0 || email.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("the account's e-mail is blank or holds ':' or a control character");
        }
    }
}
