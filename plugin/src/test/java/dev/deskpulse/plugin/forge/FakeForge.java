package dev.deskpulse.plugin.forge;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import dev.deskpulse.connector.jira.http.AppToken;
import dev.deskpulse.connector.jira.http.SignIn;
import dev.deskpulse.plugin.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Forge's side of the wire: publishes a key set and signs invocation tokens with the claims of real ones
 * ({@code shared/recorded/forge-fit-real-*.json}). Everything that a test bends is bent here, under a valid signature where
 * the test does not say otherwise.
 */
final class FakeForge implements AutoCloseable {
    static final String APP = "d9e4002b-120b-426b-834b-402a4a5adce7";
    static final String CLOUD = "11111111-2222-3333-4444-555555555555";
    static final int LIFE_SECONDS = 25;

    private static final String ARI = "ari:cloud:ecosystem::";
    static final String INSTALLATION = ARI + "installation/78738015-0fed-45bb-857b-3c2c8e3c7d0a";
    private static final String OTHER_INSTALLATION = ARI + "installation/11ac20df-be56-457d-af77-b776285cb0f0";

    private final InstantSource clock;
    private final URI gateway;
    private final HttpServer server;
    private final AtomicInteger fetches = new AtomicInteger();
    private RSAKey key = newKey("forge/invocation-token/one");
    private volatile boolean down;

    /** @param gateway where apps call Jira */
    FakeForge(InstantSource clock, URI gateway) {
        this.clock = clock;
        this.gateway = gateway;
        this.server = start();
    }

    private HttpServer start() {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            started.createContext("/jwks.json", exchange -> {
                fetches.incrementAndGet();
                byte[] body = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(down ? 503 : 200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            started.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    URI keys() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/jwks.json");
    }

    /** How a Deskpulse that serves this app on this site is set up. */
    Settings.Forge settings() {
        return new Settings.Forge(
                new SignIn.ForgeApp(gateway, CLOUD, APP, new AppToken()),
                Settings.Forge.Environment.PRODUCTION,
                keys(),
                "127.0.0.1",
                0,
                null);
    }

    int keyFetches() {
        return fetches.get();
    }

    /** As Atlassian does now and then. */
    void changeKey() {
        key = newKey("forge/invocation-token/two");
    }

    void goDown() {
        down = true;
    }

    /** What a token for an event says. */
    JWTClaimsSet.Builder event() {
        return claims("core:endpoint", "events", APP, CLOUD, "PRODUCTION");
    }

    /** What a token for a person at a screen says. */
    JWTClaimsSet.Builder screen(String accountId) {
        return claims("jira:dashboardGadget", "deskpulse-gadget", APP, CLOUD, "PRODUCTION")
                .claim("principal", accountId);
    }

    JWTClaimsSet.Builder claims(String moduleType, String module, String app, String cloud, String environment) {
        return claims(moduleType, module, app, cloud, environment, INSTALLATION);
    }

    /** What a token of this app says that was installed once more, on the same site. */
    JWTClaimsSet.Builder installedAgain(String accountId) {
        return claims("jira:dashboardGadget", "deskpulse-gadget", APP, CLOUD, "PRODUCTION", OTHER_INSTALLATION)
                .claim("principal", accountId);
    }

    private JWTClaimsSet.Builder claims(
            String moduleType, String module, String app, String cloud, String environment, String installation) {
        String base = gateway + "/ex/jira/" + cloud;
        return new JWTClaimsSet.Builder()
                .audience(ARI + "app/" + app)
                .issuer("forge/invocation-token")
                .issueTime(Date.from(clock.instant()))
                .notBeforeTime(Date.from(clock.instant()))
                .expirationTime(Date.from(clock.instant().plusSeconds(LIFE_SECONDS)))
                .jwtID(UUID.randomUUID().toString())
                .claim(
                        "app",
                        Map.of(
                                "id",
                                ARI + "app/" + app,
                                "appVersion",
                                "1.0.0",
                                "installationId",
                                installation,
                                "apiBaseUrl",
                                base,
                                "environment",
                                Map.of("type", environment, "id", ARI + "environment/" + app + "/" + environment),
                                "module",
                                Map.of("type", moduleType, "key", module),
                                "installation",
                                Map.of(
                                        "id",
                                        installation,
                                        "contexts",
                                        List.of(Map.of("name", "jira", "apiBaseUrl", base, "cloudId", cloud)))))
                .claim("context", Map.of("cloudId", cloud, "moduleKey", module));
    }

    String signed(JWTClaimsSet.Builder claims) {
        return signed(claims, key);
    }

    static String signed(JWTClaimsSet.Builder claims, RSAKey key) {
        try {
            return signed(
                    claims, new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()), new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The trick of taking the published key for a shared secret. */
    String signedWithThePublicKeyAsSecret(JWTClaimsSet.Builder claims) {
        try {
            byte[] secret = key.toRSAPublicKey().getEncoded();
            return signed(
                    claims, new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()), new MACSigner(secret));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Another algorithm of the same family, by the right key. */
    String signedByAnotherAlgorithm(JWTClaimsSet.Builder claims) {
        try {
            return signed(
                    claims, new JWSHeader.Builder(JWSAlgorithm.RS512).keyID(key.getKeyID()), new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(JWTClaimsSet.Builder claims, JWSHeader.Builder header, JWSSigner signer)
            throws JOSEException {
        SignedJWT token = new SignedJWT(header.build(), claims.build());
        token.sign(signer);
        return token.serialize();
    }

    /** Whether a token is one of Forge's, whatever it says. */
    boolean hasSigned(SignedJWT token) throws JOSEException {
        return JWSAlgorithm.RS256.equals(token.getHeader().getAlgorithm())
                && token.verify(new RSASSAVerifier(key.toRSAPublicKey()));
    }

    static String unsigned(JWTClaimsSet.Builder claims) {
        return new PlainJWT(claims.build()).serialize();
    }

    /** The published key's id, on a key that is not published. */
    RSAKey impostor() {
        return newKey(key.getKeyID());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
