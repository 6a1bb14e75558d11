package dev.deskpulse.connector.jira.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.deskpulse.connector.jira.JiraException;
import dev.deskpulse.connector.jira.wire.BadShape;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;

/** Makes one attempt of a call and says how it ended. */
final class Transport implements AutoCloseable {
    private static final Set<Integer> TRANSIENT = Set.of(408, 429, 500, 502, 503, 504);
    private static final long LONGEST_ERROR = 64 * 1024;

    /** Reads an answer of success. */
    @FunctionalInterface
    interface Reader<T> {
        T read(Response response) throws IOException;
    }

    private final HttpUrl base;
    private final SignIn signIn;
    private final Failures failures;
    private final OkHttpClient client;

    Transport(SiteAccess access, HttpSettings settings) {
        this.base = access.base();
        this.signIn = access.signIn();
        this.failures = new Failures(base, signIn);
        this.client = client(settings);
    }

    URI address() {
        return base.uri();
    }

    /** Redirects are never followed, so that credentials go to no other address; retries are ours alone. */
    private static OkHttpClient client(HttpSettings settings) {
        return new OkHttpClient.Builder()
                .connectTimeout(settings.connectTimeout())
                .readTimeout(settings.readTimeout())
                .writeTimeout(settings.readTimeout())
                .callTimeout(settings.readTimeout().multipliedBy(10))
                // Sites and proxies drop what is idle for half a minute; a call over such a connection would break.
                .connectionPool(new ConnectionPool(settings.limits().parallelRequests(), 20, TimeUnit.SECONDS))
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .build();
    }

    HttpUrl url(JiraCall call) {
        return call.url(base);
    }

    <T> Outcome<T> attempt(JiraCall call, Reader<T> reader, Instant now) {
        HttpUrl url = url(call);
        try (Response response = client.newCall(request(call, url)).execute()) {
            return response.isSuccessful() ? read(call, url, response, reader, now) : failed(call, url, response, now);
        } catch (IOException e) {
            boolean again = Failures.mayPass(e) && (call.mayRepeat() || Failures.neverSent(e));
            return new Outcome.Failed<>(failures.noAnswer(url, e), again && !isInterrupted(), null);
        }
    }

    private Request request(JiraCall call, HttpUrl url) {
        CallBody body = call.body();
        boolean mayHaveBody = !call.method().equals("GET") && !call.method().equals("HEAD");
        CallBody sent = body == null && mayHaveBody && !call.method().equals("DELETE") ? CallBody.EMPTY : body;
        return new Request.Builder()
                .url(url)
                .method(call.method(), sent == null ? null : sent.toSend())
                .header("Authorization", signIn.header())
                .header("Accept", "application/json")
                .header("User-Agent", "deskpulse")
                .header("X-Atlassian-Token", "no-check")
                .build();
    }

    private <T> Outcome<T> read(JiraCall call, HttpUrl url, Response response, Reader<T> reader, Instant now)
            throws IOException {
        if (isPage(response)) {
            return new Outcome.Failed<>(failures.webPage(url), false, null);
        }
        try {
            return new Outcome.Done<>(reader.read(response), RateLimitHeaders.parse(response::header, now));
        } catch (JsonProcessingException e) {
            boolean again = e instanceof JsonEOFException && call.mayRepeat();
            return new Outcome.Failed<>(failures.unreadable(url, e), again, null);
        } catch (BadShape e) {
            return new Outcome.Failed<>(failures.badShape(url, e), false, null);
        } catch (JiraException e) {
            return new Outcome.Failed<>(e, false, null);
        }
    }

    private static boolean isPage(Response response) throws IOException {
        BufferedSource source = response.body().source();
        return contentType(response).contains("html")
                || (source.request(1) && source.getBuffer().getByte(0) == '<');
    }

    private <T> Outcome<T> failed(JiraCall call, HttpUrl url, Response response, Instant now) throws IOException {
        RawAnswer answer = raw(response, LONGEST_ERROR);
        if (response.isRedirect()) {
            return new Outcome.Failed<>(
                    failures.redirect(url, response.code(), response.header("Location")), false, answer);
        }
        JiraException why = failures.status(url, answer);
        boolean unavailable = response.code() == 503 && response.header("Retry-After") != null;
        if (response.code() == 429 || unavailable) {
            return new Outcome.Throttled<>(why, RateLimitHeaders.parse(response::header, now), answer);
        }
        return new Outcome.Failed<>(why, call.mayRepeat() && TRANSIENT.contains(response.code()), answer);
    }

    /** @param longest an answer is cut here if it is an error, and refused if it is a success */
    static RawAnswer raw(Response response, long longest) throws IOException {
        Buffer bytes = new Buffer();
        BufferedSource source = response.body().source();
        while (bytes.size() < longest && source.read(bytes, longest - bytes.size()) >= 0) {
            // reads on
        }
        if (response.isSuccessful() && !source.exhausted()) {
            throw new JiraException.BadAnswer(
                    Failures.address(response.request().url()) + " gave an answer of more than " + longest
                            + " bytes: it is refused rather than held in memory",
                    null);
        }
        return new RawAnswer(response.code(), headers(response), contentType(response), bytes.readByteString());
    }

    private static Map<String, List<String>> headers(Response response) {
        Map<String, List<String>> headers = new TreeMap<>();
        response.headers().toMultimap().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        return headers;
    }

    private static String contentType(Response response) {
        return String.valueOf(response.header("Content-Type", "")).toLowerCase(Locale.ROOT);
    }

    private static boolean isInterrupted() {
        return Thread.currentThread().isInterrupted();
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
