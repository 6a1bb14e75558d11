package dev.deskpulse.plugin.web;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.connector.sync.CompletenessCertificate;
import dev.deskpulse.connector.sync.SyncJournal;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.scheduler.advice.Advice;
import dev.deskpulse.scheduler.advice.Advise;
import dev.deskpulse.scheduler.cause.Causes;
import dev.deskpulse.scheduler.cause.ExplainFindings;
import dev.deskpulse.scheduler.cause.Explained;
import dev.deskpulse.scheduler.insight.Finding;
import dev.deskpulse.scheduler.insight.FindingStore;
import dev.deskpulse.scheduler.job.AnalysisMark;
import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.kpi.KpiQuery;
import dev.deskpulse.scheduler.kpi.KpiTable;
import dev.deskpulse.scheduler.kpi.Kpis;
import dev.deskpulse.scheduler.text.TagStore;
import dev.deskpulse.ticket.SourceId;
import dev.deskpulse.ticket.Ticket;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the local page shows, read from the store. */
public final class DeskView {
    private static final int SHOWN_TICKETS = 20;
    private static final int MOST_DAYS = 3_660;

    private final Settings settings;
    private final Kpis kpis;
    private final TicketStore tickets;
    private final TagStore tags;
    private final SyncJournal journal;
    private final FindingStore findings;
    private final ExplainFindings causes;
    private final AnalysisMark mark;
    private final Clock clock;

    /** Reads from these stores; writes nothing. */
    public DeskView(
            Settings settings,
            Kpis kpis,
            TicketStore tickets,
            TagStore tags,
            SyncJournal journal,
            FindingStore findings,
            ExplainFindings causes,
            AnalysisMark mark,
            Clock clock) {
        this.settings = settings;
        this.kpis = kpis;
        this.tickets = tickets;
        this.tags = tags;
        this.journal = journal;
        this.findings = findings;
        this.causes = causes;
        this.mark = mark;
        this.clock = clock;
    }

    /** The desk, how fresh its figures are, and how sure it is that nothing is missing. */
    record Overview(
            URI site,
            String zone,
            Instant now,
            LocalDate today,
            long tickets,
            long messages,
            long tagged,
            @Nullable CompletenessCertificate certificate,
            @Nullable Instant analysedAt,
            List<String> unmapped) {}

    /** A finding with links to the tickets behind it. */
    record FindingView(
            @JsonUnwrapped @JsonIgnoreProperties("tickets") Finding finding,
            List<TicketLink> tickets,
            int ticketCount,
            Causes causes,
            @Nullable Next advice) {}

    /** The next step that a finding supports. */
    record Next(String step, String en, String zh) {
        static Next of(Advice advice) {
            return new Next(advice.step(), advice.english(), advice.chinese());
        }
    }

    /** A ticket to open in Jira. */
    record TicketLink(String key, URI url, String summary) {
        static TicketLink to(URI site, Ticket ticket) {
            String key = ticket.key().value();
            return new TicketLink(key, page(site, key), ticket.summary());
        }
    }

    Overview desk() {
        SourceId source = settings.jira().source();
        TicketStore.Totals totals = tickets.totals(source);
        return new Overview(
                settings.jira().access().site(),
                settings.zone().getId(),
                clock.instant(),
                today(),
                totals.tickets(),
                totals.messages(),
                tags.count(),
                journal.latest(source).orElse(null),
                mark.last().map(AnalysisMark.Mark::explainedAt).orElse(null),
                settings.fields().unmapped());
    }

    /** Every KPI over the last days, today included. */
    public List<KpiTable> figuresOfLastDays(int days) {
        LocalDate to = today();
        KpiQuery query = KpiQuery.of(to.minusDays(checked(days) - 1L), to, KpiQuery.Period.WHOLE)
                .within(settings.figures().windows());
        return kpis.tables(Kpi.MAIN, query);
    }

    List<FindingView> findings() {
        return causes.all(standingFindings()).stream().map(this::view).toList();
    }

    /** A person says that a suspect is the cause. */
    FindingView confirm(String id, int suspect) {
        Finding finding = finding(id);
        return view(new Explained(finding, causes.confirm(finding, suspect, null)));
    }

    /** A person says in words what the cause is. */
    FindingView confirm(String id, String cause) {
        Finding finding = finding(id);
        return view(new Explained(finding, causes.confirm(finding, cause, null)));
    }

    /** A person says that a suspect is not the cause. */
    FindingView reject(String id, int suspect) {
        Finding finding = finding(id);
        return view(new Explained(finding, causes.reject(finding, suspect, null)));
    }

    /** Takes back what was last said. */
    FindingView undo(String id) {
        Finding finding = finding(id);
        causes.undo(finding);
        return view(new Explained(finding, causes.of(finding)));
    }

    private Finding finding(String id) {
        return findings.find(id)
                .map(FindingStore.Seen::finding)
                .orElseThrow(() -> new IllegalArgumentException("there is no finding '" + id + "'"));
    }

    /** The findings of the last analysis, the latest first; those it no longer found are left out. */
    public List<Finding> standingFindings() {
        return mark.last()
                .map(AnalysisMark.Mark::explainedAt)
                .map(run -> findings.all().stream()
                        .filter(seen -> !seen.lastSeen().isBefore(run))
                        .map(FindingStore.Seen::finding)
                        .toList())
                .orElse(List.of());
    }

    private FindingView view(Explained explained) {
        Finding finding = explained.finding();
        List<TicketLink> links = tickets
                .findAll(finding.tickets().stream().limit(SHOWN_TICKETS).toList())
                .stream()
                .map(this::link)
                .toList();
        Next next = Advise.on(finding, today()).map(Next::of).orElse(null);
        return new FindingView(finding, links, finding.tickets().size(), explained.causes(), next);
    }

    private TicketLink link(Ticket ticket) {
        return TicketLink.to(settings.jira().access().site(), ticket);
    }

    /** Where a ticket is opened in Jira. */
    static URI page(URI site, String key) {
        return URI.create(site + "/browse/" + key);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), settings.zone());
    }

    static int checked(int days) {
        if (days < 1 || days > MOST_DAYS) {
            throw new IllegalArgumentException("days is " + days + "; ask for 1 to " + MOST_DAYS);
        }
        return days;
    }
}
