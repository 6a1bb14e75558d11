package dev.deskpulse.plugin.forge;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.DuckDb;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tokens signed as Forge signs them, and as others would like to. */
class InvocationTokensTest {
    private static final Instant NOON = Instant.parse("2026-11-10T04:00:00Z");
    private static final URI SITE = URI.create("https://example.atlassian.net");
    private static final URI GATEWAY = URI.create("https://api.atlassian.com");
    private static final String OTHER = "99999999-2222-3333-4444-555555555555";

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final InstantSource clock = now::get;
    private final FakeForge forge = new FakeForge(clock, GATEWAY);
    private final Database database = DuckDb.inMemory();
    private final InvocationTokens tokens = tokens(Optional.empty());

    @AfterEach
    void close() {
        forge.close();
        database.close();
    }

    private InvocationTokens tokens(Optional<String> installation) {
        return new InvocationTokens(forge.settings(), SITE, PinnedInstallation.in(database, installation), clock);
    }

    @Test
    void aPersonsCallIsKnownByTheAccountAndAnEventHasNone() {
        assertThat(tokens.check(forge.signed(forge.screen("acc-28"))))
                .isEqualTo(new Checked.Accepted(new Invocation(Optional.of("acc-28"))));
        assertThat(tokens.check(forge.signed(forge.event())))
                .isEqualTo(new Checked.Accepted(new Invocation(Optional.empty())));
    }

    @Test
    void theKeySetIsFetchedOnceForManyTokens() {
        IntStream.range(0, 50).forEach(i -> accepted(forge.signed(forge.event())));
        assertThat(forge.keyFetches()).isEqualTo(1);
    }

    @Test
    void anotherKeyProvesNothingWhateverItCallsItself() {
        refused(FakeForge.signed(forge.event(), forge.impostor()), "signature");
        refused(FakeForge.signed(forge.event(), FakeForge.newKey("unknown")), "key");
        refused(FakeForge.signed(forge.event(), FakeForge.newKey("unknown too")), "key");
        assertThat(forge.keyFetches())
                .as("unknown keys do not make us ask each time")
                .isLessThanOrEqualTo(2);
    }

    @Test
    void aNewKeyIsLearntWhenATokenNamesIt() {
        accepted(forge.signed(forge.event()));
        forge.changeKey();
        accepted(forge.signed(forge.event()));
        assertThat(forge.keyFetches()).isEqualTo(2);
    }

    @Test
    void keysThatAreKnownServeOnWhileTheirAddressIsDown() {
        accepted(forge.signed(forge.event()));
        forge.goDown();
        accepted(forge.signed(forge.event()));
    }

    @Test
    void withoutKeysNothingIsAcceptedAndForgeMayCallAgain() {
        forge.goDown();
        assertThat(tokens.check(forge.signed(forge.event()))).isInstanceOf(Checked.Unknown.class);
    }

    @Test
    void onlyRs256Counts() {
        refused(FakeForge.unsigned(forge.event()), "");
        refused(forge.signedWithThePublicKeyAsSecret(forge.event()), "algorithm");
        refused(forge.signedByAnotherAlgorithm(forge.event()), "algorithm");
    }

    @Test
    void aHeaderThatIsNullOrNoObjectIsRefused() {
        refused("77u_..", "");
        refused("bnVsbA..", "");
        refused("W10.e30.AA", "");
    }

    @Test
    void aTokenThatWasChangedProvesNothing() {
        String[] parts = forge.signed(forge.screen("acc-28")).split("\\.", -1);
        String[] other = forge.signed(forge.screen("acc-1")).split("\\.", -1);
        refused(parts[0] + "." + other[1] + "." + parts[2], "signature");
        refused(parts[0] + "." + parts[1] + ".", "");
        refused(parts[0] + "." + parts[1], "");
        refused("", "no token");
        refused("x".repeat(20_000), "too long");
        refused("not.a.token", "");
    }

    @Test
    void issuerAndAudienceAreOurs() {
        refused(forge.signed(forge.event().issuer("forge/other")), "iss");
        refused(forge.signed(forge.event().issuer(null)), "iss");
        refused(forge.signed(forge.event().audience("ari:cloud:ecosystem::app/" + OTHER)), "aud");
        refused(forge.signed(forge.event().audience((String) null)), "aud");
    }

    @Test
    void aTokenIsGoodInItsTimeAlone() {
        String token = forge.signed(forge.event());
        now.set(NOON.plusSeconds(FakeForge.LIFE_SECONDS).plusSeconds(11));
        refused(token, "Expired");
        now.set(NOON.minusSeconds(60));
        refused(token, "before");
        now.set(NOON);
        refused(forge.signed(forge.event().expirationTime(null)), "exp");
        refused(
                forge.signed(forge.event().expirationTime(Date.from(NOON.plus(Duration.ofDays(3650))))),
                "lives longer");
    }

    @Test
    void aTokenIsGoodForOneCall() {
        String token = forge.signed(forge.event());
        accepted(token);
        refused(token, "used before");
        now.set(NOON.plusSeconds(30));
        refused(token, "used before");
        refused(forge.signed(forge.event().jwtID(null)), "jti");
        refused(forge.signed(forge.event().jwtID("x".repeat(300))), "too long an id");
    }

    @Test
    void anotherTenantIsTurnedAway() {
        foreign(forge.claims("core:endpoint", "events", FakeForge.APP, OTHER, "PRODUCTION"));
        foreign(forge.claims("core:endpoint", "events", FakeForge.APP, FakeForge.CLOUD, "DEVELOPMENT"));
        foreign(forge.event().claim("context", java.util.Map.of("cloudId", OTHER)));
        foreign(forge.event().claim("app", java.util.Map.of("id", "none")));
    }

    @Test
    void theInstallationThatCallsFirstIsTheOneAlsoAfterARestartUntilAnotherIsAskedFor() {
        accepted(forge.signed(forge.event()));
        foreign(forge.installedAgain("acc-28"));
        InvocationTokens restarted = tokens(Optional.empty());
        assertThat(restarted.check(forge.signed(forge.installedAgain("acc-28"))))
                .isInstanceOfSatisfying(Checked.OtherTenant.class, other -> assertThat(other.reason())
                        .contains("--new-installation"));
        PinnedInstallation.in(database, Optional.empty()).forget();
        assertThat(restarted.check(forge.signed(forge.installedAgain("acc-28"))))
                .isInstanceOf(Checked.Accepted.class);
        assertThat(restarted.check(forge.signed(forge.event()))).isInstanceOf(Checked.OtherTenant.class);
    }

    @Test
    void aTokenThatIsRefusedPinsNoInstallation() {
        refused(FakeForge.signed(forge.installedAgain("acc-28"), forge.impostor()), "signature");
        foreign(forge.installedAgain("acc-28").claim("context", java.util.Map.of("cloudId", OTHER)));
        accepted(forge.signed(forge.event()));
    }

    @Test
    void theInstallationOfTheSettingsCountsBeforeTheFirst() {
        accepted(forge.signed(forge.installedAgain("acc-28")));
        InvocationTokens set = tokens(Optional.of(FakeForge.INSTALLATION));
        assertThat(set.check(forge.signed(forge.event()))).isInstanceOf(Checked.Accepted.class);
        assertThat(set.check(forge.signed(forge.installedAgain("acc-28")))).isInstanceOf(Checked.OtherTenant.class);
    }

    @Test
    void aForeignTokenDoesNotUseUpOurs() {
        String id = "same";
        foreign(forge.claims("core:endpoint", "events", FakeForge.APP, OTHER, "PRODUCTION")
                .jwtID(id));
        accepted(forge.signed(forge.event().jwtID(id)));
    }

    @Test
    void whatIsRememberedOfTokensIsBoundedAndNothingIsForgottenEarly() {
        SeenTokens seen = new SeenTokens(2, clock);
        assertThat(seen.see("a", NOON.plusSeconds(20))).isEqualTo(SeenTokens.Sight.FIRST);
        assertThat(seen.see("b", NOON.plusSeconds(40))).isEqualTo(SeenTokens.Sight.FIRST);
        assertThat(seen.see("c", NOON.plusSeconds(40))).isEqualTo(SeenTokens.Sight.NO_ROOM);
        assertThat(seen.see("a", NOON.plusSeconds(20))).isEqualTo(SeenTokens.Sight.AGAIN);
        now.set(NOON.plusSeconds(20));
        assertThat(seen.see("c", NOON.plusSeconds(40))).isEqualTo(SeenTokens.Sight.FIRST);
        assertThat(seen.see("b", NOON.plusSeconds(40))).isEqualTo(SeenTokens.Sight.AGAIN);
        assertThat(seen.size()).isEqualTo(2);
    }

    private void accepted(String token) {
        assertThat(tokens.check(token)).isInstanceOf(Checked.Accepted.class);
    }

    private void refused(String token, String because) {
        assertThat(tokens.check(token))
                .isInstanceOfSatisfying(Checked.Refused.class, refused -> assertThat(refused.reason())
                        .contains(because));
    }

    private void foreign(JWTClaimsSet.Builder claims) {
        assertThat(tokens.check(forge.signed(claims))).isInstanceOf(Checked.OtherTenant.class);
    }
}
