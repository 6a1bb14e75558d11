package dev.deskpulse.plugin.web;

import dev.deskpulse.plugin.access.ConsoleSignIn;
import dev.deskpulse.plugin.settings.Settings;
import io.javalin.Javalin;
import io.javalin.http.staticfiles.Location;
import io.javalin.util.JavalinBindException;
import java.net.URI;
import java.util.List;

/** Serves the local page and the HTTP API behind it. */
public final class WebServer implements AutoCloseable {
    private static final int LARGEST_BODY = 64 * 1024;

    private final Settings.Web settings;
    private final Javalin javalin;

    /**
     * Prepares the server; nothing is served before {@link #start}.
     *
     * @param readsStore fails where the store cannot be read
     */
    public WebServer(Settings.Web settings, Api api, ConsoleSignIn console, Runnable readsStore) {
        this.settings = settings;
        Pace pace = new Pace(settings.limits());
        Gate gate = new Gate(List.of(console), settings.framedBy());
        this.javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.http.maxRequestSize = LARGEST_BODY;
            config.staticFiles.add("/ui", Location.CLASSPATH);
            config.routes.before(Gate::readWhole);
            config.routes.before(pace::signIn);
            config.routes.before(gate::check);
            config.routes.before(pace::begin);
            config.routes.after(pace::end);
            new SessionRoutes(console).addTo(config.routes);
            api.addTo(config);
            config.routes.get("/health/live", request -> request.result("alive\n"));
            config.routes.get("/health/ready", request -> {
                readsStore.run();
                request.result("ready\n");
            });
        });
    }

    /**
     * Starts to serve and tells the address; port 0 takes any free one.
     *
     * @throws IllegalStateException where the port is taken
     */
    public URI start() {
        try {
            javalin.start(settings.host(), settings.port());
        } catch (JavalinBindException e) {
            throw new IllegalStateException(
                    "The page cannot be served: port " + settings.port() + " on " + settings.host()
                            + " is taken or not allowed. Set web.port (for the demo --port) to a free one, or stop"
                            + " what listens there",
                    e);
        }
        return URI.create("http://" + settings.host() + ":" + javalin.port());
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
