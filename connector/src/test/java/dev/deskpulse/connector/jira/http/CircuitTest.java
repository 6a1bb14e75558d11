package dev.deskpulse.connector.jira.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.deskpulse.connector.jira.JiraException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A site that does not answer is left in peace for a while, and found again. */
class CircuitTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final JiraCall MYSELF = JiraCall.get("/rest/api/3/myself");
    private static final int MANY = 200;

    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private final VirtualTime time = new VirtualTime(START);
    private final Circuit circuit = new Circuit(time);
    private JiraHttp brisk;
    private JiraHttp patient;

    @BeforeEach
    void start() {
        server.start();
        brisk = http(RetrySettings.BRISK);
        patient = http(RetrySettings.PATIENT);
    }

    @AfterEach
    void stop() {
        brisk.close();
        patient.close();
        server.stop();
    }

    private JiraHttp http(RetrySettings retries) {
        return new JiraHttp(
                new SiteAccess(
                        URI.create(server.baseUrl()),
                        new SignIn.CloudBasic("ana@example.com", Secret.of("t0p-secret"))),
                HttpSettings.CLOUD.withRetries(retries),
                time,
                circuit);
    }

    private void answers(ResponseDefinitionBuilder answer) {
        server.resetMappings();
        server.stubFor(any(anyUrl()).willReturn(answer));
    }

    private static ResponseDefinitionBuilder down() {
        return aResponse().withStatus(503);
    }

    private int asked() {
        return server.getAllServeEvents().size();
    }

    private void goesDown() {
        answers(down());
        for (int i = 0; i < MANY && circuit.state().answers(); i++) {
            assertThatThrownBy(() -> brisk.json(MYSELF)).isInstanceOf(JiraException.Unavailable.class);
        }
        assertThat(circuit.state().answers()).isFalse();
    }

    private void pauseEnds() {
        time.sleep(circuit.left());
    }

    @Test
    void aSiteThatDoesNotAnswerIsAskedNoMore() {
        goesDown();

        assertThat(asked()).isEqualTo(Circuit.FAILURES);
        Instant again = circuit.state().triesAgain();
        for (int i = 0; i < MANY; i++) {
            assertThatThrownBy(() -> brisk.json(MYSELF))
                    .isInstanceOfSatisfying(JiraException.Unavailable.class, refused -> assertThat(refused.triesAgain())
                            .hasValue(again))
                    .hasMessageContaining("is tried again at " + again);
        }
        assertThat(asked()).isEqualTo(Circuit.FAILURES);
        assertThat(time.now()).isBefore(again);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE"})
    void brokenConnectionsCountLikeRefusals(Fault fault) {
        answers(aResponse().withFault(fault));
        for (int i = 0; i < Circuit.FAILURES; i++) {
            assertThatThrownBy(() -> brisk.json(MYSELF)).isInstanceOf(JiraException.Unavailable.class);
        }
        assertThat(circuit.state().answers()).isFalse();
    }

    @Test
    void afterThePauseOneCallFindsTheSiteAgain() {
        goesDown();
        Instant since = circuit.state().failingSince();
        answers(okJson("{}"));

        pauseEnds();
        brisk.json(MYSELF);

        assertThat(since).isBetween(START, time.now());
        assertThat(circuit.state()).isEqualTo(new Circuit.State(null, null));
        assertThat(asked()).isEqualTo(Circuit.FAILURES + 1);
    }

    @Test
    void pausesGrowToTheirBoundWhileTheSiteStaysAway() {
        goesDown();
        Instant since = circuit.state().failingSince();
        List<Duration> pauses = new ArrayList<>();
        int before = asked();
        for (int i = 0; i < 9; i++) {
            pauses.add(circuit.left());
            pauseEnds();
            assertThatThrownBy(() -> brisk.json(MYSELF)).isInstanceOf(JiraException.Unavailable.class);
        }

        assertThat(pauses.stream().map(pause -> Math.round(pause.toMillis() / 1e3)))
                .containsExactly(5L, 10L, 20L, 40L, 80L, 160L, 300L, 300L, 300L);
        assertThat(asked() - before).as("one call a pause").isEqualTo(9);
        assertThat(circuit.state().failingSince()).isEqualTo(since);
    }

    @Test
    void aPatientCallSitsOutShortPauses() {
        goesDown();
        answers(okJson("{}"));

        patient.json(MYSELF);

        assertThat(circuit.state().answers()).isTrue();
        assertThat(time.now()).isAfterOrEqualTo(START.plus(Circuit.FIRST_PAUSE));
    }

    @Test
    void evenAPatientCallDoesNotWaitForAnOutageOfHours() {
        goesDown();
        for (int i = 0; i < 5; i++) {
            pauseEnds();
            assertThatThrownBy(() -> brisk.json(MYSELF)).isInstanceOf(JiraException.Unavailable.class);
        }
        Instant before = time.now();

        assertThatThrownBy(() -> patient.json(MYSELF))
                .isInstanceOfSatisfying(JiraException.Unavailable.class, refused -> assertThat(refused.triesAgain())
                        .isPresent());
        assertThat(time.now()).isEqualTo(before);
    }

    @Test
    void oneAnswerInBetweenIsEnoughToGoOn() {
        for (int i = 0; i < MANY; i++) {
            answers(i % 10 == 9 ? okJson("{}") : down());
            try {
                brisk.json(MYSELF);
            } catch (JiraException.Unavailable expected) {
                assertThat(expected.triesAgain()).isEmpty();
            }
        }
        assertThat(circuit.state().answers()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 429})
    void aSiteThatSaysNoIsThere(int status) {
        answers(aResponse().withStatus(status));
        for (int i = 0; i < 2 * Circuit.FAILURES; i++) {
            assertThatThrownBy(() -> brisk.json(MYSELF)).isInstanceOf(JiraException.class);
        }
        assertThat(circuit.state().answers()).isTrue();
    }

    @Test
    void aCommentThatIsNotSentIsNotSentLater() {
        goesDown();
        int before = asked();
        JiraCall comment = JiraCall.post("/rest/api/3/issue/{issue}/comment", "10001");

        assertThatThrownBy(() -> brisk.execute(comment)).isInstanceOf(JiraException.Unavailable.class);
        pauseEnds();
        answers(okJson("{}"));
        brisk.json(MYSELF);

        assertThat(asked()).isEqualTo(before + 1);
    }
}
