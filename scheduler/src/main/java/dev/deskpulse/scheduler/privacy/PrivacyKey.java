package dev.deskpulse.scheduler.privacy;

import dev.deskpulse.connector.store.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The installation's secret: one half makes pseudonyms, the other seals raw tickets. It lies in a file of its own that
 * only its owner may read, made on first use. Without it neither can be traced back, and new pseudonyms would differ
 * from old ones. While the sealing half is being replaced the old one stands behind the new one. Shows nowhere what it holds.
 */
public final class PrivacyKey {
    /** Its name in the home. */
    public static final String FILE = "privacy.key";

    private static final int HALF = 32;
    private static final String DAMAGED = " is damaged; put it back from a backup. Where there is none, remove it and"
            + " the store beside it, and sync anew";

    /** The half that makes pseudonyms, the one that seals, and at most one that sealed before. */
    private final byte[] secret;

    private PrivacyKey(byte[] secret) {
        this.secret = secret.clone();
    }

    /**
     * One that was given as text.
     *
     * @throws IllegalArgumentException where the text is none; nothing of it is in the message
     */
    public static PrivacyKey of(String text) {
        byte[] secret;
        try {
            secret = Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException e) {
            secret = new byte[0]; // the complaint quotes the text
        }
        if (secret.length != 2 * HALF && secret.length != 3 * HALF) {
            throw new IllegalArgumentException("is not a key that Deskpulse made");
        }
        return new PrivacyKey(secret);
    }

    /**
     * The key of the installation whose home this is.
     *
     * @throws StoreException where the file is damaged, cannot be made or read, or others may read it
     */
    public static PrivacyKey in(Path home) {
        Path file = home.resolve(FILE);
        try {
            Files.createDirectories(home);
            if (!Files.exists(file)) {
                make(file);
            }
            requireOwnerOnly(file);
            return of(Files.readString(file, StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw new StoreException(file + DAMAGED);
        } catch (IOException e) {
            throw new StoreException(file + " cannot be made or read; check its folder and its permissions", e);
        }
    }

    /** One that is nowhere kept, for pseudonyms that need not outlast the process, such as those in its log. */
    public static PrivacyKey ofThisProcess() {
        return new PrivacyKey(newSecret());
    }

    /** Makes this installation's pseudonyms. */
    public Pseudonyms pseudonyms() {
        return new Pseudonyms(Arrays.copyOfRange(secret, 0, HALF));
    }

    /** Of the log of deeds: made of the half that never changes, so that old entries can be checked for ever. */
    public byte[] auditing() {
        return pseudonyms().derived("audit log");
    }

    /** The keys that seal: what is sealed now is under the first. */
    List<byte[]> sealing() {
        return IntStream.range(1, secret.length / HALF)
                .mapToObj(part -> Arrays.copyOfRange(secret, part * HALF, (part + 1) * HALF))
                .toList();
    }

    /** Whether some of what is sealed may still be under an older key, which this one holds. */
    public boolean isBeingReplaced() {
        return secret.length > 2 * HALF;
    }

    /** The same with a new half that seals; what was sealed before can still be opened. */
    public PrivacyKey withNewSealing() {
        ByteBuffer next = ByteBuffer.allocate(3 * HALF);
        next.put(secret, 0, HALF).put(newSecret(), 0, HALF).put(secret, HALF, HALF);
        return new PrivacyKey(next.array());
    }

    /** The same without the half that sealed before. */
    public PrivacyKey withoutOldSealing() {
        return new PrivacyKey(Arrays.copyOf(secret, 2 * HALF));
    }

    /** As {@link #of} takes it; for where nobody else reads. */
    public byte[] text() {
        return Base64.getEncoder().encode(secret);
    }

    /** Keeps it in the place of the one that is there, whole or not at all. */
    public void replaceIn(Path home) {
        Path file = home.resolve(FILE);
        try {
            OwnerOnly.replace(file, text());
        } catch (IOException e) {
            throw new StoreException(file + " cannot be written; check its folder's permissions and room", e);
        }
    }

    private static void make(Path file) throws IOException {
        try {
            OwnerOnly.write(file, new PrivacyKey(newSecret()).text());
        } catch (FileAlreadyExistsException e) {
            return; // another process was first; its key counts
        }
    }

    private static byte[] newSecret() {
        byte[] secret = new byte[2 * HALF];
        new SecureRandom().nextBytes(secret);
        return secret;
    }

    private static void requireOwnerOnly(Path file) throws IOException {
        if (OwnerOnly.isOpenToOthers(file)) {
            throw new StoreException(file + " can be read by others than its owner; run: chmod 600 " + file);
        }
    }
}
