package dev.deskpulse.plugin.web;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A server of pages, as Jira Data Center is one. It has two names: to a browser, {@code 127.0.0.1} is the same site as our
 * server whatever the port, and {@code localhost} is another one.
 */
final class JiraPages implements AutoCloseable {
    static final String SAME_SITE = "127.0.0.1";
    static final String OTHER_SITE = "localhost";

    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final HttpServer server = serve();

    private HttpServer serve() {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            started.createContext("/", exchange -> {
                byte[] page = pages.getOrDefault(exchange.getRequestURI().getPath(), "")
                        .getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
                exchange.sendResponseHeaders(200, page.length);
                exchange.getResponseBody().write(page);
                exchange.close();
            });
            started.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> origins() {
        return List.of(origin(SAME_SITE), origin(OTHER_SITE));
    }

    /** Serves a page and tells its address. */
    String page(String name, String body) {
        String path = "/page" + pages.size();
        pages.put(path, "<!doctype html><html lang=en><title>Jira</title><link rel=icon href=data:>" + body);
        return origin(name) + path;
    }

    private String origin(String name) {
        return "http://" + name + ":" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
