package dev.deskpulse.scheduler.delivery;

import java.net.URI;
import java.time.Duration;
import okhttp3.HttpUrl;

/**
 * Where alerts are posted to.
 *
 * @param url https, or http to this machine; its path may itself be secret, so only its host is ever shown
 * @param secret what messages are signed with
 * @param timeout of a whole request
 */
public record WebhookSettings(URI url, Password secret, Duration timeout) {
    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(1);

    public WebhookSettings {
        HttpUrl parsed = HttpUrl.parse(url.toString());
        if (parsed == null) {
            throw new IllegalArgumentException("url is not a web address such as https://hooks.example.com/deskpulse");
        }
        if (!parsed.isHttps() && !Loopback.is(parsed.host())) {
            throw new IllegalArgumentException("url must start with https://, but for a receiver on this machine");
        }
        if (!parsed.username().isEmpty() || !parsed.password().isEmpty()) {
            throw new IllegalArgumentException("url holds a user name or password; messages are signed instead");
        }
        if (timeout.isZero() || timeout.isNegative() || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new IllegalArgumentException("timeout must be more than nothing and up to 1m");
        }
        WebhookSignature.key(secret);
    }

    /** The only part of the address that may be shown. */
    public String host() {
        return url.getHost();
    }

    @Override
    public String toString() {
        return host();
    }
}
