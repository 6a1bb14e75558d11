package dev.deskpulse.plugin.forge;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.deskpulse.plugin.access.Viewers;
import dev.deskpulse.plugin.event.ToldIssues;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.plugin.web.Api;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * Takes the Forge app's calls: the screens' ones to the same routes as the console's, and events. On a port of its own,
 * since Forge must reach it from the internet, while the console stays where it is.
 */
public final class ForgeServer implements AutoCloseable {
    /** Events carry a whole issue. */
    private static final int LARGEST_BODY = 1 << 20;

    /** Each call brings two tokens of several thousand characters. */
    private static final int LARGEST_HEADERS = 64 * 1024;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Settings.Forge forge;
    private final Javalin javalin;

    /**
     * Prepares the server; nothing is served before {@link #start}.
     *
     * @param settings with a {@code forge} section
     * @param told where events are told
     */
    public ForgeServer(
            Settings settings,
            Settings.Forge forge,
            Api api,
            Viewers viewers,
            PinnedInstallation installation,
            ToldIssues told,
            InstantSource clock) {
        this.forge = forge;
        InvocationTokens tokens =
                new InvocationTokens(forge, settings.jira().access().site(), installation, clock);
        ForgeGate gate = new ForgeGate(tokens, forge.app().token(), told, viewers);
        this.javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.http.maxRequestSize = LARGEST_BODY;
            config.jetty.modifyHttpConfiguration(http -> http.setRequestHeaderSize(LARGEST_HEADERS));
            config.routes.before(gate::check);
            api.addTo(config);
            new EventRoutes(told).addTo(config.routes);
            config.routes.after(ForgeServer::wrapped);
        });
    }

    /** Forge lets through JSON alone: a file goes inside of it. */
    private static void wrapped(Context request) throws IOException {
        InputStream content = request.resultInputStream();
        String answered = Optional.ofNullable(request.res().getContentType()).orElse("");
        if (content != null && !answered.startsWith("application/json")) {
            String base64 = Base64.getEncoder().encodeToString(content.readAllBytes());
            request.contentType("application/json")
                    .result(JSON.writeValueAsBytes(Map.of("type", answered, "base64", base64)));
        }
    }

    /**
     * Starts to serve; port 0 takes any free one.
     *
     * @throws IllegalStateException where the port is taken
     */
    public void start() {
        try {
            javalin.start(forge.host(), forge.port());
        } catch (JavalinBindException e) {
            throw new IllegalStateException(
                    "Forge's calls cannot be taken: port " + forge.port() + " on " + forge.host()
                            + " is taken or not allowed. Set forge.port to a free one, or stop what listens there",
                    e);
        }
    }

    /** Where it serves, once it was started. */
    public URI address() {
        return URI.create("http://" + forge.host() + ":" + javalin.port());
    }

    /** Waits for calls that are being answered, then stops. */
    @Override
    public void close() {
        javalin.stop();
    }
}
