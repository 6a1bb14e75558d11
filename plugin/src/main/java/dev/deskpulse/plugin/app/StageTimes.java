package dev.deskpulse.plugin.app;

import dev.deskpulse.progress.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Passes progress on and notes how long each stage took. */
public final class StageTimes implements Progress {
    private final Progress next;
    private final InstantSource clock;
    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private @Nullable String stage;
    private Instant started = Instant.EPOCH;

    public StageTimes(Progress next, InstantSource clock) {
        this.next = next;
        this.clock = clock;
    }

    @Override
    public synchronized void begin(String newStage, long total) {
        end();
        stage = newStage;
        started = clock.instant();
        next.begin(newStage, total);
    }

    @Override
    public void advance(long steps) {
        next.advance(steps);
    }

    @Override
    public void note(String message) {
        next.note(message);
    }

    private void end() {
        if (stage != null) {
            seconds.merge(stage, secondsSince(started), Double::sum);
            stage = null;
        }
    }

    /** Ends the last stage and tells them all, in order. */
    public synchronized Map<String, Double> seconds() {
        end();
        return new LinkedHashMap<>(seconds);
    }

    double secondsSince(Instant moment) {
        return Duration.between(moment, clock.instant()).toMillis() / 1000.0;
    }
}
