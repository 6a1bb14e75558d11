package dev.deskpulse.plugin.cli;

import dev.deskpulse.plugin.settings.SettingsSecrets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code deskpulse secret}. */
@Command(
        name = "secret",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Encrypts tokens and passwords of the settings file, and changes the key that they are under.")
final class SecretCommand {
    private final Console console;

    SecretCommand(Console console) {
        this.console = console;
    }

    @Command(
            name = "encrypt",
            mixinStandardHelpOptions = true,
            description = {
                "Reads a secret, in a terminal without showing it, and prints what to put into the settings in its place.",
                "The first use makes the key: secret.key beside the settings, for its owner alone."
            })
    int encrypt(
            @Mixin SettingsOption settings, @Parameters(arity = "0..*", hidden = true) @Nullable List<String> given) {
        if (given != null && !given.isEmpty()) {
            throw new IllegalArgumentException("a secret must not be an argument: other users can read those, and the"
                    + " shell keeps them. Type it, or pass it by standard input");
        }
        String secret = console.secret("The secret: ");
        if (secret.isBlank()) {
            throw new IllegalArgumentException("no secret was given; type it, or pass it by standard input");
        }
        console.print(settings.secrets().encrypt(secret));
        return 0;
    }

    @Command(
            name = "rotate",
            mixinStandardHelpOptions = true,
            description = {
                "Makes a new key, encrypts every encrypted secret of the settings anew, and forgets the old key.",
                "Safe to stop at any moment and to run again."
            })
    int rotate(@Mixin SettingsOption settings) {
        SettingsSecrets.Rotated rotated = settings.secrets().rotate();
        console.print("Secrets encrypted anew: " + rotated.secrets() + ". The new key is in " + rotated.key()
                + "; the old one is gone. Put both files into the next backup.");
        return 0;
    }
}
