package dev.deskpulse.scheduler.privacy;

import dev.deskpulse.connector.store.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/**
 * The installation's secret: one half makes pseudonyms, the other seals raw tickets. It lies in a file of its own that
 * only its owner may read, made on first use. Without it neither can be traced back, and new pseudonyms would differ
 * from old ones.
 */
public final class PrivacyKey {
    private static final String FILE = "privacy.key";
    private static final int HALF = 32;

    private final byte[] secret;

    private PrivacyKey(byte[] secret) {
        this.secret = secret.clone();
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
            return new PrivacyKey(decoded(file));
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

    byte[] sealing() {
        return Arrays.copyOfRange(secret, HALF, 2 * HALF);
    }

    private static void make(Path file) throws IOException {
        try {
            OwnerOnly.write(file, Base64.getEncoder().encode(newSecret()));
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

    private static byte[] decoded(Path file) throws IOException {
        byte[] secret;
        try {
            secret = Base64.getDecoder()
                    .decode(Files.readString(file, StandardCharsets.US_ASCII).strip());
        } catch (IllegalArgumentException e) {
            secret = new byte[0];
        }
        if (secret.length != 2 * HALF) {
            throw new StoreException(file + " is damaged; put it back from a backup. Where there is none, remove it and"
                    + " the store beside it, and sync anew");
        }
        return secret;
    }
}
