package dev.deskpulse.plugin.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskpulse.connector.jira.http.SignIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsSecretsTest {
    private static final String TOKEN = "a-token-that-nobody-else-knows";
    private static final String PAGE_TOKEN = "another-long-token-of-the-page";

    @TempDir
    Path folder;

    @Test
    void anEncryptedSecretIsReadAsItWasGiven() throws IOException {
        Settings settings = read(written(secrets()));
        assertThat(Files.readString(file())).doesNotContain(TOKEN, PAGE_TOKEN);
        assertThat(token(settings)).isEqualTo("Bearer " + TOKEN);
        assertThat(settings.web().token()).isEqualTo(PAGE_TOKEN);
        assertThat(settings.toString()).doesNotContain(TOKEN);
    }

    @Test
    void theSameSecretLooksDifferentEachTime() {
        assertThat(secrets().encrypt(TOKEN)).isNotEqualTo(secrets().encrypt(TOKEN));
    }

    @Test
    void theKeyIsForItsOwnerAloneAndRefusedWhereItIsNot() throws IOException {
        Map<String, String> nothing = written(secrets());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key())))
                .isEqualTo("rw-------");
        Files.setPosixFilePermissions(key(), PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> read(nothing))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("jira.token: " + key() + " can be read by others")
                .hasMessageContaining("web.token");
    }

    @Test
    void withoutItsKeyOrUnderAnotherASecretIsToldByItsSettingAndNotShown() throws IOException {
        Map<String, String> nothing = written(secrets());
        Files.delete(key());
        assertThatThrownBy(() -> read(nothing)).hasMessageContaining("jira.token: is encrypted, and its key is not");
        secrets().encrypt("makes another key");
        String sealed = Files.readString(file());
        assertThatThrownBy(() -> read(nothing))
                .hasMessageContaining("jira.token: was encrypted under another key")
                .satisfies(e -> assertThat(sealed.lines().skip(1).map(String::strip))
                        .noneMatch(line -> String.valueOf(e.getMessage()).contains(line)));
        Files.writeString(key(), "{\"key\": \"" + TOKEN + "\"}");
        assertThatThrownBy(() -> read(nothing))
                .hasMessageContaining("is not a key")
                .hasStackTraceContaining("InvalidSettings")
                .satisfies(e -> assertThat(e.toString()).doesNotContain(TOKEN));
    }

    @Test
    void theKeyMayComeFromTheEnvironmentOrAFileThatItNames() throws IOException {
        Path elsewhere = folder.resolve("elsewhere.key");
        Map<String, String> named = Map.of(SettingsKeyFile.PATH, elsewhere.toString());
        written(new SettingsSecrets(file(), named));
        assertThat(key()).doesNotExist();
        assertThat(read(named).web().token()).isEqualTo(PAGE_TOKEN);
        Map<String, String> given = Map.of(SettingsKeyFile.KEY, Files.readString(elsewhere));
        Files.delete(elsewhere);
        assertThat(read(given).web().token()).isEqualTo(PAGE_TOKEN);
        assertThatThrownBy(() -> new SettingsSecrets(file(), given).rotate())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cannot be changed from here");
    }

    @Test
    void afterARotationAllIsUnderTheNewKeyAndTheOldOneOpensNothing() throws IOException {
        Map<String, String> nothing = written(secrets());
        String before = Files.readString(file());
        SettingsKeys old = SettingsKeys.of(Files.readString(key()));

        assertThat(secrets().rotate().secrets()).isEqualTo(2);

        String after = Files.readString(file());
        assertThat(token(read(nothing))).isEqualTo("Bearer " + TOKEN);
        assertThat(after.lines().filter(before::contains))
                .containsExactly("jira:", "  url: https://jira.example.com # stays", "web:");
        assertThatThrownBy(() -> old.open(sealed(after))).hasMessageContaining("another key");
        SettingsKeys now = SettingsKeys.of(Files.readString(key()));
        assertThatThrownBy(() -> now.open(sealed(before))).hasMessageContaining("another key");
    }

    @Test
    void aRotationThatWasKilledLeavesAllReadableAndIsBroughtToItsEnd() throws IOException {
        Map<String, String> nothing = written(secrets());
        // As it stands between the first write and the second.
        SettingsKeys old = SettingsKeys.of(Files.readString(key()));
        Files.writeString(key(), old.withNewKey().json());
        assertThat(token(read(nothing))).isEqualTo("Bearer " + TOKEN);

        secrets().rotate();
        assertThat(token(read(nothing))).isEqualTo("Bearer " + TOKEN);
        assertThatThrownBy(() -> old.open(sealed(Files.readString(file())))).hasMessageContaining("another key");
    }

    @Test
    void aSecretThatCannotBeReadStopsTheRotationBeforeAnythingIsChanged() throws IOException {
        written(secrets());
        Files.writeString(file(), Files.readString(file()) + "# enc:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n");
        String settings = Files.readString(file());
        String key = Files.readString(key());
        assertThatThrownBy(() -> secrets().rotate()).hasMessageContaining(file() + ":6: the secret was encrypted");
        assertThat(Files.readString(file())).isEqualTo(settings);
        assertThat(Files.readString(key())).isEqualTo(key);
    }

    private Map<String, String> written(SettingsSecrets secrets) throws IOException {
        Files.writeString(file(), """
                jira:
                  url: https://jira.example.com # stays
                  token: %s
                web:
                  token: '%s'
                """.formatted(secrets.encrypt(TOKEN), secrets.encrypt(PAGE_TOKEN)));
        return Map.of();
    }

    private static String sealed(String text) {
        return text.lines()
                .filter(line -> line.startsWith("  token: enc:"))
                .findFirst()
                .orElseThrow()
                .substring("  token: ".length());
    }

    private static String token(Settings settings) {
        SignIn signIn = settings.jira().access().signIn();
        return signIn.header();
    }

    private Settings read(Map<String, String> environment) {
        return new SettingsFile(environment, ZoneOffset.UTC).read(file());
    }

    private SettingsSecrets secrets() {
        return new SettingsSecrets(file(), Map.of());
    }

    private Path file() {
        return folder.resolve("deskpulse.yml");
    }

    private Path key() {
        return folder.resolve("secret.key");
    }
}
