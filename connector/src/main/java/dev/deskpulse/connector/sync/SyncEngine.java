package dev.deskpulse.connector.sync;

import dev.deskpulse.connector.jira.IssueStub;
import dev.deskpulse.connector.jira.JiraSite;
import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.connector.sync.CompletenessCertificate.SetAside;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.SourceId;
import dev.deskpulse.words.Words;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Brings the store up to date with one Jira site and proves it. A run may be killed at any moment: the next one goes on
 * from what is stored. One run at a time for a source.
 */
public final class SyncEngine {
    private static final Words REMAPPED = new Words(
            "The field mapping, or what is masked, has changed: every issue is read again", "字段映射或脱敏设置已更改：重新读取所有工单");

    private final JiraSite site;
    private final TicketStore store;
    private final SyncJournal journal;
    private final SyncSettings settings;
    private final InstantSource clock;

    /**
     * @param clock for the certificate alone; what is synced goes by the site's own clock
     */
    public SyncEngine(
            JiraSite site, TicketStore store, SyncJournal journal, SyncSettings settings, InstantSource clock) {
        this.site = site;
        this.store = store;
        this.journal = journal;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Runs once and keeps the certificate in the journal. Where the site fails on the way, the certificate names it as
     * a gap and the cursor stays; an interrupted thread ends the run in the same way.
     *
     * @throws FieldMappingException where the mapping does not fit the site
     * @throws dev.deskpulse.connector.jira.JiraException where the site cannot be had from the start
     * @throws dev.deskpulse.connector.store.StoreException where nothing can be stored
     */
    public synchronized CompletenessCertificate run(RunOptions options, Progress progress) {
        Instant startedAt = clock.instant();
        SourceId source = settings.source();
        // First of all: what changes while this run reads belongs to the next one.
        Instant siteTime = site.info().serverTime();
        ResolvedMapping mapping = resolved();
        Tally tally = new Tally();
        RerunSet rerun = new RerunSet(journal, source);
        Instant cursorBefore = journal.cursor(source).orElse(Instant.EPOCH);
        MappingMark mark = new MappingMark(journal, source, readWith(mapping));
        boolean remapped = mark.differs(store.totals(source).tickets() > 0);
        if (remapped) {
            tally.note(REMAPPED);
            progress.note(REMAPPED.en());
        }
        RunOptions asked = remapped ? options.readingAll() : options;
        boolean allRead =
                prepared(asked, mapping, rerun, tally, siteTime, progress).run();
        if (allRead && remapped) {
            mark.allRead();
        }
        CompletenessCertificate certificate = certificate(startedAt, cursorBefore, tally, rerun);
        journal.keep(certificate);
        return certificate;
    }

    /**
     * Notes that the site has told of changes of issues, so that they are read before anything else, whatever becomes of this
     * process: by the run that is under way, in whichever process, or by {@link #readTold}. Any thread may call it at any time.
     *
     * @return those that will be; none before the first run, which reads every issue anyway
     */
    public List<IssueStub> tell(Collection<IssueStub> issues) {
        SourceId source = settings.source();
        List<IssueStub> ours = issues.stream().filter(this::isOurs).toList();
        if (ours.isEmpty() || journal.cursor(source).isEmpty()) {
            return List.of();
        }
        journal.setAside(
                source,
                ours.stream()
                        .map(issue -> new SetAside(issue.id(), issue.key(), SetAside.TOLD, 0))
                        .toList());
        return ours;
    }

    /** Whether some of these have not been read since the site told of them. */
    public boolean isToldOf(Collection<IssueStub> issues) {
        Set<String> ids = issues.stream().map(IssueStub::id).collect(Collectors.toSet());
        return journal.told(settings.source()).stream().map(SetAside::issueId).anyMatch(ids::contains);
    }

    /**
     * Reads what the site told of, and nothing besides: the cursor stays, and no certificate is kept. What cannot be read is left
     * to the next run, and so is all where that run reads every issue anyway.
     *
     * @throws dev.deskpulse.connector.jira.JiraException where the site fails; what was not read is set aside
     */
    public synchronized void readTold() {
        SourceId source = settings.source();
        ResolvedMapping mapping = resolved();
        if (!new MappingMark(journal, source, readWith(mapping)).differs(true)) {
            RerunSet rerun = new RerunSet(journal, source);
            prepared(RunOptions.USUAL, mapping, rerun, new Tally(), clock.instant(), Progress.SILENT)
                    .readTold();
        }
    }

    private boolean isOurs(IssueStub issue) {
        List<String> projects = settings.projects();
        return projects.isEmpty()
                || projects.stream().anyMatch(project -> issue.key().startsWith(project + "-"));
    }

    private ResolvedMapping resolved() {
        return ResolvedMapping.resolve(settings.mapping(), site.fields(), settings.ownFields());
    }

    private SyncRun prepared(
            RunOptions options,
            ResolvedMapping mapping,
            RerunSet rerun,
            Tally tally,
            Instant siteTime,
            Progress progress) {
        TicketMapper mapper = new TicketMapper(
                settings.source(),
                mapping,
                site.statuses(),
                settings.automation(),
                site.myself().zone(),
                site::plainText);
        Collector collector =
                new Collector(site, store, mapper, mapping.fieldIds(), settings.batchSize(), rerun, tally);
        return new SyncRun(site, store, journal, settings, options, collector, rerun, tally, siteTime, progress);
    }

    /** All settings that decide what a ticket holds. Whom a status waits on is not among them: that is measured later. */
    private String readWith(ResolvedMapping mapping) {
        return mapping.fingerprint() + " " + settings.storedAs() + " "
                + new TreeSet<>(
                        settings.automation().stream().map(PersonId::value).toList());
    }

    private CompletenessCertificate certificate(Instant startedAt, Instant cursorBefore, Tally tally, RerunSet rerun) {
        return new CompletenessCertificate(
                UUID.randomUUID().toString(),
                settings.source(),
                startedAt,
                clock.instant(),
                cursorBefore,
                journal.cursor(settings.source()).orElse(Instant.EPOCH),
                tally.listed,
                tally.unchanged,
                tally.fetched(),
                tally.census,
                store.totals(settings.source()).tickets(),
                tally.commentTotal(),
                tally.commentsFetched(),
                tally.historyTotal(),
                tally.historyFetched(),
                tally.deleted,
                tally.notVisible,
                rerun.all(),
                tally.fieldProblems(),
                tally.gaps(),
                tally.notes());
    }
}
