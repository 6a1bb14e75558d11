package dev.deskpulse.plugin.forge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.ConfigurableJWTProcessor;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.deskpulse.plugin.settings.Settings;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks Forge invocation tokens: signed with RS256 by a key that Atlassian publishes now, made by Forge, for our app in
 * our environment, on our site, by the installation that is served, in time, and not seen before. Safe for several threads.
 */
final class InvocationTokens {
    private static final String ISSUER = "forge/invocation-token";
    private static final String APP = "ari:cloud:ecosystem::app/";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Real ones have about two thousand characters. */
    private static final int LONGEST_TOKEN = 16_384;

    private static final int LONGEST_ID = 200;

    /** Real ones live for 25 seconds. */
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(5);

    private static final Duration TOLERATED_SKEW = Duration.ofSeconds(10);
    private static final int MOST_SEEN = 100_000;

    private static final Duration KEYS_KEPT = Duration.ofMinutes(15);
    private static final Duration KEYS_KEPT_WHILE_UNREACHABLE = Duration.ofHours(4);
    private static final Duration BETWEEN_KEY_FETCHES = Duration.ofSeconds(30);
    private static final int KEYS_TIMEOUT_MILLIS = 3_000;
    private static final int LARGEST_KEY_SET = 256 * 1024;

    private final Settings.Forge forge;
    private final URI site;
    private final PinnedInstallation installation;
    private final InstantSource clock;
    private final SeenTokens seen;
    private final ConfigurableJWTProcessor<SecurityContext> processor;

    InvocationTokens(Settings.Forge forge, URI site, PinnedInstallation installation, InstantSource clock) {
        this.forge = forge;
        this.site = site;
        this.installation = installation;
        this.clock = clock;
        this.seen = new SeenTokens(MOST_SEEN, clock);
        this.processor = processor(forge, clock);
    }

    private static ConfigurableJWTProcessor<SecurityContext> processor(Settings.Forge forge, InstantSource clock) {
        ConfigurableJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys(forge.keys())));
        processor.setJWTClaimsSetVerifier(new Claims(APP + forge.app().appId(), clock));
        return processor;
    }

    private static JWKSource<SecurityContext> keys(URI address) {
        DefaultResourceRetriever retriever =
                new DefaultResourceRetriever(KEYS_TIMEOUT_MILLIS, KEYS_TIMEOUT_MILLIS, LARGEST_KEY_SET);
        return JWKSourceBuilder.create(url(address), retriever)
                .cache(KEYS_KEPT.toMillis(), 2L * KEYS_TIMEOUT_MILLIS)
                .refreshAheadCache(false)
                .rateLimited(BETWEEN_KEY_FETCHES.toMillis())
                .retrying(true)
                .outageTolerant(KEYS_KEPT_WHILE_UNREACHABLE.toMillis())
                .build();
    }

    private static URL url(URI address) {
        try {
            return address.toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("forge.keys is not an address: " + address, e);
        }
    }

    /** Issuer, audience and times, by our clock. */
    private static final class Claims extends DefaultJWTClaimsVerifier<SecurityContext> {
        private final InstantSource clock;

        Claims(String audience, InstantSource clock) {
            super(audience, new JWTClaimsSet.Builder().issuer(ISSUER).build(), Set.of("exp", "iat", "jti", "app"));
            this.clock = clock;
            setMaxClockSkew((int) TOLERATED_SKEW.toSeconds());
        }

        @Override
        protected Date currentTime() {
            return Date.from(clock.instant());
        }
    }

    /** @param token as it came, without {@code Bearer} */
    Checked check(String token) {
        if (token.isEmpty() || token.length() > LONGEST_TOKEN) {
            return new Checked.Refused("there is no token, or one too long to be Forge's");
        }
        try {
            return meant(read(token));
        } catch (JWKSetUnavailableException e) {
            return new Checked.Unknown("the keys of invocation tokens cannot be read from " + forge.keys());
        } catch (KeySourceException e) {
            return new Checked.Refused("it names a key that is not among the published ones");
        } catch (ParseException | BadJOSEException | JOSEException e) {
            return new Checked.Refused(oneLine(e.getMessage()));
        }
    }

    private JWTClaimsSet read(String token) throws ParseException, BadJOSEException, JOSEException {
        try {
            return processor.process(token, null);
        } catch (RuntimeException e) {
            // The library stumbles over a header that is null.
            throw new BadJOSEException("it is no token that can be read", e);
        }
    }

    /** The library's messages may quote claims. */
    private static String oneLine(@Nullable String message) {
        String line = String.valueOf(message).replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= LONGEST_ID ? line : line.substring(0, LONGEST_ID) + "…";
    }

    private Checked meant(JWTClaimsSet claims) throws ParseException {
        JsonNode all = JSON.valueToTree(claims.toJSONObject());
        Optional<String> foreign = foreign(all);
        if (foreign.isPresent()) {
            return new Checked.OtherTenant(foreign.get());
        }
        Instant until = claims.getExpirationTime().toInstant().plus(TOLERATED_SKEW);
        if (until.isAfter(clock.instant().plus(LONGEST_LIFE))
                || claims.getJWTID().length() > LONGEST_ID) {
            return new Checked.Refused("it lives longer than Forge's tokens do, or has too long an id");
        }
        return switch (seen.see(claims.getJWTID(), until)) {
            case FIRST -> new Checked.Accepted(new Invocation(text(all.path("principal"))));
            case AGAIN -> new Checked.Refused("it was used before");
            case NO_ROOM -> new Checked.Unknown("more calls come in than can be told from repeated ones");
        };
    }

    /** What of another tenant the token names; empty where it is ours. Everything that names a tenant must name ours. */
    private Optional<String> foreign(JsonNode claims) {
        JsonNode app = claims.path("app");
        String environment = app.path("environment").path("type").asText("").toUpperCase(Locale.ROOT);
        if (!forge.environment().name().equals(environment)) {
            return Optional.of("it is from the app's environment " + oneLine(environment) + ", not "
                    + forge.environment().name());
        }
        String base = app.path("apiBaseUrl").asText("").replaceAll("/+$", "");
        if (!base.equals(forge.app().apiBase(site).toString())) {
            return Optional.of("it is from another site or by another gateway: " + oneLine(base));
        }
        String cloudId =
                claims.path("context").path("cloudId").asText(forge.app().cloudId());
        if (!cloudId.equals(forge.app().cloudId())) {
            return Optional.of("it is from another site: " + oneLine(cloudId));
        }
        String id = app.path("installationId").asText("");
        return !id.isEmpty() && id.length() <= LONGEST_ID && installation.is(id)
                ? Optional.empty()
                : Optional.of("it is from another installation: " + oneLine(id) + "; where the app was installed again,"
                        + " start once with `deskpulse run --new-installation`, or correct forge.installationId");
    }

    private static Optional<String> text(JsonNode node) {
        return node.isTextual() && !node.asText().isBlank() ? Optional.of(node.asText()) : Optional.empty();
    }
}
