package dev.deskpulse.plugin.settings;

import dev.deskpulse.connector.jira.http.AppToken;
import dev.deskpulse.connector.jira.http.SignIn;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reads the {@code forge} section. */
final class ForgeSection {
    private static final String ARI = "ari:cloud:ecosystem::app/";
    private static final String INSTALLATION = "ari:cloud:ecosystem::installation/";
    private static final URI KEYS = URI.create("https://forge.cdn.prod.atlassian-dev.net/.well-known/jwks.json");
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final UUID NONE = new UUID(0, 0);

    private ForgeSection() {}

    /** Empty where there is no such section. */
    static Optional<Settings.Forge> read(Section forge, URI gateway) {
        if (forge.keys().isEmpty()) {
            return Optional.empty();
        }
        String appId = forge.requiredText("appId", "give the id that `forge register` wrote into the manifest");
        String cloudId =
                forge.requiredText("cloudId", "find the site's at https://your-site.atlassian.net/_edge/tenant_info");
        SignIn.ForgeApp app = new SignIn.ForgeApp(gateway, known(forge, cloudId), uuid(forge, appId), new AppToken());
        return Optional.of(new Settings.Forge(
                app,
                forge.choice("environment", Settings.Forge.Environment.class)
                        .orElse(Settings.Forge.Environment.PRODUCTION),
                keys(forge),
                forge.text("host").orElse("127.0.0.1"),
                forge.number("port", 8081, 0, 65_535),
                installation(forge).orElse(null)));
    }

    /** As tokens name it. */
    private static Optional<String> installation(Section forge) {
        return forge.parsed(
                "installationId",
                "an installation's id such as " + INSTALLATION + "78738015-0fed-45bb-857b-3c2c8e3c7d0a",
                id -> INSTALLATION
                        + UUID.fromString(id.startsWith(INSTALLATION) ? id.substring(INSTALLATION.length()) : id));
    }

    private static String uuid(Section forge, String appId) {
        return appId.isEmpty()
                ? NONE.toString()
                : forge.parsed(
                                "appId",
                                "an app's id such as " + ARI + "406d303d-0393-4ec4-ad7c-1435be94583a",
                                id -> UUID.fromString(id.startsWith(ARI) ? id.substring(ARI.length()) : id))
                        .orElse(NONE)
                        .toString();
    }

    private static String known(Section forge, String cloudId) {
        return cloudId.isEmpty()
                ? NONE.toString()
                : forge.parsed("cloudId", "a cloud id such as 11111111-2222-3333-4444-555555555555", UUID::fromString)
                        .orElse(NONE)
                        .toString();
    }

    /** Keys that came over an open line would prove nothing. */
    private static URI keys(Section forge) {
        URI keys = forge.webAddress("keys").orElse(KEYS);
        if (!"https".equals(keys.getScheme()) && !THIS_MACHINE.contains(keys.getHost())) {
            forge.problem("keys", "must start with https://");
            return KEYS;
        }
        return keys;
    }
}
