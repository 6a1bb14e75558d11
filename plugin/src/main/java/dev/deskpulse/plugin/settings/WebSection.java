package dev.deskpulse.plugin.settings;

import dev.deskpulse.connector.jira.Deployment;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the {@code web} section. */
final class WebSection {
    private static final int SHORTEST_TOKEN = 16;

    private WebSection() {}

    /**
     * The section's settings.
     *
     * @param jira whose own pages may frame ours where it is a Data Center
     * @param folder where the key of encrypted secrets may be
     */
    static Settings.Web read(Section web, Settings.Jira jira, Path folder) {
        Optional<String> token = SecretValue.of(web, "token", folder);
        token.filter(given -> given.length() < SHORTEST_TOKEN)
                .ifPresent(given -> web.problem(
                        "token",
                        "has less than " + SHORTEST_TOKEN
                                + " characters and can be guessed; give a long random one, or leave it out:"
                                + " the first start makes one"));
        return new Settings.Web(
                web.text("host").orElse("127.0.0.1"),
                web.number("port", 8080, 0, 65_535),
                token.orElse(null),
                framedBy(web, jira),
                limits(web.section("limits")));
    }

    private static Settings.WebLimits limits(Section limits) {
        return new Settings.WebLimits(
                limits.number("requestsPerSecond", 100, 1, 100_000),
                limits.number("burst", 1_000, 1, 1_000_000),
                limits.number("atOnce", 32, 1, 1_000));
    }

    private static List<String> framedBy(Section web, Settings.Jira jira) {
        List<String> given = web.texts("framedBy");
        if (web.has("framedBy")) {
            return given.stream().flatMap(origin -> origin(web, origin)).toList();
        }
        return jira.deployment() == Deployment.DATA_CENTER
                ? List.of(origin(jira.access().site()))
                : List.of();
    }

    private static Stream<String> origin(Section web, String given) {
        Optional<URI> address = Optional.of(given).flatMap(WebSection::parsed).filter(WebSection::isOrigin);
        if (address.isEmpty()) {
            web.problem(
                    "framedBy", "'" + given + "' is not an origin such as https://jira.example.com, without a path");
        }
        return address.map(WebSection::origin).stream();
    }

    private static Optional<URI> parsed(String given) {
        try {
            return Optional.of(URI.create(given.strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isOrigin(URI address) {
        return address.getHost() != null
                && Set.of("http", "https").contains(address.getScheme())
                && Set.of("", "/").contains(address.getPath())
                && address.getUserInfo() == null
                && address.getQuery() == null
                && address.getFragment() == null;
    }

    private static String origin(URI address) {
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        return address.getScheme() + "://" + address.getHost().toLowerCase(Locale.ROOT) + port;
    }
}
