package dev.deskpulse.plugin.forge;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Two addresses, as in Jira Cloud: one serves the app's built pages under the content policy that Forge sets with our
 * manifest, the other a page of Jira's that frames one of them.
 */
final class FakeFrames implements AutoCloseable {
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; form-action 'none'; base-uri 'none'";
    private static final String SANDBOX = "allow-downloads allow-forms allow-modals allow-same-origin allow-scripts";
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript",
            "css", "text/css",
            "svg", "image/svg+xml");

    private final Path pages;
    private final HttpServer app;
    private final HttpServer jira;

    /** @param pages the app's built pages */
    FakeFrames(Path pages) {
        this.pages = pages;
        this.app = serve(this::page);
        this.jira = serve(this::frame);
    }

    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private static HttpServer serve(Answer answer) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                answer.to(exchange);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void page(HttpExchange exchange) throws IOException {
        Path file =
                pages.resolve(exchange.getRequestURI().getPath().substring(1)).normalize();
        if (!file.startsWith(pages) || !Files.isRegularFile(file)) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        String name = file.getFileName().toString();
        exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
        exchange.getResponseHeaders()
                .set("Content-Type", TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "text/plain"));
        send(exchange, Files.readAllBytes(file));
    }

    private void frame(HttpExchange exchange) throws IOException {
        String html =
                "<!doctype html><html lang=en><title>Jira</title><style>iframe{width:100%;height:1400px;border:0}</style>"
                        + "<iframe title=Deskpulse sandbox='" + SANDBOX + "' src='http://127.0.0.1:"
                        + app.getAddress().getPort() + exchange.getRequestURI().getPath() + "'></iframe>";
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        send(exchange, html.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, byte[] body) throws IOException {
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    /** A page of Jira's with one of ours in a frame. */
    String around(String page) {
        return "http://localhost:" + jira.getAddress().getPort() + "/" + page;
    }

    @Override
    public void close() {
        app.stop(0);
        jira.stop(0);
    }
}
