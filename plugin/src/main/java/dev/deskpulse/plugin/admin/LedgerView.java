package dev.deskpulse.plugin.admin;

import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.job.RunningTask;
import dev.deskpulse.scheduler.job.TaskState;
import dev.deskpulse.scheduler.writeback.DeskpulseField;
import dev.deskpulse.scheduler.writeback.WriteBackReport;
import dev.deskpulse.scheduler.writeback.WriteLedger;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import dev.deskpulse.ticket.TicketKey;
import java.net.URI;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was written into the tickets, run by run, and the undoing of a run, which goes on while nobody waits for it. */
public final class LedgerView implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerView.class);
    private static final int SHOWN_RUNS = 100;

    private static final int PAGE = 100;

    private final WriteLedger ledger;
    private final TicketStore tickets;
    private final URI site;
    private final Undo undo;
    private final InstantSource clock;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> new Thread(work, "undo"));
    private @Nullable Undoing last;

    /** Takes back what a run wrote. */
    @FunctionalInterface
    public interface Undo {
        WriteBackReport run(String run, Progress progress);
    }

    /** @param site where the tickets' pages are */
    public LedgerView(WriteLedger ledger, TicketStore tickets, URI site, Undo undo, InstantSource clock) {
        this.ledger = ledger;
        this.tickets = tickets;
        this.site = site;
        this.undo = undo;
        this.clock = clock;
    }

    /** The latest runs, and the undoing that is under way or was the last since the program started. */
    record Runs(List<WriteLedger.RunSummary> runs, @Nullable State undoing) {}

    /** @param next to ask for the page after; null on the last */
    record Page(List<Row> writes, @Nullable String next) {}

    /**
     * One thing written.
     *
     * @param key null where the ticket is gone
     * @param name of a field as Jira shows it; of a comment what it is about
     */
    record Row(
            @Nullable String key,
            @Nullable URI url,
            String what,
            String name,
            @Nullable String before,
            @Nullable String after,
            String outcome,
            @Nullable String note) {}

    /** What a run wrote, in pages. */
    Page page(String run, String after) {
        List<WriteLedger.Written> writes = ledger.written(run, after, PAGE + 1);
        List<WriteLedger.Written> shown = writes.stream().limit(PAGE).toList();
        Map<TicketId, String> keys =
                tickets
                        .findAll(shown.stream()
                                .map(write -> write.target().ticket())
                                .distinct()
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(
                                Ticket::id, ticket -> ticket.key().value()));
        return new Page(
                shown.stream()
                        .map(write -> row(write, keys.get(write.target().ticket())))
                        .toList(),
                writes.size() > PAGE ? shown.get(PAGE - 1).id() : null);
    }

    private Row row(WriteLedger.Written write, @Nullable String key) {
        String name = write.target().name();
        return new Row(
                key,
                key == null ? null : new TicketKey(key).pageOn(site),
                write.target().what().name(),
                Arrays.stream(DeskpulseField.values())
                        .filter(field -> field.name().equals(name))
                        .map(DeskpulseField::fieldName)
                        .findFirst()
                        .orElse(name),
                write.before(),
                write.after(),
                write.outcome(),
                write.note());
    }

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
