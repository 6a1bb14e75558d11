package dev.deskpulse.scheduler.job;

import dev.deskpulse.progress.Progress;
import java.time.Instant;

/** Remembers how far a run is, for whoever asks meanwhile. */
public final class RunningTask implements Progress {
    private final Instant started;
    private String stage = "starting";
    private long done;
    private long total = -1;

    public RunningTask(Instant started) {
        this.started = started;
    }

    @Override
    public synchronized void begin(String newStage, long newTotal) {
        stage = newStage;
        total = newTotal;
        done = 0;
    }

    @Override
    public synchronized void advance(long steps) {
        done += steps;
    }

    @Override
    public void note(String message) {
        // Notes belong to the log of the command that runs; a page shows the stage alone.
    }

    Instant started() {
        return started;
    }

    public synchronized TaskState.Running state() {
        return new TaskState.Running(started, stage, done, total);
    }
}
