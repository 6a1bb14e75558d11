package dev.deskpulse.connector.jira.http;

import dev.deskpulse.connector.jira.JiraException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The token of a Forge app, which Jira hands over with each of its calls and which cannot be asked for. Lives in memory
 * alone and shows nowhere.
 */
public final class AppToken {
    private final AtomicReference<@Nullable Secret> latest = new AtomicReference<>();

    /** Takes the place of the token there was. */
    public void renew(Secret token) {
        latest.set(token);
    }

    /** Whether one has come since the program started. */
    public boolean present() {
        return latest.get() != null;
    }

    /** @throws JiraException.Unavailable before the first one has come */
    String reveal() {
        Secret token = latest.get();
        if (token == null) {
            throw new JiraException.Unavailable(
                    "Jira has not called this process, so there is no token to call Jira with: it hands one to the service"
                            + " that `deskpulse run` starts, within minutes where the app is installed; else see"
                            + " docs/forge.md",
                    null);
        }
        return token.reveal();
    }

    @Override
    public String toString() {
        return "(hidden)";
    }
}
