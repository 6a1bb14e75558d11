package dev.deskpulse.plugin.admin;

import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.job.RunningTask;
import dev.deskpulse.scheduler.job.TaskState;
import dev.deskpulse.scheduler.writeback.WriteBackReport;
import dev.deskpulse.scheduler.writeback.WriteLedger;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was written into the tickets, run by run, and the undoing of a run, which goes on while nobody waits for it. */
public final class LedgerView implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerView.class);
    private static final int SHOWN_RUNS = 100;

    private final WriteLedger ledger;
    private final Undo undo;
    private final InstantSource clock;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> new Thread(work, "undo"));
    private @Nullable Undoing last;

    /** Takes back what a run wrote. */
    @FunctionalInterface
    public interface Undo {
        WriteBackReport run(String run, Progress progress);
    }

    public LedgerView(WriteLedger ledger, Undo undo, InstantSource clock) {
        this.ledger = ledger;
        this.undo = undo;
        this.clock = clock;
    }

    /** The latest runs, and the undoing that is under way or was the last since the program started. */
    record Runs(List<WriteLedger.RunSummary> runs, @Nullable State undoing) {}

    /**
     * How an undoing stands.
     *
     * @param progress null once it has ended
     * @param report null before, and where it failed
     */
    record State(
            String run,
            TaskState.@Nullable Running progress,
            @Nullable WriteBackReport report,
            @Nullable String failure) {}

    private record Undoing(
            String run,
            RunningTask task,
            @Nullable WriteBackReport report,
            @Nullable String failure) {
        boolean isUnderWay() {
            return report == null && failure == null;
        }

        State state() {
            return new State(run, isUnderWay() ? task.state() : null, report, failure);
        }
    }

    synchronized Runs runs() {
        return new Runs(ledger.summaries(SHOWN_RUNS), last == null ? null : last.state());
    }

    /**
     * Begins to take back a run.
     *
     * @return false where another one is being taken back
     * @throws IllegalArgumentException where the ledger has no such run
     */
    synchronized boolean begin(String run) {
        if (last != null && last.isUnderWay()) {
            return false;
        }
        if (ledger.runs().stream().noneMatch(known -> known.id().equals(run))) {
            throw new IllegalArgumentException("the ledger has no run '" + run + "'");
        }
        RunningTask task = new RunningTask(clock.instant());
        last = new Undoing(run, task, null, null);
        worker.execute(() -> keep(outcome(run, task)));
        return true;
    }

    private Undoing outcome(String run, RunningTask task) {
        try {
            return new Undoing(run, task, undo.run(run, task), null);
        } catch (RuntimeException e) {
            LOG.error("undoing run {} failed; what it took back stays so, and it can be tried again", run, e);
            String message = e.getMessage();
            return new Undoing(run, task, null, message == null ? e.getClass().getSimpleName() : message);
        }
    }

    private synchronized void keep(Undoing ended) {
        last = ended;
    }

    /** Waits for an undoing that is under way. */
    @Override
    public void close() {
        worker.shutdown();
        boolean interrupted = false;
        while (!worker.isTerminated()) {
            try {
                worker.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
