package dev.deskpulse.connector.jira.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.deskpulse.connector.jira.JiraException;
import dev.deskpulse.connector.jira.http.Outcome.Done;
import dev.deskpulse.connector.jira.http.Outcome.Failed;
import dev.deskpulse.connector.jira.http.Outcome.Throttled;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls one site: signs in, keeps its limits, tries again what may be tried again, and reads bounded answers as a
 * stream. Safe for use by several threads; each call blocks its own. Every failure is a {@link JiraException}.
 */
public final class JiraHttp implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(JiraHttp.class);

    private final HttpSettings settings;
    private final Timing timing;
    private final Transport transport;
    private final Limits limits;
    private final Circuit circuit;
    private final Semaphore inFlight;
    private final Counters counters;
    private final ObjectMapper mapper;

    /** The only client of its site. */
    public JiraHttp(SiteAccess access, HttpSettings settings, Timing timing) {
        this(access, settings, timing, new Circuit(timing));
    }

    /** @param circuit shared by all clients of the site */
    public JiraHttp(SiteAccess access, HttpSettings settings, Timing timing, Circuit circuit) {
        this.settings = settings;
        this.timing = timing;
        this.transport = new Transport(access, settings);
        this.limits = new Limits(settings.limits(), timing);
        this.circuit = circuit;
        this.inFlight = new Semaphore(settings.limits().parallelRequests(), true);
        this.counters = new Counters(timing);
        this.mapper = mapper(settings.longestAnswer());
    }

    private static ObjectMapper mapper(long longestAnswer) {
        return new ObjectMapper(JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxDocumentLength(longestAnswer)
                        .build())
                .build());
    }

    /** Sends the call and reads its JSON answer as it arrives. */
    public <T> T send(JiraCall call, AnswerReader<T> reader) {
        return valueOf(run(call, response -> {
            try (JsonParser parser = mapper.createParser(response.body().byteStream())) {
                return reader.read(parser);
            }
        }));
    }

    /** Sends the call and reads its JSON answer whole; a missing node where the answer is empty. */
    public JsonNode json(JiraCall call) {
        return send(call, parser -> {
            JsonNode answer = mapper.readTree(parser);
            return answer == null ? MissingNode.getInstance() : answer;
        });
    }

    /** Sends the call and ignores what the answer holds. */
    public void execute(JiraCall call) {
        valueOf(run(call, response -> true));
    }

    /** Sends the call and gives the final answer whole, whatever its status, after the same limits and retries. */
    public RawAnswer exchange(JiraCall call) {
        Outcome<RawAnswer> outcome = run(call, response -> Transport.raw(response, settings.longestAnswer()));
        if (outcome instanceof Throttled<RawAnswer> throttled) {
            return throttled.answer();
        }
        return outcome instanceof Failed<RawAnswer> failed && failed.answer() != null
                ? failed.answer()
                : valueOf(outcome);
    }

    /** What the address of every call starts with, for clients that build addresses themselves. */
    public URI address() {
        return transport.address();
    }

    public HttpStatistics statistics() {
        return counters.snapshot();
    }

    @Override
    public void close() {
        transport.close();
    }

    private static <T> T valueOf(Outcome<T> outcome) {
        if (outcome instanceof Done<T> done) {
            return done.value();
        }
        throw outcome instanceof Failed<T> failed ? failed.why() : ((Throttled<T>) outcome).why();
    }

    /** Throttled attempts are limited by the waiting time alone: the site has promised that they will pass. */
    private <T> Outcome<T> run(JiraCall call, Transport.Reader<T> reader) {
        Patience patience = new Patience(call);
        int most = Math.min(call.attempts(), settings.retries().attempts());
        int failed = 0;
        while (true) {
            awaitTurn(call, patience);
            if (!circuit.lets()) {
                Duration wait = max(circuit.left(), settings.retries().backOff(++failed, timing.chance()));
                if (failed >= most || wait.compareTo(settings.retries().longestWait()) > 0) {
                    throw circuit.refusal(call);
                }
                patience.pause(wait);
                continue;
            }
            Outcome<T> outcome = attempt(call, reader);
            if (outcome instanceof Done<T> done) {
                limits.learn(call, done.said());
                return outcome;
            }
            if (outcome instanceof Throttled<T> throttled) {
                if (!giveWay(call, throttled, patience)) {
                    return outcome;
                }
            } else if (!((Failed<T>) outcome).again() || ++failed >= most) {
                return outcome;
            } else {
                patience.pause(settings.retries().backOff(failed, timing.chance()));
            }
            counters.retried.increment();
        }
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private void awaitTurn(JiraCall call, Patience patience) {
        patience.pause(limits.reserve(call));
        Duration closed = limits.closedFor(call);
        while (!closed.isZero()) {
            patience.pause(closed.plus(spread(closed)));
            closed = limits.closedFor(call);
        }
    }

    /** With the circuit's leave. */
    private <T> Outcome<T> attempt(JiraCall call, Transport.Reader<T> reader) {
        Outcome<T> outcome = null;
        try {
            outcome = inFlight(call, reader);
            log.debug("{}: {}", call, outcome.getClass().getSimpleName());
            return outcome;
        } finally {
            if (outcome == null || Thread.currentThread().isInterrupted()) {
                circuit.broken();
            } else {
                circuit.ended(outcome);
            }
        }
    }

    private <T> Outcome<T> inFlight(JiraCall call, Transport.Reader<T> reader) {
        patientlyAcquire(call);
        try {
            counters.started(call);
            return transport.attempt(call, reader, timing.now());
        } finally {
            counters.ended();
            inFlight.release();
        }
    }

    private void patientlyAcquire(JiraCall call) {
        try {
            inFlight.acquire();
        } catch (InterruptedException e) {
            throw stopped(call, e);
        }
    }

    /** Closes the limit that was hit, for all calls; false where the site asks for more patience than the call has. */
    private boolean giveWay(JiraCall call, Throttled<?> throttled, Patience patience) {
        counters.throttled.increment();
        Duration least = settings.retries().backOff(++patience.throttled, timing.chance());
        Duration wait = throttled
                .said()
                .retryAfter()
                .or(() -> throttled.said().fillInterval())
                .filter(asked -> asked.compareTo(settings.retries().firstWait()) >= 0)
                .orElse(least);
        if (patience.waited.plus(wait).compareTo(settings.retries().totalWait()) > 0) {
            return false;
        }
        log.info("{}: the site asks to slow down, waiting {} ms", call, wait.toMillis());
        limits.close(call, throttled.said(), wait);
        return true;
    }

    /** A little more than asked, so that callers do not all come back at the same moment. */
    private Duration spread(Duration wait) {
        long most = Math.min(wait.toNanos() / 10, Duration.ofSeconds(1).toNanos());
        return Duration.ofNanos((long) ((double) most * timing.chance()));
    }

    private static JiraException stopped(JiraCall call, InterruptedException e) {
        Thread.currentThread().interrupt();
        return new JiraException.Unavailable(call + ": stopped while waiting", e);
    }

    /** How long one call has waited, and how long it still may. */
    private final class Patience {
        private final JiraCall call;
        private Duration waited = Duration.ZERO;
        private int throttled;

        Patience(JiraCall call) {
            this.call = call;
        }

        void pause(Duration time) {
            if (time.isZero()) {
                return;
            }
            waited = waited.plus(time);
            if (waited.compareTo(settings.retries().totalWait()) > 0) {
                throw new JiraException.Unavailable(
                        429,
                        call + ": the limits of the site ask for " + waited.toSeconds()
                                + " s of waiting, more than the "
                                + settings.retries().totalWait().toSeconds() + " s allowed; go on later, or ask less");
            }
            counters.waitedNanos.add(time.toNanos());
            try {
                timing.sleep(time);
            } catch (InterruptedException e) {
                throw stopped(call, e);
            }
        }
    }
}
