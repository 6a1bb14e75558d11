package dev.deskpulse.scheduler.delivery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.deskpulse.connector.store.Database;
import dev.deskpulse.scheduler.alert.Alert;
import dev.deskpulse.scheduler.alert.AlertStore;
import dev.deskpulse.scheduler.alert.MovableClock;
import dev.deskpulse.scheduler.alert.SampleAlerts;
import dev.deskpulse.scheduler.kpi.BusinessCalendar;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds on every database, with a real web server and a real mail server at the other end. */
abstract class DeliverAlertsContract {
    private static final Instant NOW = Instant.parse("2026-03-11T12:00:00Z");
    private static final String PATH = "/hook/T0KEN";
    private static final String SECRET = "a secret of the desk's own";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final MovableClock clock = new MovableClock(NOW);
    private final WireMockServer receiver = new WireMockServer(
            WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());
    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private QuietHours quiet = QuietHours.NONE;
    private Database database;
    private AlertStore alerts;

    abstract Database empty();

    @BeforeEach
    void open() {
        database = empty();
        alerts = AlertStore.in(database);
        receiver.start();
        answer(200);
        mail.start();
    }

    @AfterEach
    void close() {
        mail.stop();
        receiver.stop();
        database.close();
    }

    private void answer(int status) {
        receiver.stubFor(post(urlEqualTo(PATH)).willReturn(status(status)));
    }

    private WebhookSettings webhook() {
        return new WebhookSettings(URI.create(receiver.baseUrl() + PATH), Password.of(SECRET), TIMEOUT);
    }

    private MailSettings mailbox() {
        return new MailSettings(
                "127.0.0.1",
                mail.getSmtp().getPort(),
                MailSettings.Tls.NONE,
                null,
                null,
                "deskpulse@example.com",
                List.of("team@example.com"),
                TIMEOUT);
    }

    /** As a program that has just been started does it. */
    private DeliverAlerts.Outcome deliver(AlertLanguage language) {
        MessageStyle style = new MessageStyle(language, ZoneOffset.UTC);
        try (Channel hook = new WebhookChannel(webhook(), style);
                Channel post = new MailChannel(mailbox(), style)) {
            return new DeliverAlerts(alerts, Outbox.in(database), List.of(hook, post), quiet, clock).run();
        }
    }

    private DeliverAlerts.Outcome deliver() {
        return deliver(AlertLanguage.EN);
    }

    private Alert raised(String id, String product) {
        Alert alert = SampleAlerts.complaints(id, product, NOW.minusSeconds(3600), "HD-7", "HD-5");
        SampleAlerts.save(alerts, alert);
        return alert;
    }

    private List<LoggedRequest> posted() {
        return receiver.findAll(postRequestedFor(urlEqualTo(PATH)));
    }

    private JsonNode body(int index) throws JsonProcessingException {
        return new ObjectMapper().readTree(posted().get(index).getBodyAsString());
    }

    private static String text(MimeMessage message) throws MessagingException, IOException {
        return ((String) message.getContent()).replace("\r\n", "\n");
    }

    private Delivery delivery(String channel) {
        return Outbox.in(database).all().stream()
                .filter(one -> one.channel().equals(channel))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void withoutAlertsNobodyIsTold() {
        assertThat(deliver()).isEqualTo(new DeliverAlerts.Outcome(0, List.of()));
        assertThat(posted()).isEmpty();
    }

    @Test
    void anAlertIsToldOnceByEachChannelAlsoAfterARestart() throws Exception {
        raised("a1", "Lamp");

        assertThat(deliver()).isEqualTo(new DeliverAlerts.Outcome(2, List.of()));
        assertThat(deliver()).isEqualTo(new DeliverAlerts.Outcome(0, List.of()));
        assertThat(posted()).hasSize(1);
        assertThat(mail.getReceivedMessages()).hasSize(1);
    }

    @Test
    void theMailSaysWhatHappenedAndWhatToDo() throws Exception {
        raised("a1", "Lamp");
        deliver();

        MimeMessage message = mail.getReceivedMessages()[0];
        assertThat(message.getSubject()).isEqualTo("Deskpulse: Critical: More complaints than usual: product Lamp");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getMessageID()).isEqualTo("<" + delivery("mail").message() + "@deskpulse>");
        assertThat(text(message)).isEqualTo("""
                Critical: More complaints than usual: product Lamp
                - Seen: 25 in 1 h, about 1.2 expected
                - Since: 2026-03-11 11:00 (Z)
                - Likely cause: channel E-mail, product Lamp (suspected until a person confirms it)
                - Next step: Show these tickets to whoever answers for Lamp.
                - Tickets: HD-7, HD-5
                - Acknowledge: ./deskpulse alerts --acknowledge 'a1'
                - Snooze: ./deskpulse alerts --snooze 'a1' --for 4h""");
    }

    @Test
    void aChineseDeskReadsChinese() throws Exception {
        raised("a1", "台灯");
        deliver(AlertLanguage.ZH);

        MimeMessage message = mail.getReceivedMessages()[0];
        assertThat(message.getSubject()).isEqualTo("Deskpulse：严重：投诉异常增多：产品 台灯");
        assertThat(text(message))
                .contains("实际：1 小时内 25，预期约 1.2", "可能的原因：渠道 E-mail，产品 台灯", "工单：HD-7, HD-5", "--acknowledge 'a1'");
        assertThat(body(0).path("text").asText()).contains("投诉异常增多：产品 台灯");
    }

    @Test
    void theWebhookHasFiguresKeysAndText() throws Exception {
        raised("a1", "Lamp");
        deliver();

        JsonNode alert = body(0).path("data").path("alerts").path(0);
        assertThat(body(0).path("type").asText()).isEqualTo("alert.raised");
        assertThat(body(0).path("timestamp").asText()).isEqualTo("2026-03-11T12:00:00Z");
        assertThat(body(0).path("text").asText()).contains("Likely cause: channel E-mail, product Lamp");
        assertThat(alert.path("signal").asText()).isEqualTo("complaints");
        assertThat(alert.path("figures").path("observed").asDouble()).isEqualTo(25);
        assertThat(alert.path("tickets").path(0).asText()).isEqualTo("HD-7");
        assertThat(alert.path("cause").path("channel").asText()).isEqualTo("E-mail");
        assertThat(alert.path("advice").asText()).isEqualTo("look_at_product");
    }

    @Test
    void theSignatureCoversIdTimeAndBody() {
        raised("a1", "台灯");
        deliver();

        LoggedRequest request = posted().get(0);
        String id = request.getHeader("webhook-id");
        assertThat(id).isEqualTo(delivery("webhook").message());
        assertThat(request.getHeader("Connection")).isEqualTo("close");
        assertThat(request.getHeader("webhook-timestamp")).isEqualTo(Long.toString(NOW.getEpochSecond()));
        assertThat(request.getHeader("webhook-signature"))
                .isEqualTo(WebhookSignature.of(Password.of(SECRET), id, NOW, request.getBodyAsString()));
    }

    @Test
    void aReceiverThatIsDownDelaysNobodyAndGetsTheSameMessageLater() {
        answer(503);
        raised("a1", "Lamp");

        assertThat(deliver()).isEqualTo(new DeliverAlerts.Outcome(1, List.of("webhook: localhost answered 503")));
        assertThat(mail.getReceivedMessages()).hasSize(1);
        assertThat(delivery("webhook").state()).isEqualTo(Delivery.State.WAITING);
        assertThat(deliver().problems()).isEmpty();

        answer(200);
        clock.pass(Duration.ofMinutes(1));
        assertThat(deliver()).isEqualTo(new DeliverAlerts.Outcome(1, List.of()));
        assertThat(posted())
                .extracting(request -> request.getHeader("webhook-id"))
                .hasSize(2)
                .containsOnly(delivery("webhook").message());
        assertThat(delivery("webhook").attempts()).isEqualTo(2);
        assertThat(delivery("webhook").problem()).isNull();
    }

    @Test
    void aReceiverThatAsksForPatienceGetsIt() {
        receiver.stubFor(
                post(urlEqualTo(PATH)).willReturn(aResponse().withStatus(429).withHeader("Retry-After", "1800")));
        raised("a1", "Lamp");
        deliver();

        answer(200);
        clock.pass(Duration.ofMinutes(29));
        assertThat(deliver().sent()).isZero();
        clock.pass(Duration.ofMinutes(1));
        assertThat(deliver().sent()).isOne();
    }

    @Test
    void whatIsRefusedIsNotTriedAgainUntilSomebodyAsks() {
        answer(404);
        raised("a1", "Lamp");
        assertThat(deliver().problems()).singleElement().asString().startsWith("webhook: localhost answered 404");

        answer(200);
        clock.pass(Duration.ofDays(1));
        assertThat(deliver().sent()).isZero();
        assertThat(Outbox.in(database).forgetFailures()).isOne();
        assertThat(deliver().sent()).isOne();
    }

    @Test
    void aRedirectIsNotFollowed() {
        receiver.stubFor(
                post(urlEqualTo(PATH)).willReturn(aResponse().withStatus(307).withHeader("Location", "/other")));
        receiver.stubFor(post(urlEqualTo("/other")).willReturn(ok()));
        raised("a1", "Lamp");

        assertThat(deliver().problems()).singleElement().asString().contains("redirects are not followed");
        assertThat(receiver.findAll(postRequestedFor(urlEqualTo("/other")))).isEmpty();
    }

    @Test
    void oneMessageThatAReceiverChokesOnHoldsUpNoOther() {
        raised("a1", "Lamp");
        receiver.stubFor(
                post(urlEqualTo(PATH)).withRequestBody(containing("Lamp")).willReturn(status(500)));
        deliver();
        raised("a2", "Kettle");
        clock.pass(Duration.ofHours(1));

        assertThat(deliver().sent()).isEqualTo(2);
        assertThat(posted().get(1).getBodyAsString()).contains("Kettle");
    }

    @Test
    void whatIsNotTakenForThreeDaysIsGivenUp() {
        answer(503);
        raised("a1", "Lamp");
        deliver();
        clock.pass(Duration.ofDays(3));
        deliver();

        assertThat(delivery("webhook").state()).isEqualTo(Delivery.State.GIVEN_UP);
    }

    @Test
    void whatIsSeenToIsNotSentAndWhatIsSnoozedNotYet() {
        raised("a1", "Lamp");
        raised("a2", "Kettle");
        alerts.acknowledge("a1", NOW);
        alerts.snooze("a2", NOW.plusSeconds(3600));
        assertThat(deliver().sent()).isZero();

        clock.pass(Duration.ofHours(1));
        deliver();
        assertThat(posted()).singleElement().satisfies(one -> assertThat(one.getBodyAsString())
                .contains("Kettle"));
    }

    @Test
    void theEndIsPostedOnceAndNotMailed() throws Exception {
        Alert alert = raised("a1", "Lamp");
        deliver();
        clock.pass(Duration.ofHours(20));
        SampleAlerts.save(alerts, SampleAlerts.ended(alert, clock.instant()));

        assertThat(deliver().sent()).isOne();
        assertThat(deliver().sent()).isZero();
        assertThat(body(1).path("type").asText()).isEqualTo("alert.ended");
        assertThat(body(1).path("text").asText())
                .startsWith("Over: Critical: More complaints than usual: product Lamp");
        assertThat(mail.getReceivedMessages()).hasSize(1);
    }

    @Test
    void whatEndsBeforeAnybodyWasToldIsToldToNobody() {
        Alert alert = raised("a1", "Lamp");
        SampleAlerts.save(alerts, SampleAlerts.ended(alert, NOW));

        assertThat(deliver()).isEqualTo(new DeliverAlerts.Outcome(0, List.of()));
    }

    private void nightsAreQuiet(boolean sendCritical) {
        Map<DayOfWeek, List<BusinessCalendar.Hours>> nights = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            nights.put(day, List.of(new BusinessCalendar.Hours(LocalTime.of(20, 0), LocalTime.of(8, 0))));
        }
        quiet = new QuietHours(ZoneId.of("Asia/Shanghai"), nights, sendCritical);
    }

    @Test
    void whatBeginsInQuietHoursComesAsOneDigestAtTheirEndWhereItStillGoesOn() throws Exception {
        nightsAreQuiet(false);
        raised("a1", "Lamp");
        raised("a2", "Kettle");
        Alert over = raised("a3", "Mug");
        raised("a4", "Shoes");
        assertThat(deliver()).isEqualTo(new DeliverAlerts.Outcome(0, List.of()));
        assertThat(delivery("mail").state()).isEqualTo(Delivery.State.HELD);

        clock.set(Instant.parse("2026-03-11T23:59:00Z"));
        SampleAlerts.save(alerts, SampleAlerts.ended(over, clock.instant()));
        alerts.acknowledge("a4", clock.instant());
        assertThat(deliver().sent()).isZero();

        clock.pass(Duration.ofMinutes(1));
        assertThat(deliver()).isEqualTo(new DeliverAlerts.Outcome(2, List.of()));
        assertThat(deliver().sent()).isZero();
        assertThat(mail.getReceivedMessages()).singleElement().satisfies(message -> {
            assertThat(message.getSubject()).isEqualTo("Deskpulse: 2 alerts since quiet hours began");
            assertThat(text(message)).contains("product Lamp", "product Kettle").doesNotContain("Mug", "Shoes");
        });
        assertThat(body(0).path("type").asText()).isEqualTo("alert.digest");
        assertThat(body(0).path("data").path("alerts")).hasSize(2);
    }

    @Test
    void aDigestThatIsNotTakenComesAgainWhole() {
        nightsAreQuiet(false);
        raised("a1", "Lamp");
        raised("a2", "Kettle");
        deliver();
        clock.set(Instant.parse("2026-03-12T00:00:00Z"));
        answer(503);
        deliver();
        answer(200);
        clock.pass(Duration.ofMinutes(1));

        assertThat(deliver().sent()).isOne();
        assertThat(posted())
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.getBodyAsString()).contains("Lamp", "Kettle"))
                .extracting(one -> one.getHeader("webhook-id"))
                .containsOnly(delivery("webhook").message());
    }

    @Test
    void aCriticalAlertIsToldAtNightToo() {
        nightsAreQuiet(true);
        raised("a1", "Lamp");

        assertThat(deliver().sent()).isEqualTo(2);
    }

    @Test
    void aNameWithLineBreaksAddsNoHeader() throws Exception {
        raised("a'1", "Lamp\r\nBcc: other@example.com");
        deliver();

        MimeMessage message = mail.getReceivedMessages()[0];
        assertThat(message.getAllRecipients()).hasSize(1);
        assertThat(message.getSubject()).endsWith("product Lamp Bcc: other@example.com");
        assertThat(text(message)).contains("--acknowledge 'a'\\''1'");
    }

    @Test
    void nobodyReadsTheSecretOrTheAddress() {
        answer(503);
        raised("a1", "Lamp");
        String problems = deliver().toString() + Outbox.in(database).all() + webhook() + mailbox();

        assertThat(problems).doesNotContain(SECRET).doesNotContain("T0KEN").doesNotContain("team@");
        assertThat(posted().get(0).getBodyAsString()).doesNotContain(SECRET);
    }

    @Test
    void aTestMessageGoesOutAtOnce() throws Exception {
        MessageStyle style = new MessageStyle(AlertLanguage.ZH, ZoneOffset.UTC);
        try (Channel hook = new WebhookChannel(webhook(), style);
                Channel post = new MailChannel(mailbox(), style)) {
            assertThat(new DeliverAlerts(alerts, Outbox.in(database), List.of(hook, post), quiet, clock)
                            .test()
                            .sent())
                    .isEqualTo(2);
        }
        assertThat(mail.getReceivedMessages()[0].getSubject()).isEqualTo("Deskpulse：测试消息");
        assertThat(Outbox.in(database).all()).isEmpty();
    }
}
