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
import dev.deskpulse.scheduler.kpi.Dimension;
import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.kpi.KpiQuery;
import dev.deskpulse.scheduler.kpi.KpiTable;
import dev.deskpulse.scheduler.kpi.Kpis;
import dev.deskpulse.scheduler.text.TagStore;
import dev.deskpulse.ticket.Person;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.SourceId;
import dev.deskpulse.ticket.Ticket;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the local page shows, read from the store. */
public final class DeskView {
    private static final int SHOWN_TICKETS = 20;
    private static final int MOST_DAYS = 3_660;
    private static final int MOST_SERIES = 12;

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

    /** The page's head: what is stored, how sure that is, and every KPI now and in the period before. */
    record Overview(
            URI site,
            String zone,
            Instant now,
            LocalDate from,
            LocalDate to,
            long tickets,
            long messages,
            long tagged,
            @Nullable CompletenessCertificate certificate,
            List<String> unmapped,
            List<Figure> figures,
            List<Figure> previous) {}

    /** One KPI by day, a line for each value of a dimension; null where a day has no data. */
    record Series(List<LocalDate> days, List<Line> series) {
        record Line(String name, List<@Nullable Double> values) {}
    }

    /** Every KPI for each value of a dimension. */
    record Breakdown(String by, List<Row> rows) {
        record Row(String slice, List<Figure> figures) {}
    }

    /**
     * A finding with links to the tickets behind it.
     *
     * @param suspectedCause the likeliest suspect's name in English, while nobody has confirmed a cause
     */
    record FindingView(
            @JsonUnwrapped @JsonIgnoreProperties("tickets") Finding finding,
            List<TicketLink> tickets,
            int ticketCount,
            @Nullable String suspectedCause,
            Causes causes,
            @Nullable Next advice) {}

    /** The next step that a finding supports. */
    record Next(String step, String en, String zh) {
        static Next of(Advice advice) {
            return new Next(advice.step(), advice.english(), advice.chinese());
        }
    }

    /** A ticket to open in Jira. */
    record TicketLink(String key, URI url, String summary) {}

    Overview overview(int days) {
        LocalDate to = today();
        LocalDate from = to.minusDays(checked(days) - 1L);
        SourceId source = settings.jira().source();
        TicketStore.Totals totals = tickets.totals(source);
        return new Overview(
                settings.jira().access().site(),
                settings.zone().getId(),
                clock.instant(),
                from,
                to,
                totals.tickets(),
                totals.messages(),
                tags.count(),
                journal.latest(source).orElse(null),
                settings.fields().unmapped(),
                figures(from, to),
                figures(from.minusDays(days), from.minusDays(1)));
    }

    /** Every KPI over the last days, today included. */
    public List<Figure> figuresOfLastDays(int days) {
        LocalDate to = today();
        return figures(to.minusDays(checked(days) - 1L), to);
    }

    private List<Figure> figures(LocalDate from, LocalDate to) {
        return kpis.tables(Kpi.MAIN, query(from, to, KpiQuery.Period.WHOLE)).stream()
                .map(table -> table.rows().isEmpty()
                        ? Figure.withoutData(table.kpi())
                        : Figure.of(table, table.rows().get(0)))
                .toList();
    }

    private KpiQuery query(LocalDate from, LocalDate to, KpiQuery.Period period, Dimension... by) {
        return KpiQuery.of(from, to, period, by).within(settings.figures().windows());
    }

    Series series(Kpi kpi, Dimension by, int days) {
        LocalDate to = today();
        LocalDate from = to.minusDays(checked(days) - 1L);
        KpiTable table = kpis.table(kpi, query(from, to, KpiQuery.Period.DAY, by));
        List<LocalDate> axis = from.datesUntil(to.plusDays(1)).toList();
        Map<PersonId, Person> people = people(by);
        Map<String, Double[]> lines = new LinkedHashMap<>();
        for (KpiTable.Row row : table.rows()) {
            Double[] line = lines.computeIfAbsent(name(by, row, people), ignored -> new Double[axis.size()]);
            row.value(table.headline())
                    .ifPresent(value -> line[(int) ChronoUnit.DAYS.between(from, row.period())] = value);
        }
        return new Series(
                axis,
                lines.entrySet().stream()
                        .limit(MOST_SERIES)
                        .map(line -> new Series.Line(line.getKey(), new ArrayList<>(Arrays.asList(line.getValue()))))
                        .toList());
    }

    Breakdown breakdown(Dimension by, int days) {
        LocalDate to = today();
        List<KpiTable> tables =
                kpis.tables(Kpi.MAIN, query(to.minusDays(checked(days) - 1L), to, KpiQuery.Period.WHOLE, by));
        Map<PersonId, Person> people = people(by);
        Map<String, Map<Kpi, Figure>> rows = new LinkedHashMap<>();
        for (KpiTable table : tables) {
            for (KpiTable.Row row : table.rows()) {
                rows.computeIfAbsent(name(by, row, people), ignored -> new LinkedHashMap<>())
                        .put(table.kpi(), Figure.of(table, row));
            }
        }
        return new Breakdown(
                by.name().toLowerCase(Locale.ROOT),
                rows.entrySet().stream()
                        .map(row -> new Breakdown.Row(row.getKey(), complete(row.getValue())))
                        .toList());
    }

    private static List<Figure> complete(Map<Kpi, Figure> figures) {
        return Kpi.MAIN.stream()
                .map(kpi -> Optional.ofNullable(figures.get(kpi)).orElseGet(() -> Figure.withoutData(kpi)))
                .toList();
    }

    private Map<PersonId, Person> people(Dimension by) {
        return by == Dimension.AGENT ? tickets.people() : Map.of();
    }

    /** The slice's value as a person reads it: an agent's name, not the account's id. */
    private static String name(Dimension by, KpiTable.Row row, Map<PersonId, Person> people) {
        String value = row.slice().getOrDefault(by, "");
        if (value.isEmpty()) {
            return "–";
        }
        Person person = by == Dimension.AGENT ? people.get(new PersonId(value)) : null;
        return person == null ? value : person.displayName();
    }

    List<FindingView> findings() {
        return causes.all(standingFindings()).stream().map(this::view).toList();
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
        Causes known = explained.causes();
        List<TicketLink> links = tickets
                .findAll(finding.tickets().stream().limit(SHOWN_TICKETS).toList())
                .stream()
                .map(this::link)
                .toList();
        Next next = Advise.on(finding, today()).map(Next::of).orElse(null);
        String suspected = known.confirmed().isEmpty()
                ? known.likeliest().map(suspect -> suspect.title().get("en")).orElse(null)
                : null;
        return new FindingView(finding, links, finding.tickets().size(), suspected, known, next);
    }

    private TicketLink link(Ticket ticket) {
        String key = ticket.key().value();
        return new TicketLink(key, page(settings.jira().access().site(), key), ticket.summary());
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
