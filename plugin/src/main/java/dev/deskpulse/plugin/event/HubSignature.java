package dev.deskpulse.plugin.event;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Tells webhooks of our Jira from others': {@code X-Hub-Signature: sha256=} and the HMAC-SHA256 of the body under a secret that
 * both know, as WebSub (W3C, 2018, section 8) has it. Shows nowhere what the secret is.
 */
public final class HubSignature {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String METHOD = "sha256=";
    private static final int SHORTEST = 16;

    private final SecretKeySpec key;

    private HubSignature(SecretKeySpec key) {
        this.key = key;
    }

    /**
     * By a secret; line ends around it, as files have them, do not count.
     *
     * @throws IllegalArgumentException where it has less than 16 characters; nothing of it is in the message
     */
    public static HubSignature of(String secret) {
        byte[] bytes = secret.strip().getBytes(StandardCharsets.UTF_8);
        if (bytes.length < SHORTEST) {
            throw new IllegalArgumentException("has less than " + SHORTEST + " characters and can be guessed");
        }
        return new HubSignature(new SecretKeySpec(bytes, ALGORITHM));
    }

    /** The header's value for a body. */
    public String of(byte[] body) {
        return METHOD + HexFormat.of().formatHex(mac(body));
    }

    /** Takes as long for a wrong one as for the right one. */
    boolean proves(@Nullable String header, byte[] body) {
        return header != null
                && MessageDigest.isEqual(
                        header.getBytes(StandardCharsets.UTF_8), of(body).getBytes(StandardCharsets.UTF_8));
    }

    private byte[] mac(byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "(hidden)";
    }
}
