package dev.deskpulse.plugin.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.deskpulse.plugin.settings.Settings;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * How fast, and how many at a time, one person may ask, and how often one address may try to sign in: nobody's script takes the page
 * from the others. Whoever is faster is told when to come again.
 */
final class Pace {
    private static final int TOO_MANY = 429;
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int MOST_KEPT = 10_000;
    private static final int SIGN_INS_A_MINUTE = 60;
    private static final String UNDER_WAY = "under way";

    private final Settings.WebLimits limits;
    private final Cache<String, Bucket> asked = kept();
    private final Cache<String, Bucket> signIns = kept();
    private final Cache<String, Semaphore> underWay = kept();

    Pace(Settings.WebLimits limits) {
        this.limits = limits;
    }

    private static <T> Cache<String, T> kept() {
        return Caffeine.newBuilder()
                .expireAfterAccess(KEPT)
                .maximumSize(MOST_KEPT)
                .build();
    }

    /** Before it is looked at what somebody signs in with. */
    void signIn(Context request) {
        if (request.path().equals(Gate.SIGN_IN) && request.method().equals(HandlerType.POST)) {
            take(
                    request,
                    signIns.get(request.ip(), any -> Bucket.builder()
                            .addLimit(limit -> limit.capacity(SIGN_INS_A_MINUTE)
                                    .refillGreedy(SIGN_INS_A_MINUTE, Duration.ofMinutes(1)))
                            .build()),
                    "too many tries to sign in from here");
        }
    }

    /** After it is known who asks. */
    void begin(Context request) {
        Gate.admitted(request).ifPresent(viewer -> {
            String who = viewer.accountId() == null ? viewer.name() : viewer.accountId();
            take(
                    request,
                    asked.get(who, any -> Bucket.builder()
                            .addLimit(limit -> limit.capacity(limits.burst())
                                    .refillGreedy(limits.requestsPerSecond(), Duration.ofSeconds(1)))
                            .build()),
                    "you ask faster than " + limits.requestsPerSecond() + " times a second");
            Semaphore places = underWay.get(who, any -> new Semaphore(limits.atOnce()));
            if (!places.tryAcquire()) {
                throw refused(request, "more than " + limits.atOnce() + " of your requests are being answered", 1);
            }
            request.attribute(UNDER_WAY, places);
        });
    }

    /** After the answer, whatever it was. */
    void end(Context request) {
        Semaphore place = request.attribute(UNDER_WAY);
        if (place != null) {
            request.attribute(UNDER_WAY, null);
            place.release();
        }
    }

    private static void take(Context request, Bucket bucket, String why) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw refused(
                    request,
                    why,
                    1 + Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds());
        }
    }

    private static HttpResponseException refused(Context request, String why, long seconds) {
        request.header("Retry-After", Long.toString(seconds));
        return new HttpResponseException(TOO_MANY, why + "; try again in " + seconds + " s");
    }
}
