package dev.deskpulse.connector.sync;

import dev.deskpulse.connector.jira.IssueStub;
import dev.deskpulse.connector.jira.JiraSite;
import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.connector.store.TicketStore.Absence;
import dev.deskpulse.connector.store.TicketStore.Held;
import dev.deskpulse.connector.sync.CompletenessCertificate.SetAside;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.ticket.SourceId;
import dev.deskpulse.words.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares every id that the site lists with every ticket held. It finds what no listing by time of update shows:
 * deletions, lost permission, issues that became visible, keys that changed with their project. A listing alone never
 * deletes: what it lacks is asked for by id, and the permission to see its project is checked.
 */
final class Census {
    private final JiraSite site;
    private final TicketStore store;
    private final SourceId source;
    private final Collector collector;
    private final RerunSet rerun;
    private final Tally tally;
    private final Absentees absentees;

    Census(
            JiraSite site,
            TicketStore store,
            SourceId source,
            Collector collector,
            RerunSet rerun,
            Tally tally,
            Absentees absentees) {
        this.site = site;
        this.store = store;
        this.source = source;
        this.collector = collector;
        this.rerun = rerun;
        this.tally = tally;
        this.absentees = absentees;
    }

    /** @param vanished issues that were listed to this run and then not shown */
    void take(Scope scope, List<IssueStub> vanished, Progress progress) {
        progress.begin("Taking the census", -1);
        Map<String, String> seen = new HashMap<>();
        if (scope.anyVisible()) {
            site.census(scope.visible(), page -> {
                RunStopped.check();
                page.forEach(stub -> seen.put(stub.id(), stub.key()));
                progress.advance(page.size());
            });
        }
        Map<String, Held> held = store.held(source);
        rerun.settle(vanished.stream()
                .map(IssueStub::id)
                .filter(id -> !seen.containsKey(id) && !isPresent(held.get(id)))
                .toList());
        readMissing(seen, held, progress);
        tally.census = seen.size() + checkSurplus(scope, seen, held, progress);
    }

    private static boolean isPresent(@Nullable Held ticket) {
        return ticket != null && ticket.absence().isEmpty();
    }

    private static boolean isHeldAs(@Nullable Held ticket, String key) {
        return ticket != null && isPresent(ticket) && ticket.key().value().equals(key);
    }

    /** Issues not held, tombstones that came back, and keys that changed without a change of the issue. */
    private void readMissing(Map<String, String> seen, Map<String, Held> held, Progress progress) {
        List<IssueStub> missing = seen.entrySet().stream()
                .filter(entry -> !rerun.holds(entry.getKey()))
                .filter(entry -> !isHeldAs(held.get(entry.getKey()), entry.getValue()))
                .map(entry -> new IssueStub(entry.getKey(), entry.getValue(), null))
                .toList();
        progress.begin("Reading what the census found", missing.size());
        List<SetAside> vanished = collector.collect(missing, progress).stream()
                .map(stub -> rerun.failed(stub, RerunSet.VANISHED))
                .toList();
        rerun.add(vanished);
    }

    /** Tickets held as present that the site did not list, and those hidden so far whose project may be seen again. */
    private long checkSurplus(Scope scope, Map<String, String> seen, Map<String, Held> held, Progress progress) {
        Map<String, List<Held>> unseen = held.values().stream()
                .filter(ticket -> !seen.containsKey(ticket.id().nativeId()))
                .filter(ticket ->
                        ticket.absence().filter(Absence.DELETED::equals).isEmpty())
                .collect(Collectors.groupingBy(Held::project, TreeMap::new, Collectors.toList()));
        long confirmed = 0;
        for (Map.Entry<String, List<Held>> project : unseen.entrySet()) {
            confirmed += checkProject(scope, project.getKey(), project.getValue(), held, progress);
        }
        return confirmed;
    }

    private long checkProject(
            Scope scope, String project, List<Held> unseen, Map<String, Held> held, Progress progress) {
        List<Held> present = unseen.stream().filter(Census::isPresent).toList();
        if (!absentees.mayBrowse(project)) {
            absentees.mark(present, Absence.NOT_VISIBLE);
            return 0;
        }
        long before = Absentees.present(held.values(), project);
        if (scope.covers(project) && absentees.isDoubtful(before, present.size())) {
            tally.gap(Words.of(
                    "%s: the census lists %d of the %d tickets held, although the project may be browsed; nothing was"
                            + " marked as deleted. If the issues are really gone, run sync once with --accept-losses",
                    "%s：普查只列出已存 %3$d 个工单中的 %2$d 个，而该项目可以浏览；没有任何工单被标记为已删除。"
                            + "如果这些工单确实已不存在，请用 --accept-losses 运行一次 sync",
                    project,
                    before - present.size(),
                    before));
            return 0;
        }
        return askById(unseen, progress);
    }

    /** Asks for each: moved ones are followed, and those that the site does not know are tombstones. */
    private long askById(List<Held> unseen, Progress progress) {
        Map<String, Held> byId =
                unseen.stream().collect(Collectors.toMap(ticket -> ticket.id().nativeId(), ticket -> ticket));
        List<IssueStub> stubs = unseen.stream()
                .map(ticket ->
                        new IssueStub(ticket.id().nativeId(), ticket.key().value(), null))
                .toList();
        progress.begin("Asking for missing issues", stubs.size());
        List<Held> gone = new ArrayList<>();
        for (IssueStub stub : collector.collect(stubs, progress)) {
            gone.add(byId.get(stub.id()));
        }
        absentees.mark(gone, Absence.DELETED);
        return (long) unseen.size() - gone.size();
    }
}
