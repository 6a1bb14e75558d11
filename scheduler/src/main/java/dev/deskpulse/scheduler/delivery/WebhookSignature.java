package dev.deskpulse.scheduler.delivery;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs as the Standard Webhooks specification (1.0) says, so that its libraries verify what we send: HMAC-SHA256 over
 * {@code id.timestamp.body}. A secret that begins with {@code whsec_} is base64, any other counts as UTF-8.
 */
final class WebhookSignature {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "whsec_";
    private static final int SHORTEST = 16;

    private WebhookSignature() {}

    /**
     * The value of the header {@code webhook-signature}.
     *
     * @param timestamp whole seconds of it count
     */
    static String of(Password secret, String id, Instant timestamp, String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key(secret), ALGORITHM));
            String signed = id + "." + timestamp.getEpochSecond() + "." + body;
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has " + ALGORITHM, e);
        }
    }

    /** @throws IllegalArgumentException where it is too short to guess at, or says that it is base64 and is not */
    static byte[] key(Password secret) {
        String text = secret.reveal();
        byte[] key = text.startsWith(PREFIX) ? decoded(text) : text.getBytes(StandardCharsets.UTF_8);
        if (key.length < SHORTEST) {
            throw new IllegalArgumentException("secret must have at least " + SHORTEST + " characters");
        }
        return key;
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text.substring(PREFIX.length()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("secret begins with " + PREFIX + " and is not base64 after it", e);
        }
    }
}
