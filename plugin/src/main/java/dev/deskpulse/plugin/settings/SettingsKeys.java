package dev.deskpulse.plugin.settings;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

/**
 * Keys that seal the secrets of a settings file: AES-256-GCM by Tink. One of them seals, all of them open, so that nothing
 * becomes unreadable while the key is changed. Shows nowhere what it holds.
 */
final class SettingsKeys {
    /** What a sealed secret begins with. */
    static final String MARK = "enc:";

    // So that nothing sealed by Tink for another purpose counts as a setting.
    private static final byte[] PURPOSE = "deskpulse settings".getBytes(StandardCharsets.UTF_8);

    static {
        try {
            AeadConfig.register();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink cannot be used on this machine", e);
        }
    }

    private final KeysetHandle keys;
    private final Aead cipher;

    private SettingsKeys(KeysetHandle keys) throws GeneralSecurityException {
        this.keys = keys;
        this.cipher = keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    static SettingsKeys make() {
        return known(() -> new SettingsKeys(
                KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get())));
    }

    /** @throws IllegalArgumentException where the text is no such keys; nothing of it is in the message */
    static SettingsKeys of(String json) {
        try {
            return new SettingsKeys(TinkJsonProtoKeysetFormat.parseKeyset(
                    json, RegistryConfiguration.get(), InsecureSecretKeyAccess.get()));
        } catch (GeneralSecurityException | RuntimeException e) {
            // The cause may quote the text.
            throw new IllegalArgumentException("is not a key that `deskpulse secret encrypt` made");
        }
    }

    /** To be kept where nobody else reads it. */
    String json() {
        return known(() -> TinkJsonProtoKeysetFormat.serializeKeyset(
                keys, RegistryConfiguration.get(), InsecureSecretKeyAccess.get()));
    }

    static boolean isSealed(String value) {
        return value.startsWith(MARK);
    }

    String seal(String secret) {
        return known(() -> MARK
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(cipher.encrypt(secret.getBytes(StandardCharsets.UTF_8), PURPOSE)));
    }

    /** @throws IllegalArgumentException where none of these keys sealed it, or it was changed since */
    String open(String sealed) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(sealed.substring(MARK.length()));
            return new String(cipher.decrypt(bytes, PURPOSE), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "was encrypted under another key or has been changed; put the key back, or encrypt the secret anew"
                            + " with `deskpulse secret encrypt`",
                    e);
        }
    }

    /** These and a new one, which seals from now on. */
    SettingsKeys withNewKey() {
        return known(() -> new SettingsKeys(KeysetHandle.newBuilder(keys)
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId()
                        .makePrimary())
                .build()));
    }

    /** The one that seals. */
    SettingsKeys withoutOldKeys() {
        return known(() -> new SettingsKeys(KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(keys.getPrimary().getKey())
                        .withFixedId(keys.getPrimary().getId())
                        .makePrimary())
                .build()));
    }

    private interface Work<T> {
        T done() throws GeneralSecurityException;
    }

    /** For what fails on a machine without AES alone. */
    private static <T> T known(Work<T> work) {
        try {
            return work.done();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the machine's Java cannot encrypt with AES-256-GCM", e);
        }
    }
}
