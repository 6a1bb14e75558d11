package dev.deskpulse.scheduler.writeback;

import dev.deskpulse.connector.jira.JiraException;
import dev.deskpulse.connector.jira.JiraSite;
import dev.deskpulse.connector.store.StoreException;
import dev.deskpulse.scheduler.writeback.IssueWrites.Done;
import dev.deskpulse.scheduler.writeback.WriteLedger.Entry;
import dev.deskpulse.scheduler.writeback.WriteLedger.Settled;
import dev.deskpulse.scheduler.writeback.WriteOutcome.Rejected;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Makes writes on the site: all of one ticket in a row, several tickets at once, each written down before and after.
 * The site's own limits are kept by {@link JiraSite}.
 */
final class WriteBackRunner implements AutoCloseable {
    /** So many writes without an answer, and the site is down: going on would only leave more questions. */
    private static final int SITE_IS_DOWN = 5;

    private final IssueWrites issues;
    private final WriteLedger ledger;
    private final Corrections corrections;
    private final ExecutorService workers;

    WriteBackRunner(JiraSite site, WriteLedger ledger, Corrections corrections, InstantSource clock, int parallel) {
        this.issues = new IssueWrites(site.writer(), clock);
        this.ledger = ledger;
        this.corrections = corrections;
        this.workers = Executors.newFixedThreadPool(parallel);
    }

    /**
     * @param known the ledger's last word on the targets, where it has one
     * @throws JiraException.Unavailable where the site answered none of them; the ledger then knows which to look at
     */
    List<WriteOutcome> apply(String run, List<TicketWrites> tickets, Map<WriteTarget, KnownWrite> known) {
        List<Write> all =
                tickets.stream().flatMap(ticket -> ticket.writes().stream()).toList();
        if (all.isEmpty()) {
            return List.of();
        }
        Map<WriteTarget, Entry> entries = new HashMap<>();
        ledger.intend(run, all, known)
                .forEach(entry -> entries.put(entry.write().target(), entry));
        List<Settled> settled = new ArrayList<>();
        for (Done done : inParallel(tickets)) {
            Entry entry = Objects.requireNonNull(entries.get(done.write().target()), "a write without intent");
            settled.add(new Settled(entry, done.outcome(), done.nativeId()));
        }
        ledger.settle(settled);
        List<WriteOutcome> outcomes = settled.stream().map(Settled::outcome).toList();
        corrections.save(outcomes.stream()
                .flatMap(outcome -> IssueWrites.correction(outcome).stream())
                .toList());
        stopIfDown(outcomes);
        return outcomes;
    }

    private static void stopIfDown(List<WriteOutcome> outcomes) {
        boolean down = outcomes.size() >= SITE_IS_DOWN
                && outcomes.stream().allMatch(outcome -> outcome instanceof Rejected rejected && rejected.uncertain());
        if (down) {
            throw new JiraException.Unavailable(
                    "The site answered none of " + outcomes.size()
                            + " writes; run `deskpulse write-back` again when it is up",
                    null);
        }
    }

    private List<Done> inParallel(List<TicketWrites> tickets) {
        List<Callable<List<Done>>> work = new ArrayList<>();
        Runnable guard = ledger.guard();
        tickets.forEach(ticket -> work.add(() -> {
            guard.run();
            return issues.make(ticket);
        }));
        List<Done> all = new ArrayList<>();
        try {
            for (Future<List<Done>> done : workers.invokeAll(work)) {
                all.addAll(done.get());
            }
            return all;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("write-back was interrupted").initCause(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StoreException lost) {
                throw lost;
            }
            throw new IllegalStateException("a write failed in a way that no write should", e.getCause());
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
