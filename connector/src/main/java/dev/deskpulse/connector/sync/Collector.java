package dev.deskpulse.connector.sync;

import dev.deskpulse.connector.jira.FetchOutcome;
import dev.deskpulse.connector.jira.IssueStub;
import dev.deskpulse.connector.jira.JiraException;
import dev.deskpulse.connector.jira.JiraIssue;
import dev.deskpulse.connector.jira.JiraSite;
import dev.deskpulse.connector.store.StoreException;
import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.connector.sync.CompletenessCertificate.SetAside;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.ticket.Person;
import dev.deskpulse.ticket.PersonId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads issues whole, turns them into tickets and stores them, a batch at a time, so that memory stays bounded and what
 * is read is kept whatever happens next. One bad issue stops nothing: it goes to the rerun set with its reason.
 */
final class Collector {
    private static final Logger LOG = LoggerFactory.getLogger(Collector.class);
    private static final int UNAUTHORISED = 401;

    private final JiraSite site;
    private final TicketStore store;
    private final TicketMapper mapper;
    private final Set<String> fieldIds;
    private final int batchSize;
    private final RerunSet rerun;
    private final Tally tally;
    private final Batches.Patience withSite = new Batches.Patience();
    private final Batches.Patience withStore = new Batches.Patience();

    Collector(
            JiraSite site,
            TicketStore store,
            TicketMapper mapper,
            Set<String> fieldIds,
            int batchSize,
            RerunSet rerun,
            Tally tally) {
        this.site = site;
        this.store = store;
        this.mapper = mapper;
        this.fieldIds = fieldIds;
        this.batchSize = batchSize;
        this.rerun = rerun;
        this.tally = tally;
    }

    private record Read(IssueStub stub, JiraIssue issue, MappedTicket mapped) {}

    /**
     * Reads and stores.
     *
     * @return those that the site did not show
     */
    List<IssueStub> collect(Collection<IssueStub> stubs, Progress progress) {
        return collect(stubs, progress, () -> {});
    }

    /** @param between is done before each batch */
    List<IssueStub> collect(Collection<IssueStub> stubs, Progress progress, Runnable between) {
        List<IssueStub> all = List.copyOf(stubs);
        List<IssueStub> notFound = new ArrayList<>();
        for (int from = 0; from < all.size(); from += batchSize) {
            RunStopped.check();
            between.run();
            List<IssueStub> batch = all.subList(from, Math.min(all.size(), from + batchSize));
            notFound.addAll(collectBatch(batch));
            progress.advance(batch.size());
        }
        return notFound;
    }

    private List<IssueStub> collectBatch(List<IssueStub> batch) {
        List<Read> read = new ArrayList<>();
        List<SetAside> failed = new ArrayList<>();
        List<IssueStub> notFound = new ArrayList<>();
        for (FetchOutcome outcome : fetch(batch)) {
            if (outcome instanceof FetchOutcome.Fetched fetched) {
                map(fetched, read, failed);
            } else if (outcome instanceof FetchOutcome.Unreadable bad) {
                failed.add(rerun.failed(bad.stub(), bad.reason()));
            } else {
                notFound.add(outcome.stub());
            }
        }
        failed.addAll(save(read));
        rerun.add(failed);
        return notFound;
    }

    private List<FetchOutcome> fetch(List<IssueStub> batch) {
        return Batches.halving(
                batch,
                stubs -> {
                    List<FetchOutcome> outcomes = site.fetch(stubs, fieldIds);
                    withSite.success();
                    return outcomes;
                },
                Collector::mayBeOneIssuesFault,
                (stub, failure) -> {
                    withSite.failure(failure);
                    return new FetchOutcome.Unreadable(stub, String.valueOf(failure.getMessage()));
                });
    }

    private static boolean mayBeOneIssuesFault(RuntimeException failure) {
        return failure instanceof JiraException.BadAnswer
                || (failure instanceof JiraException.Refused refused && refused.status() != UNAUTHORISED);
    }

    private void map(FetchOutcome.Fetched fetched, List<Read> read, List<SetAside> failed) {
        try {
            read.add(new Read(fetched.stub(), fetched.issue(), mapper.map(fetched.issue())));
        } catch (RuntimeException e) {
            // No known value leads here; whatever does must not stop the others.
            LOG.warn("Issue {} cannot be turned into a ticket", fetched.stub().key(), e);
            String reason = "cannot be turned into a ticket (" + e.getClass().getSimpleName()
                    + "); the log has the cause: please report it";
            failed.add(rerun.failed(fetched.stub(), reason));
        }
    }

    /** Stores what was read; says what the store did not take. */
    private List<SetAside> save(List<Read> read) {
        return Batches.halving(read, this::saveTogether, StoreException.class::isInstance, (one, failure) -> {
            withStore.failure(failure);
            return rerun.failed(one.stub(), "not stored: " + failure.getMessage());
        });
    }

    private List<SetAside> saveTogether(List<Read> read) {
        if (read.isEmpty()) {
            return List.of();
        }
        // What is short goes to the rerun set, and people to the store, before the ticket: once that is stored, no
        // later run would read it again for their sake.
        rerun.add(read.stream().flatMap(one -> shortOf(one).stream()).toList());
        store.savePeople(people(read));
        store.save(read.stream().map(one -> one.mapped().ticket()).toList());
        withStore.success();
        read.forEach(one -> tally.stored(one.issue(), one.mapped()));
        rerun.settle(read.stream()
                .filter(one -> shortfall(one.issue()).isEmpty())
                .map(one -> one.stub().id())
                .toList());
        return List.of();
    }

    private Optional<SetAside> shortOf(Read one) {
        return shortfall(one.issue()).map(reason -> rerun.failed(one.stub(), reason));
    }

    private static Collection<Person> people(List<Read> read) {
        Map<PersonId, Person> people = new LinkedHashMap<>();
        read.forEach(one -> one.mapped().people().forEach(person -> people.put(person.id(), person)));
        return people.values();
    }

    /** What the site announced and did not give. */
    private static Optional<String> shortfall(JiraIssue issue) {
        int comments = issue.commentTotal() - issue.comments().size();
        int history = issue.historyTotal() - issue.history().size();
        return comments <= 0 && history <= 0
                ? Optional.empty()
                : Optional.of("stored, but the site gave " + issue.comments().size() + " of " + issue.commentTotal()
                        + " comments and " + issue.history().size() + " of " + issue.historyTotal()
                        + " history entries; read again by the next run");
    }
}
