package dev.deskpulse.plugin.forge;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.fixtures.hostile.Fragments;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.Signature;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;

/** Tokens with anything in them: accepted where they are Forge's and whole, else refused in words; nothing is thrown. */
class InvocationTokensFuzzTest {
    private static final Instant NOON = Instant.parse("2026-11-10T04:00:00Z");
    private static final InstantSource CLOCK = () -> NOON;
    private static final URI SITE = URI.create("https://example.atlassian.net");
    private static final URI GATEWAY = URI.create("https://api.atlassian.com");
    private static final int LONGEST_REASON = 400;
    private static final long HALF_MINUTE = 30_000_000_000L;
    private static final long BEGUN = System.nanoTime();
    private static final List<String> NAMES = List.of(
            "iss",
            "aud",
            "exp",
            "nbf",
            "iat",
            "jti",
            "sub",
            "app",
            "context",
            "principal",
            "cloudId",
            "environment",
            "type",
            "installationId",
            "apiBaseUrl",
            "id");
    private static final List<String> HEADERS =
            List.of("alg", "kid", "jku", "jwk", "x5u", "x5c", "crit", "b64", "zip", "typ", "cty", "enc", "epk");

    private static final FakeForge FORGE = new FakeForge(CLOCK, GATEWAY);
    private static final Database DATABASE = DuckDb.inMemory();
    private static final InvocationTokens TOKENS =
            new InvocationTokens(FORGE.settings(), SITE, PinnedInstallation.in(DATABASE, Optional.empty()), CLOCK);
    private static final RSAKey STRANGER = FORGE.impostor();
    private static final String GOOD = FORGE.signed(FORGE.screen("acc-28"));

    @Property(tries = 1)
    void aGoodOneIsAccepted() {
        assertThat(TOKENS.check(FORGE.signed(FORGE.event()))).isInstanceOf(Checked.Accepted.class);
    }

    @AfterContainer
    static void stop() {
        FORGE.close();
        DATABASE.close();
    }

    @Property
    void anyTextIsRefused(@ForAll("texts") String token) {
        refused(token);
    }

    @Property
    void aTokenWithSomethingElseInItIsRefused(@ForAll("spoilt") String token) {
        if (!isSigned(token)) {
            refused(token);
        }
    }

    @Property
    void whateverAHeaderSaysNobodyElsesKeyCounts(@ForAll("headers") Map<String, Object> header) throws Exception {
        refused(signed(header, FORGE.event().build(), STRANGER.toPrivateKey()));
        long halfMinutes = 1 + (System.nanoTime() - BEGUN) / HALF_MINUTE;
        assertThat((long) FORGE.keyFetches())
                .as("keys are asked for at one place, seldom")
                .isLessThanOrEqualTo(1 + 2 * halfMinutes);
    }

    @Property
    void whateverForgeItselfSignsIsAnsweredInWords(@ForAll("claims") Map<String, Object> claims) throws Exception {
        Checked checked = TOKENS.check(FORGE.signed(with(claims)));
        if (!(checked instanceof Checked.Accepted)) {
            assertInWords(checked);
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                text(),
                text().list().ofSize(3).map(parts -> String.join(".", parts)),
                text().list()
                        .ofSize(3)
                        .map(parts -> String.join(
                                ".",
                                parts.stream()
                                        .map(InvocationTokensFuzzTest::encoded)
                                        .toList())),
                json(HEADERS, 2)
                        .map(header -> encoded(JSONObjectUtils.toJSONString(Map.of("alg", header))) + ".e30.AA"));
    }

    /** A good one with characters changed, taken out or put in, or with another's parts. */
    @Provide
    Arbitrary<String> spoilt() {
        Arbitrary<Integer> places = Arbitraries.integers().between(0, 3_000);
        return Combinators.combine(
                        places.list().ofMinSize(1).ofMaxSize(4),
                        text(),
                        Arbitraries.integers().between(0, 3))
                .as((at, by, how) -> {
                    StringBuilder token = new StringBuilder(GOOD);
                    for (int place : at) {
                        int here = place % token.length();
                        switch (how) {
                            case 0 -> token.setCharAt(here, by.isEmpty() ? 'A' : by.charAt(0));
                            case 1 -> token.deleteCharAt(here);
                            case 2 -> token.insert(here, by);
                            default -> token.setLength(Math.max(1, here));
                        }
                    }
                    return token.toString();
                });
    }

    @Provide
    Arbitrary<Map<String, Object>> headers() {
        Arbitrary<Object> values = Arbitraries.oneOf(
                json(HEADERS, 2),
                Arbitraries.of("RS256", "none", "HS256", "RS512", "PS256", "ES256", "dir", "rs256", "RSA-OAEP"),
                Arbitraries.of(FORGE.keys().toString(), "forge/invocation-token/one", "../../etc/passwd"));
        return Arbitraries.maps(Arbitraries.of(HEADERS), values).ofMaxSize(5).map(some -> {
            Map<String, Object> header = new HashMap<>(Map.of("alg", "RS256", "kid", STRANGER.getKeyID()));
            header.putAll(some);
            return header;
        });
    }

    @Provide
    Arbitrary<Map<String, Object>> claims() {
        return Arbitraries.maps(Arbitraries.of(NAMES), json(NAMES, 3))
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    private static Arbitrary<String> text() {
        Arbitrary<String> joined = Arbitraries.of(
                        Stream.concat(Fragments.TEXT.stream(), NAMES.stream()).toList())
                .list()
                .ofMaxSize(6)
                .map(pieces -> String.join("", pieces));
        return Arbitraries.frequencyOf(
                Tuple.of(2, joined), Tuple.of(1, Arbitraries.strings().ofMaxLength(100)));
    }

    private static Arbitrary<Object> json(List<String> names, int depth) {
        Arbitrary<Object> leaf = Arbitraries.oneOf(
                text().map(Object.class::cast),
                Arbitraries.longs().map(Object.class::cast),
                Arbitraries.doubles().map(Object.class::cast),
                Arbitraries.of(true, false).map(Object.class::cast));
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<Object> inner = Arbitraries.lazy(() -> json(names, depth - 1));
        return Arbitraries.frequencyOf(
                Tuple.of(2, leaf),
                Tuple.of(1, inner.list().ofMaxSize(3).map(Object.class::cast)),
                Tuple.of(
                        2,
                        Arbitraries.maps(Arbitraries.of(names), inner)
                                .ofMaxSize(4)
                                .map(Object.class::cast)));
    }

    /** A token of Forge's with some claims as they never are. */
    private static JWTClaimsSet.Builder with(Map<String, Object> claims) throws ParseException {
        Map<String, Object> all = FORGE.screen("acc-28").build().toJSONObject();
        all.putAll(claims);
        JWTClaimsSet.Builder builder = new JWTClaimsSet.Builder();
        all.forEach(builder::claim);
        return builder;
    }

    private static String signed(Map<String, Object> header, JWTClaimsSet claims, PrivateKey key) throws Exception {
        String said = encoded(JSONObjectUtils.toJSONString(header)) + "." + encoded(claims.toString());
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(said.getBytes(StandardCharsets.US_ASCII));
        return said + "." + Base64URL.encode(signature.sign());
    }

    private static String encoded(String text) {
        return Base64URL.encode(text).toString();
    }

    /** The last character of a signature has bits that say nothing, so that another token may be the same. */
    private static boolean isSigned(String token) {
        try {
            return FORGE.hasSigned(SignedJWT.parse(token));
        } catch (ParseException | JOSEException e) {
            return false;
        }
    }

    private static void refused(String token) {
        Checked checked = TOKENS.check(token);
        assertThat(checked).isInstanceOf(Checked.Refused.class);
        assertInWords(checked);
    }

    private static void assertInWords(Checked checked) {
        assertThat(checked).isNotInstanceOf(Checked.Accepted.class);
        assertThat(checked.toString())
                .hasSizeLessThan(LONGEST_REASON)
                .matches(told -> told.chars().noneMatch(Character::isISOControl), "is one line");
    }
}
