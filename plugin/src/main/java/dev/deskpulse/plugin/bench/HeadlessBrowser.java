package dev.deskpulse.plugin.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A headless Chromium with one page, driven over its DevTools protocol. */
final class HeadlessBrowser implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LOOK_EVERY_MILLIS = 20;
    private static final String PORT_FILE = "DevToolsActivePort";

    private final Process process;
    private final Answers answers;
    private final WebSocket socket;
    private final String session;

    /**
     * Starts it with an empty profile.
     *
     * @param program such as {@code /usr/bin/chromium}
     * @param profile a folder of its own, which the caller removes
     */
    HeadlessBrowser(Path program, Path profile) {
        this.process = start(program, profile);
        this.answers = new Answers();
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address(profile), answers)
                .join();
        String target = send("Target.createTarget", Map.of("url", "about:blank"), "")
                .get("targetId")
                .asText();
        this.session = send("Target.attachToTarget", Map.of("targetId", target, "flatten", true), "")
                .get("sessionId")
                .asText();
        ask("Page.enable", Map.of());
        ask("Network.enable", Map.of());
    }

    private static Process start(Path program, Path profile) {
        try {
            return new ProcessBuilder(List.of(
                            program.toString(),
                            "--headless",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--window-size=1600,2400",
                            "--remote-debugging-port=0",
                            "--user-data-dir=" + profile,
                            "about:blank"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(program + " cannot be started; name a Chromium with --chromium", e);
        }
    }

    private static URI address(Path profile) {
        Path file = profile.resolve(PORT_FILE);
        List<String> lines =
                await(() -> Files.exists(file) ? lines(file) : List.<String>of(), known -> known.size() > 1);
        return URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T await(Supplier<T> look, Predicate<T> enough) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        T seen = look.get();
        while (!enough.test(seen)) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException(
                        "the browser did not come so far within " + PATIENCE.toSeconds() + " s");
            }
            pause();
            seen = look.get();
        }
        return seen;
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_EVERY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Every request carries this header from now on. */
    void sendAlways(String header, String value) {
        ask("Network.setExtraHTTPHeaders", Map.of("headers", Map.of(header, value)));
    }

    /** Every page runs this before its own scripts from now on. */
    void runFirst(String script) {
        ask("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
    }

    void open(URI page) {
        ask("Page.navigate", Map.of("url", page.toString()));
    }

    /** The number that an expression has in the page, as soon as it is above 0. */
    double above0(String expression) {
        return await(() -> evaluate(expression).asDouble(0), value -> value > 0);
    }

    JsonNode evaluate(String expression) {
        return ask("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true))
                .at("/result/value");
    }

    private JsonNode ask(String method, Map<String, ?> parameters) {
        return send(method, parameters, session);
    }

    private JsonNode send(String method, Map<String, ?> parameters, String to) {
        ObjectNode message = JSON.createObjectNode();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        int id = answers.expect(answer);
        message.put("id", id).put("method", method).set("params", JSON.valueToTree(parameters));
        if (!to.isEmpty()) {
            message.put("sessionId", to);
        }
        socket.sendText(message.toString(), true).join();
        try {
            JsonNode told = answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (told.has("error")) {
                throw new IllegalStateException(method + ": " + told.get("error"));
            }
            return told.path("result");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(method + " had no answer of the browser", e);
        }
    }

    @Override
    public void close() {
        socket.abort();
        process.destroy();
        try {
            process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Puts the parts of a message together and hands it to whoever asked. */
    private static final class Answers implements WebSocket.Listener {
        private final StringBuilder part = new StringBuilder();
        private final ConcurrentMap<Integer, CompletableFuture<JsonNode>> expected = new ConcurrentHashMap<>();
        private int last;

        synchronized int expect(CompletableFuture<JsonNode> answer) {
            expected.put(++last, answer);
            return last;
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean whole) {
            part.append(text);
            if (whole) {
                take(part.toString());
                part.setLength(0);
            }
            socket.request(1);
            return CompletableFuture.completedStage(null);
        }

        private void take(String message) {
            try {
                JsonNode read = JSON.readTree(message);
                CompletableFuture<JsonNode> answer =
                        expected.remove(read.path("id").asInt(0));
                if (answer != null) {
                    answer.complete(read);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the browser sent no JSON", e);
            }
        }
    }
}
