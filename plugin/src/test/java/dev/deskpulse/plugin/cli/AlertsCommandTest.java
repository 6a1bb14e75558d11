package dev.deskpulse.plugin.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.scheduler.kpi.FactStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertsCommandTest {
    private static final Instant NOW = Instant.parse("2026-03-11T12:00:00Z");

    @TempDir
    private Path folder;

    private Terminal terminal = new Terminal(Path.of("unused"), Clock.systemUTC());

    @BeforeEach
    void settings() throws IOException {
        Path file = Files.writeString(folder.resolve("deskpulse.yml"), """
                zone: UTC
                jira: {url: 'https://example.atlassian.net', email: a@example.com, token: t}
                """);
        terminal = new Terminal(file, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** Two months with a ticket an hour, and in the last hour thirty complaints on one product. */
    private void burst() throws IOException {
        Files.createDirectories(folder.resolve(".deskpulse"));
        try (DuckDb database = DuckDb.open(folder.resolve(".deskpulse/deskpulse.duckdb"))) {
            assertThat(new FactStore(database)).isNotNull();
            database.run(connection -> {
                try (PreparedStatement insert = connection.prepareStatement("""
                        INSERT INTO kpi_fact (ticket, ticket_key, source, project, type, created_at, created_second,
                            created_day, created_hour, agent_replies, marks, product, kind)
                        VALUES (?, ?, 's', 'HD', 'Request', ?, ?, ?, 0, 0, '', ?, ?)""")) {
                    for (int i = 0; i < 1500 + 30; i++) {
                        boolean late = i >= 1500;
                        Instant at = NOW.minusSeconds(late ? 60L * (i - 1499) : 3600L * (i + 1));
                        insert.setString(1, "s/" + i);
                        insert.setString(2, "HD-" + i);
                        insert.setObject(3, LocalDateTime.ofInstant(at, ZoneOffset.UTC));
                        insert.setLong(4, at.getEpochSecond());
                        insert.setObject(
                                5, LocalDateTime.ofInstant(at, ZoneOffset.UTC).toLocalDate());
                        insert.setString(6, late || i % 3 == 0 ? "Lamp" : "Kettle");
                        insert.setString(7, late || i % 7 == 0 ? "COMPLAINT" : "QUESTION");
                        insert.addBatch();
                    }
                    insert.executeBatch();
                }
            });
        }
    }

    @Test
    void aDeskWithNoDataHasNone() {
        assertThat(terminal.run("alerts", "--look")).isZero();
        assertThat(terminal.printed()).isEqualToIgnoringNewLines("No alerts.");
    }

    @Test
    void anAlertIsListedSnoozedAndAcknowledgedByItsId() throws IOException {
        burst();
        assertThat(terminal.run("alerts", "--look", "--json")).isZero();
        JsonNode alert = terminal.json().path("alerts").path(0);
        assertThat(terminal.json().path("alerts")).hasSize(1);
        assertThat(alert.path("state").asText()).isEqualTo("open");
        assertThat(alert.path("cause").path("product").asText()).isEqualTo("Lamp");
        assertThat(alert.path("advice").path("step").asText()).isEqualTo("look_at_product");
        String id = alert.path("id").asText();

        assertThat(terminal.run("alerts", "--snooze", id, "--for", "4h")).isZero();
        assertThat(terminal.printed()).startsWith("[snoozed] complaints");
        assertThat(terminal.run("alerts", "--acknowledge", id)).isZero();
        assertThat(terminal.printed()).startsWith("[acknowledged] complaints").contains("product=Lamp");
    }

    @Test
    void anAlertIsPostedAndTheListAndTheDoctorTellWhatBecameOfIt() throws IOException {
        WireMockServer receiver = new WireMockServer(
                WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());
        receiver.start();
        try {
            receiver.stubFor(post(urlEqualTo("/hook")).willReturn(status(403)));
            Path secret = Files.writeString(folder.resolve("secret"), "a secret of the desk's own\n");
            Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
            Path file = Files.writeString(folder.resolve("deskpulse.yml"), """
                    zone: UTC
                    jira: {url: 'http://127.0.0.1:1', token: t}
                    alerts:
                      language: zh
                      webhook: {url: '%s/hook', secretFile: secret}
                    """.formatted(receiver.baseUrl()));
            terminal = new Terminal(file, Clock.fixed(NOW, ZoneOffset.UTC));
            burst();

            assertThat(terminal.run("alerts", "--look")).isZero();
            assertThat(terminal.said()).contains("Not sent: webhook: localhost answered 403");
            assertThat(terminal.printed()).contains("webhook: raised refused 2026-03-11T12:00");
            assertThat(terminal.run("doctor")).isOne();
            assertThat(terminal.printed()).contains("alerts by webhook", "1 not taken: localhost answered 403");
            assertThat(terminal.run("alerts", "--test")).isOne();

            receiver.stubFor(post(urlEqualTo("/hook")).willReturn(status(204)));
            assertThat(terminal.run("alerts", "--test")).isZero();
            assertThat(terminal.run("alerts", "--resend", "--json")).isZero();
            JsonNode sent =
                    terminal.json().path("alerts").path(0).path("deliveries").path(0);
            assertThat(sent.path("state").asText()).isEqualTo("sent");
            assertThat(receiver.findAll(postRequestedFor(urlEqualTo("/hook"))))
                    .last()
                    .satisfies(request -> assertThat(request.getBodyAsString())
                            .contains("alert.raised", "投诉异常增多：", "产品 Lamp")
                            .doesNotContain("secret of the desk"));
        } finally {
            receiver.stop();
        }
    }

    @Test
    void aTestWithNobodyToTellSaysSo() {
        assertThat(terminal.run("alerts", "--test")).isZero();
        assertThat(terminal.printed()).contains("set alerts.webhook or alerts.mail");
    }

    @Test
    void wrongIdsAndTimesAreNamed() {
        assertThat(terminal.run("alerts", "--acknowledge", "x")).isOne();
        assertThat(terminal.said()).contains("there is no alert 'x'");
        assertThat(terminal.run("alerts", "--snooze", "x", "--for", "soon")).isOne();
        assertThat(terminal.said()).contains("--for is 'soon'; give a time such as 30m, 4h or 2d");
    }
}
