package dev.deskpulse.connector.sync;

import dev.deskpulse.connector.jira.IssueQuery;
import dev.deskpulse.connector.jira.IssueStub;
import dev.deskpulse.connector.jira.JiraException;
import dev.deskpulse.connector.jira.JiraSite;
import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.connector.store.TicketStore.Absence;
import dev.deskpulse.connector.store.TicketStore.Held;
import dev.deskpulse.connector.sync.CompletenessCertificate.SetAside;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One run: what changed, then the census. Ends by itself where the site fails; what was read is stored. */
final class SyncRun {
    /** How far apart the clocks of one site's own nodes may be. */
    private static final Duration NODE_SKEW = Duration.ofMinutes(1);

    private final JiraSite site;
    private final TicketStore store;
    private final SyncJournal journal;
    private final SyncSettings settings;
    private final RunOptions options;
    private final Collector collector;
    private final RerunSet rerun;
    private final Tally tally;
    private final Absentees absentees;
    private final Instant siteTime;
    private final Progress progress;

    /** @param siteTime the site's clock before anything was listed: everything changed later is left to the next run */
    SyncRun(
            JiraSite site,
            TicketStore store,
            SyncJournal journal,
            SyncSettings settings,
            RunOptions options,
            Collector collector,
            RerunSet rerun,
            Tally tally,
            Instant siteTime,
            Progress progress) {
        this.site = site;
        this.store = store;
        this.journal = journal;
        this.settings = settings;
        this.options = options;
        this.collector = collector;
        this.rerun = rerun;
        this.tally = tally;
        this.absentees = new Absentees(site, store, rerun, tally, options.acceptLosses());
        this.siteTime = siteTime;
        this.progress = progress;
    }

    /** @return whether all that was to be read was read, or set aside to be read by the next run */
    boolean run() {
        boolean read = false;
        Words stage = new Words(
                "the changes could not be read to the end; what was read is stored and the next run goes on",
                "变更未能全部读取；已读取的内容已保存，下次运行会继续");
        try {
            Scope scope = scope();
            List<IssueStub> vanished = readChanges(scope);
            read = true;
            stage = new Words("the census could not be finished; the next one starts again", "普查未能完成；下次会重新开始");
            if (takesCensus()) {
                new Census(site, store, settings.source(), collector, rerun, tally, absentees)
                        .take(scope, vanished, progress);
                journal.moveCensusCursor(settings.source(), siteTime);
            }
        } catch (JiraException | RunStopped e) {
            tally.gap(Words.joined(List.of(stage, Words.plain(String.valueOf(e.getMessage()))), ": ", "："));
        }
        return read;
    }

    /** Reads what the site has told of, and nothing besides. */
    void readTold() {
        List<IssueStub> told = rerun.told();
        if (!told.isEmpty()) {
            List<IssueStub> notFound = collector.collect(told, Progress.SILENT);
            if (!notFound.isEmpty()) {
                setAside(notFound, store.held(settings.source()));
            }
        }
    }

    /** The first run of all takes it too: before a census nothing proves that the listing gave every issue. */
    private boolean takesCensus() {
        return options.census()
                || settings.census() == CensusPolicy.EVERY_RUN
                || journal.censusCursor(settings.source()).isEmpty();
    }

    private Scope scope() {
        if (settings.projects().isEmpty()) {
            return new Scope(List.of(), List.of());
        }
        List<String> known =
                site.projects().stream().map(project -> project.key()).toList();
        Scope scope = new Scope(
                settings.projects(),
                settings.projects().stream().filter(known::contains).toList());
        scope.hidden()
                .forEach(key -> tally.gap(Words.of(
                        "%s: the account sees no project of this key; give it the permission 'Browse projects' there,"
                                + " or correct jira.projects",
                        "%s：该账号看不到此项目；请授予“浏览项目”权限，或更正 jira.projects", key)));
        return scope;
    }

    private List<IssueStub> readChanges(Scope scope) {
        Map<String, Held> held = store.held(settings.source());
        Map<String, IssueStub> wanted = new LinkedHashMap<>();
        if (scope.anyVisible()) {
            list(scope, held, wanted);
        }
        if (options.readAll()) {
            // What is hidden from the listing now may be seen again before a census misses it.
            held.values().stream()
                    .filter(ticket -> ticket.absence().isEmpty())
                    .map(SyncRun::stub)
                    .forEach(stub -> wanted.putIfAbsent(stub.id(), stub));
        }
        rerun.stubs().forEach(stub -> wanted.putIfAbsent(stub.id(), stub));
        progress.begin("Reading issues", wanted.size());
        List<IssueStub> notFound = collector.collect(wanted.values(), progress, this::readTold);
        setAside(notFound, held);
        journal.moveCursor(settings.source(), siteTime);
        return notFound;
    }

    private void list(Scope scope, Map<String, Held> held, Map<String, IssueStub> wanted) {
        Map<String, IssueStub> listed = new LinkedHashMap<>();
        progress.begin("Listing changes", -1);
        site.list(new IssueQuery(scope.visible(), since()), page -> {
            RunStopped.check();
            readTold();
            // Pages may repeat an issue; the later time of update is the truer one.
            page.forEach(stub -> listed.merge(stub.id(), stub, SyncRun::later));
            progress.advance(page.size());
        });
        tally.listed = listed.size();
        listed.values().stream()
                .filter(stub -> options.readAll() || !isStored(stub, held.get(stub.id())))
                .forEach(stub -> wanted.put(stub.id(), stub));
        tally.unchanged = tally.listed - wanted.size();
    }

    private static IssueStub later(IssueStub first, IssueStub second) {
        Instant ofFirst = first.updated();
        Instant ofSecond = second.updated();
        return ofFirst == null || (ofSecond != null && ofSecond.isBefore(ofFirst)) ? first : second;
    }

    private static IssueStub stub(Held ticket) {
        return new IssueStub(ticket.id().nativeId(), ticket.key().value(), null);
    }

    private static boolean isStored(IssueStub stub, @Nullable Held held) {
        return held != null
                && held.absence().isEmpty()
                && held.updated().equals(stub.updated())
                && held.key().value().equals(stub.key());
    }

    private @Nullable Instant since() {
        Optional<Instant> cursor = journal.cursor(settings.source());
        if (takesCensus()) {
            // An issue hidden at that time and visible again now may have been edited in between.
            cursor = cursor.flatMap(changes ->
                    journal.censusCursor(settings.source()).map(census -> census.isBefore(changes) ? census : changes));
        }
        if (cursor.isEmpty() || options.readAll()) {
            return null;
        }
        if (siteTime.isBefore(cursor.get().minus(NODE_SKEW))) {
            progress.note("The site's clock was set back since the last run; everything is compared");
            return null;
        }
        Instant earlier = siteTime.isBefore(cursor.get()) ? siteTime : cursor.get();
        return earlier.minus(settings.overlap());
    }

    /** Issues deleted or hidden since they were listed. One never held, and gone a second time, is settled. */
    private void setAside(List<IssueStub> notFound, Map<String, Held> held) {
        Set<String> deleted = deleted(notFound, held);
        List<SetAside> again = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        for (IssueStub stub : notFound) {
            if (rerun.vanishedBefore(stub.id()) && !held.containsKey(stub.id())) {
                gone.add(stub.id());
            } else if (!deleted.contains(stub.id())) {
                again.add(rerun.failed(stub, RerunSet.VANISHED));
            }
        }
        rerun.add(again);
        rerun.settle(gone);
    }

    /** Those that were held and are gone by the census's own rules; where it would doubt, it is left to say so. */
    private Set<String> deleted(List<IssueStub> notFound, Map<String, Held> held) {
        Set<String> deleted = new HashSet<>();
        notFound.stream()
                .flatMap(stub -> Optional.ofNullable(held.get(stub.id())).stream())
                .filter(ticket -> ticket.absence().isEmpty())
                .collect(Collectors.groupingBy(Held::project, TreeMap::new, Collectors.toList()))
                .forEach((project, lost) -> {
                    long before = Absentees.present(held.values(), project);
                    if (!absentees.isDoubtful(before, lost.size()) && absentees.mayBrowse(project)) {
                        absentees.mark(lost, Absence.DELETED);
                        lost.forEach(ticket -> deleted.add(ticket.id().nativeId()));
                    }
                });
        return deleted;
    }
}
