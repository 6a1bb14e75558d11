package dev.deskpulse.scheduler.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WebhookSettingsTest {
    private static WebhookSettings of(String url, String secret) {
        return new WebhookSettings(URI.create(url), Password.of(secret), Duration.ofSeconds(10));
    }

    @Test
    void clearTextIsForThisMachineAlone() {
        assertThatThrownBy(() -> of("http://hooks.example.com/x", "0123456789abcdef"))
                .hasMessage("url must start with https://, but for a receiver on this machine");
        assertThatCode(() -> of("http://localhost:9000/x", "0123456789abcdef")).doesNotThrowAnyException();
        assertThatCode(() -> of("http://[::1]:9000/x", "0123456789abcdef")).doesNotThrowAnyException();
    }

    @Test
    void aSecretThatCanBeGuessedIsRefused() {
        assertThatThrownBy(() -> of("https://hooks.example.com/x", "short"))
                .hasMessage("secret must have at least 16 characters");
        assertThatThrownBy(() -> of("https://hooks.example.com/x", "whsec_*"))
                .hasMessage("secret begins with whsec_ and is not base64 after it");
    }

    @Test
    void theAddressShowsItsHostAlone() {
        assertThat(of("https://hooks.example.com/T0KEN", "0123456789abcdef")).hasToString("hooks.example.com");
    }

    /** The example of the libraries of Standard Webhooks. */
    @Test
    void theSignatureIsThatOfStandardWebhooks() {
        assertThat(WebhookSignature.of(
                        Password.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        Instant.ofEpochSecond(1_614_265_330),
                        "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }
}
