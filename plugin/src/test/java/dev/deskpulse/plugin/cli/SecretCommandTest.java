package dev.deskpulse.plugin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretCommandTest {
    private static final String TOKEN = "a-token-that-nobody-else-knows";

    @TempDir
    Path folder;

    @Test
    void aSecretIsReadFromTheInputEncryptedAndRotatedWithoutBeingShown() throws IOException {
        Path file = folder.resolve("deskpulse.yml");
        Terminal terminal = new Terminal(file, Clock.systemUTC());
        int ended = given(TOKEN + "\n", terminal);
        assertThat(ended).as(terminal.said()).isZero();
        String sealed = terminal.printed().strip();
        assertThat(sealed).startsWith("enc:").doesNotContain(TOKEN);
        Files.writeString(file, "jira: {url: 'https://jira.example.com', token: '" + sealed + "'}\n");

        assertThat(terminal.run("secret", "rotate")).isZero();
        assertThat(terminal.printed())
                .contains(
                        "Secrets encrypted anew: 1",
                        folder.resolve("secret.key").toString())
                .doesNotContain(TOKEN);
        assertThat(Files.readString(file)).doesNotContain(sealed, TOKEN);
    }

    @Test
    void aSecretIsNeverTakenFromTheArguments() {
        Terminal terminal = new Terminal(folder.resolve("deskpulse.yml"), Clock.systemUTC());
        assertThat(terminal.run("secret", "encrypt", TOKEN)).isEqualTo(1);
        assertThat(terminal.said()).contains("must not be an argument").doesNotContain(TOKEN);
        assertThat(folder.resolve("secret.key")).doesNotExist();
    }

    @Test
    void nothingIsNoSecret() {
        Terminal terminal = new Terminal(folder.resolve("deskpulse.yml"), Clock.systemUTC());
        assertThat(given("", terminal)).isEqualTo(1);
        assertThat(terminal.said()).contains("no secret was given");
    }

    private static int given(String input, Terminal terminal) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            return terminal.run("secret", "encrypt");
        } finally {
            System.setIn(before);
        }
    }
}
