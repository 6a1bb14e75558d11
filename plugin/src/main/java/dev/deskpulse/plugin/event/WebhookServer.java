package dev.deskpulse.plugin.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.deskpulse.plugin.audit.Refusals;
import dev.deskpulse.scheduler.audit.Actor;
import io.javalin.Javalin;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.ServiceUnavailableResponse;
import io.javalin.http.UnauthorizedResponse;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Takes Jira's webhooks, on a port of its own: the only one that Jira has to reach. A webhook only says which issue to look at;
 * what became of it is read from the site, so that one that comes late, twice or out of order does no harm.
 */
public final class WebhookServer implements AutoCloseable {
    /** Where they are taken. */
    public static final String PATH = "/webhook";

    /** Jira sends a whole issue along. */
    private static final int LARGEST_BODY = 1 << 20;

    /** Each may hold a body. */
    private static final int THREADS = 16;

    private static final int REMEMBERED = 100_000;
    private static final Duration REPEATED_WITHIN = Duration.ofDays(1);
    private static final int LONGEST_IDENTIFIER = 200;
    private static final int NO_CONTENT = 204;
    private static final int UNAUTHORISED = 401;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String host;
    private final int port;
    private final HubSignature signature;
    private final ToldIssues told;
    private final Refusals refusals;
    private final Consumer<Outcome> counted;
    private final Javalin javalin;

    /** Taken webhooks, as Jira numbers them. */
    private final Cache<String, Boolean> seen = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(REPEATED_WITHIN)
            .build();

    /** What became of one. */
    public enum Outcome {
        TAKEN,
        /** It had come before. */
        REPEATED,
        /** It is not about an issue. */
        NO_ISSUE,
        /** Too many wait; Jira may send it again, and the next sync finds the change anyway. */
        NO_ROOM,
        /** It is not signed by our Jira. */
        REFUSED
    }

    /**
     * Prepares the server; nothing is served before {@link #start}.
     *
     * @param told where issues are told on
     * @param counted hears what became of each
     */
    public WebhookServer(
            String host,
            int port,
            HubSignature signature,
            ToldIssues told,
            Refusals refusals,
            Consumer<Outcome> counted) {
        this.host = host;
        this.port = port;
        this.signature = signature;
        this.told = told;
        this.refusals = refusals;
        this.counted = counted;
        this.javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.http.maxRequestSize = LARGEST_BODY;
            config.jetty.threadPool = new QueuedThreadPool(THREADS);
            config.routes.post(PATH, this::take);
        });
    }

    private void take(Context request) throws IOException {
        Outcome outcome = outcome(request);
        counted.accept(outcome);
        switch (outcome) {
            case REFUSED -> {
                refusals.note(Actor.stranger(request.ip()), "POST " + PATH, UNAUTHORISED);
                throw new UnauthorizedResponse(
                        "X-Hub-Signature is missing or does not fit: give Jira's webhook the secret webhook.secret");
            }
            case NO_ROOM -> throw new ServiceUnavailableResponse("too many issues wait to be read; send it again");
            case TAKEN, REPEATED, NO_ISSUE -> request.status(NO_CONTENT);
        }
    }

    private Outcome outcome(Context request) throws IOException {
        byte[] body = request.bodyAsBytes();
        if (!signature.proves(request.header("X-Hub-Signature"), body)) {
            return Outcome.REFUSED;
        }
        String identifier = request.header("X-Atlassian-Webhook-Identifier");
        if (identifier != null && seen.getIfPresent(identifier) != null) {
            return Outcome.REPEATED;
        }
        JsonNode issue = read(body).path("issue");
        String id = issue.path("id").asText("");
        String key = issue.path("key").asText("");
        if (!ToldIssues.names(id, key)) {
            return Outcome.NO_ISSUE;
        }
        if (!told.add(id, key)) {
            return Outcome.NO_ROOM;
        }
        if (identifier != null && identifier.length() <= LONGEST_IDENTIFIER) {
            seen.put(identifier, true);
        }
        return Outcome.TAKEN;
    }

    private static JsonNode read(byte[] body) throws IOException {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new BadRequestResponse("the body is not JSON");
        }
    }

    /**
     * Starts to serve; port 0 takes any free one.
     *
     * @throws IllegalStateException where the port is taken
     */
    public void start() {
        try {
            javalin.start(host, port);
        } catch (JavalinBindException e) {
            throw new IllegalStateException(
                    "Jira's webhooks cannot be taken: port " + port + " on " + host
                            + " is taken or not allowed. Set webhook.port to a free one, or stop what listens there",
                    e);
        }
    }

    /** Where Jira's webhooks are to be sent, once it was started. */
    public URI address() {
        return URI.create("http://" + host + ":" + javalin.port() + PATH);
    }

    @Override
    public void close() {
        javalin.stop();
        refusals.close();
    }
}
