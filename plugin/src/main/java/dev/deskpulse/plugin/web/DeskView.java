package dev.deskpulse.plugin.web;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.connector.sync.CompletenessCertificate;
import dev.deskpulse.connector.sync.SyncJournal;
import dev.deskpulse.plugin.access.Role;
import dev.deskpulse.plugin.access.Viewer;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.scheduler.advice.Advice;
import dev.deskpulse.scheduler.advice.Advise;
import dev.deskpulse.scheduler.cause.Causes;
import dev.deskpulse.scheduler.cause.ExplainFindings;
import dev.deskpulse.scheduler.cause.Explained;
import dev.deskpulse.scheduler.handover.Handover;
import dev.deskpulse.scheduler.handover.HandoverStore;
import dev.deskpulse.scheduler.insight.Finding;
import dev.deskpulse.scheduler.insight.FindingStore;
import dev.deskpulse.scheduler.job.AnalysisMark;
import dev.deskpulse.scheduler.job.StandingFindings;
import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.kpi.KpiQuery;
import dev.deskpulse.scheduler.kpi.KpiTable;
import dev.deskpulse.scheduler.kpi.Kpis;
import dev.deskpulse.scheduler.kpi.Narrowing;
import dev.deskpulse.scheduler.sight.Sight;
import dev.deskpulse.scheduler.text.TagStore;
import dev.deskpulse.ticket.SourceId;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketKey;
import dev.deskpulse.words.Wire;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the local page shows, read from the store. */
public final class DeskView {
    private static final int SHOWN_TICKETS = 20;
    private static final int MOST_DAYS = 3_660;

    private final Supplier<Settings> settings;
    private final Kpis kpis;
    private final TicketStore tickets;
    private final TagStore tags;
    private final SyncJournal journal;
    private final FindingStore findings;
    private final ExplainFindings causes;
    private final HandoverStore handovers;
    private final AnalysisMark mark;
    private final WholeSlices slices;
    private final NarrowedSlices parts;
    private final Clock clock;

    /** Reads from these stores; writes nothing. */
    public DeskView(
            Supplier<Settings> settings,
            Kpis kpis,
            TicketStore tickets,
            TagStore tags,
            SyncJournal journal,
            FindingStore findings,
            ExplainFindings causes,
            HandoverStore handovers,
            AnalysisMark mark,
            WholeSlices slices,
            NarrowedSlices parts,
            Clock clock) {
        this.settings = settings;
        this.kpis = kpis;
        this.tickets = tickets;
        this.tags = tags;
        this.journal = journal;
        this.findings = findings;
        this.causes = causes;
        this.handovers = handovers;
        this.mark = mark;
        this.slices = slices;
        this.parts = parts;
        this.clock = clock;
    }

    /**
     * The desk, how fresh its figures are, and how sure it is that nothing is missing.
     *
     * @param tickets those that the viewer sees
     * @param messages null where tickets are hidden from the viewer; likewise {@code tagged}
     * @param certificate for admins alone; null before the first sync too
     * @param syncedAt when the last run ended; null before the first
     */
    record Overview(
            URI site,
            String zone,
            Instant now,
            LocalDate today,
            long tickets,
            @Nullable Long messages,
            @Nullable Long tagged,
            @Nullable CompletenessCertificate certificate,
            @Nullable Instant syncedAt,
            @Nullable Instant analysedAt,
            List<String> unmapped) {}

    /**
     * A finding with links to the tickets behind it.
     *
     * @param contribution its share of the whole desk's change; null where tickets are hidden from the viewer
     * @param ticketCount of its tickets, those that are meant
     * @param part whether only some of its tickets are meant: its figures are of all
     * @param handedOver for leads and admins; null where no department was told
     */
    record FindingView(
            @JsonUnwrapped @JsonIgnoreProperties({"tickets", "contribution"})
            Finding finding,

            @Nullable Double contribution,
            List<TicketLink> tickets,
            long ticketCount,
            boolean part,
            Causes causes,
            @Nullable Next advice,
            @Nullable HandedOver handedOver) {}

    /**
     * Who else was told of a finding.
     *
     * @param issue its key; null while it is not known whether Jira has made it
     */
    record HandedOver(
            String department,
            String state,
            @Nullable String issue,
            @Nullable URI url) {}

    /** The next step that a finding supports. */
    record Next(String step, String en, String zh) {
        static Next of(Advice advice) {
            return new Next(advice.step(), advice.english(), advice.chinese());
        }
    }

    /** A ticket to open in Jira. */
    record TicketLink(String key, URI url, String summary) {
        static TicketLink to(URI site, Ticket ticket) {
            return new TicketLink(ticket.key().value(), ticket.key().pageOn(site), ticket.summary());
        }
    }

    Overview desk(Viewer viewer) {
        SourceId source = settings.get().jira().source();
        boolean whole = slices.isWhole(viewer.sight());
        TicketStore.Totals totals = tickets.totals(source);
        Optional<CompletenessCertificate> certificate = journal.latest(source);
        return new Overview(
                settings.get().jira().access().site(),
                settings.get().zone().getId(),
                clock.instant(),
                today(),
                whole ? totals.tickets() : seen(viewer.sight()),
                whole ? (Long) totals.messages() : null,
                whole ? (Long) tags.count() : null,
                viewer.is(Role.ADMIN) ? certificate.orElse(null) : null,
                certificate.map(CompletenessCertificate::finishedAt).orElse(null),
                mark.last().map(AnalysisMark.Mark::explainedAt).orElse(null),
                settings.get().fields().unmapped());
    }

    private long seen(Sight sight) {
        KpiQuery ever = KpiQuery.of(today().minusDays(MOST_DAYS), today(), KpiQuery.Period.WHOLE);
        return (long) kpis.table(Kpi.VOLUME, ever.seenBy(sight)).single().orElse(0);
    }

    /** Every KPI over the last days, today included. */
    public List<KpiTable> figuresOfLastDays(int days) {
        LocalDate to = today();
        KpiQuery query = KpiQuery.of(to.minusDays(checked(days) - 1L), to, KpiQuery.Period.WHOLE)
                .within(settings.get().figures().windows());
        return kpis.tables(Kpi.MAIN, query);
    }

    /** Those that rest on no ticket that is hidden from the viewer, and of which some tickets are meant. */
    List<FindingView> findings(Narrowing narrowing, Viewer viewer) {
        List<Finding> seen = new StandingFindings(mark, findings)
                .all().stream()
                        .filter(finding -> slices.isSeen(finding.slice(), viewer.sight()))
                        .toList();
        return of(viewer).all(seen).stream()
                .flatMap(explained -> parts
                        .part(explained.finding().slice(), explained.finding().tickets(), narrowing, viewer.sight())
                        .map(part -> view(explained, part, viewer))
                        .stream())
                .toList();
    }

    /** A person says that a suspect is the cause. */
    FindingView confirm(Viewer viewer, String id, int suspect) {
        Finding finding = finding(viewer, id);
        return view(new Explained(finding, of(viewer).confirm(finding, suspect, viewer.accountId())), viewer);
    }

    /** A person says in words what the cause is. */
    FindingView confirm(Viewer viewer, String id, String cause) {
        Finding finding = finding(viewer, id);
        return view(new Explained(finding, of(viewer).confirm(finding, cause, viewer.accountId())), viewer);
    }

    /** A person says that a suspect is not the cause. */
    FindingView reject(Viewer viewer, String id, int suspect) {
        Finding finding = finding(viewer, id);
        return view(new Explained(finding, of(viewer).reject(finding, suspect, viewer.accountId())), viewer);
    }

    /** Takes back what was last said. */
    FindingView undo(Viewer viewer, String id) {
        Finding finding = finding(viewer, id);
        of(viewer).undo(finding);
        return view(new Explained(finding, of(viewer).of(finding)), viewer);
    }

    private ExplainFindings of(Viewer viewer) {
        return causes.seenBy(viewer.sight());
    }

    /** For admins to say what caused it. */
    private Finding finding(Viewer viewer, String id) {
        viewer.mustBe(Role.ADMIN);
        return findings.find(id)
                .map(FindingStore.Seen::finding)
                .filter(finding -> slices.isSeen(finding.slice(), viewer.sight()))
                .orElseThrow(() -> new IllegalArgumentException("there is no finding '" + id + "'"));
    }

    private FindingView view(Explained explained, Viewer viewer) {
        return view(explained, NarrowedSlices.Part.WHOLE, viewer);
    }

    private FindingView view(Explained explained, NarrowedSlices.Part part, Viewer viewer) {
        Finding finding = explained.finding();
        List<TicketLink> links = shown(finding, part).stream()
                .filter(viewer::sees)
                .map(this::link)
                .toList();
        Next next = Advise.on(finding, today()).map(Next::of).orElse(null);
        Double contribution = slices.isWhole(viewer.sight()) ? (Double) finding.contribution() : null;
        long count = part.whole() ? finding.tickets().size() : part.tickets();
        return new FindingView(
                finding,
                contribution,
                links,
                count,
                !part.whole(),
                explained.causes(),
                next,
                viewer.is(Role.LEAD) ? handedOver(finding).orElse(null) : null);
    }

    private Optional<HandedOver> handedOver(Finding finding) {
        URI site = settings.get().jira().access().site();
        return handovers.find(finding.id()).map(handover -> {
            String key = handover.issue().map(Handover.Issue::key).orElse(null);
            return new HandedOver(
                    handover.department(),
                    Wire.name(handover.state()),
                    key,
                    key == null ? null : new TicketKey(key).pageOn(site));
        });
    }

    private List<Ticket> shown(Finding finding, NarrowedSlices.Part part) {
        return part.whole()
                ? tickets.findAll(
                        finding.tickets().stream().limit(SHOWN_TICKETS).toList())
                : tickets.findAllByKey(part.keys().stream().map(TicketKey::new).toList());
    }

    private TicketLink link(Ticket ticket) {
        return TicketLink.to(settings.get().jira().access().site(), ticket);
    }

    /** Of the desk. */
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), settings.get().zone());
    }

    static int checked(int days) {
        if (days < 1 || days > MOST_DAYS) {
            throw new IllegalArgumentException("days is " + days + "; ask for 1 to " + MOST_DAYS);
        }
        return days;
    }
}
