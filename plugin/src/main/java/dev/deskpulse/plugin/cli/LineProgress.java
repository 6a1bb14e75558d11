package dev.deskpulse.plugin.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Plain lines for logs and pipes: when a stage starts, now and then, and when it ends. */
final class LineProgress implements Console.ConsoleProgress {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

    private final PrintStream err;
    private final InstantSource clock;
    private String stage = "";
    private long done;
    private long total;
    private Instant started = Instant.MIN;
    private Instant lastLine = Instant.MIN;

    LineProgress(PrintStream err, InstantSource clock) {
        this.err = err;
        this.clock = clock;
    }

    @Override
    public synchronized void begin(String newStage, long newTotal) {
        close();
        stage = newStage;
        total = newTotal;
        done = 0;
        started = clock.instant();
        lastLine = started;
        err.println(stage + " …");
    }

    @Override
    public synchronized void advance(long steps) {
        done += steps;
        Instant now = clock.instant();
        if (Duration.between(lastLine, now).compareTo(BETWEEN_LINES) >= 0) {
            lastLine = now;
            err.println(stage + ": " + done + (total > 0 ? " of " + total : ""));
        }
    }

    @Override
    public synchronized void note(String message) {
        err.println(stage.isEmpty() ? message : stage + ": " + message);
    }

    @Override
    public synchronized void close() {
        if (!stage.isEmpty()) {
            Duration taken = Duration.between(started, clock.instant());
            // A stage that does not count its steps has none to tell.
            String counted = done == 0 && total < 0 ? "" : done + " in ";
            err.printf("%s: %s%.1f s%n", stage, counted, taken.toMillis() / 1000.0);
            stage = "";
        }
    }
}
