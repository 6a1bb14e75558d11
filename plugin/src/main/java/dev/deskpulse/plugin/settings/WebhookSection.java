package dev.deskpulse.plugin.settings;

import dev.deskpulse.plugin.event.HubSignature;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the {@code webhook} section. */
final class WebhookSection {
    private static final int USUAL_PORT = 8082;

    private WebhookSection() {}

    /** Empty where there is no such section. */
    static Optional<Settings.Webhook> read(Section webhook, Path folder) {
        if (webhook.keys().isEmpty()) {
            return Optional.empty();
        }
        String host = webhook.text("host").orElse("127.0.0.1");
        int port = webhook.number("port", USUAL_PORT, 0, 65_535);
        Optional<String> secret = SecretValue.inFileOrOf(webhook, "secret", folder);
        if (secret.isEmpty() && !webhook.has("secretFile")) {
            webhook.problem("secret", "is missing; give the long random one that Jira's webhook has, or a secretFile");
        }
        return secret.flatMap(text -> SettingsFile.checked(
                        webhook, "secret", Optional.<HubSignature>empty(), () -> Optional.of(HubSignature.of(text))))
                .map(signature -> new Settings.Webhook(signature, host, port));
    }
}
