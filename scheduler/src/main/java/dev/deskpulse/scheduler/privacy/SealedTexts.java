package dev.deskpulse.scheduler.privacy;

import dev.deskpulse.connector.store.StoreException;
import dev.deskpulse.ticket.TicketId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts with AES-256-GCM (NIST SP 800-38D), each text bound to its ticket's id, so that none can be put in another's place. What
 * an older half of the key has sealed is opened, too.
 */
final class SealedTexts {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final List<SecretKeySpec> keys;
    private final SecureRandom random = new SecureRandom();

    SealedTexts(PrivacyKey key) {
        this.keys = key.sealing().stream()
                .map(bytes -> new SecretKeySpec(bytes, "AES"))
                .toList();
    }

    String seal(TicketId id, byte[] plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] secret = cipher(Cipher.ENCRYPT_MODE, keys.get(0), id, nonce).doFinal(plain);
            return Base64.getEncoder()
                    .encodeToString(ByteBuffer.allocate(nonce.length + secret.length)
                            .put(nonce)
                            .put(secret)
                            .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + CIPHER, e);
        }
    }

    /** @throws StoreException where none of the keys has sealed it, or it was changed since */
    byte[] open(TicketId id, String sealed) {
        return keys.stream()
                .flatMap(key -> opened(key, id, sealed).stream())
                .findFirst()
                .orElseThrow(() -> new StoreException("The raw text of ticket " + id
                        + " was sealed under another key; put privacy.key back from a backup"));
    }

    /**
     * The same under the present key; empty where it is so already.
     *
     * @throws StoreException as {@link #open}
     */
    Optional<String> sealedAnew(TicketId id, String sealed) {
        return opened(keys.get(0), id, sealed).isPresent() ? Optional.empty() : Optional.of(seal(id, open(id, sealed)));
    }

    private static Optional<byte[]> opened(SecretKeySpec key, TicketId id, String sealed) {
        try {
            byte[] bytes = Base64.getDecoder().decode(sealed);
            if (bytes.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
                return Optional.empty(); // Java fails on it in ways of its own
            }
            byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
            return Optional.of(cipher(Cipher.DECRYPT_MODE, key, id, nonce)
                    .doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES));
        } catch (AEADBadTagException | IllegalArgumentException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + CIPHER, e);
        }
    }

    private static Cipher cipher(int mode, SecretKeySpec key, TicketId id, byte[] nonce)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(id.value().getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
