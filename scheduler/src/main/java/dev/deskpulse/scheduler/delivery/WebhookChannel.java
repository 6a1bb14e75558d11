package dev.deskpulse.scheduler.delivery;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Posts notices as signed JSON. Follows no redirect: the signature is for one receiver. What it answers is not read. */
public final class WebhookChannel implements Channel {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final Set<Integer> WORTH_ANOTHER_TRY = Set.of(408, 425, 429);
    private static final int SERVER_ERROR = 500;

    private final WebhookSettings settings;
    private final AlertText text;
    private final OkHttpClient client;

    public WebhookChannel(WebhookSettings settings, MessageStyle style) {
        this.settings = settings;
        this.text = style.text();
        this.client = new OkHttpClient.Builder()
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .callTimeout(settings.timeout())
                .build();
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public boolean tells(Notice.Event event) {
        return true;
    }

    @Override
    public boolean takesDigests() {
        return true;
    }

    @Override
    public Attempt send(Notice notice) {
        String body = WebhookBody.of(notice, text);
        Request request = new Request.Builder()
                .url(settings.url().toString())
                .header("User-Agent", "Deskpulse")
                // Messages are rare: a connection kept for the next may be closed by then, and its failure a lost try.
                .header("Connection", "close")
                .header("webhook-id", notice.id())
                .header("webhook-timestamp", Long.toString(notice.at().getEpochSecond()))
                .header("webhook-signature", WebhookSignature.of(settings.secret(), notice.id(), notice.at(), body))
                .post(RequestBody.create(body, JSON))
                .build();
        try (Response response = client.newCall(request).execute()) {
            return judged(response.code(), response.header("Retry-After"));
        } catch (IOException e) {
            return Attempt.NotNow.because(settings.host() + " " + trouble(e));
        }
    }

    private Attempt judged(int status, @Nullable String retryAfter) {
        if (status >= 200 && status < 300) {
            return new Attempt.Taken();
        }
        String problem = settings.host() + " answered " + status;
        if (status >= SERVER_ERROR || WORTH_ANOTHER_TRY.contains(status)) {
            return new Attempt.NotNow(problem, seconds(retryAfter));
        }
        String mend = status >= 300 && status < 400
                ? "; redirects are not followed: set alerts.webhook.url to where it leads"
                : "; see alerts.webhook, and the receiver's log";
        return new Attempt.Refused(problem + mend);
    }

    private static Optional<Duration> seconds(@Nullable String retryAfter) {
        return retryAfter != null && retryAfter.matches("\\d{1,6}")
                ? Optional.of(Duration.ofSeconds(Long.parseLong(retryAfter)))
                : Optional.empty();
    }

    /** By the kind of exception: its message may hold the whole address. */
    private static String trouble(IOException e) {
        if (e instanceof UnknownHostException) {
            return "is a name that cannot be resolved";
        }
        if (e instanceof SSLException) {
            return "has no certificate that this machine trusts, or no TLS";
        }
        return e instanceof InterruptedIOException ? "did not answer in time" : "cannot be reached";
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
