package dev.deskpulse.scheduler.report;

import dev.deskpulse.connector.sync.CompletenessCertificate;
import dev.deskpulse.scheduler.casestudy.CaseStudy;
import dev.deskpulse.scheduler.cause.Explained;
import dev.deskpulse.scheduler.customer.Customer;
import dev.deskpulse.scheduler.customer.CustomerBook;
import dev.deskpulse.scheduler.customer.CustomerOverview;
import dev.deskpulse.scheduler.customer.PeriodCustomers;
import dev.deskpulse.scheduler.figure.Catalogue;
import dev.deskpulse.scheduler.forecast.DeskSeries;
import dev.deskpulse.scheduler.forecast.Forecast;
import dev.deskpulse.scheduler.forecast.Forecaster;
import dev.deskpulse.scheduler.forecast.TimedSeries;
import dev.deskpulse.scheduler.insight.Finding;
import dev.deskpulse.scheduler.insight.FindingStore;
import dev.deskpulse.scheduler.job.AnalysisMark;
import dev.deskpulse.scheduler.kpi.Dimension;
import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.kpi.Kpis;
import dev.deskpulse.scheduler.kpi.Stretch;
import dev.deskpulse.scheduler.kpi.Target;
import dev.deskpulse.scheduler.kpi.TargetReview;
import dev.deskpulse.scheduler.sight.Sight;
import dev.deskpulse.scheduler.topic.TopicRow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Asks for everything that a report tells. Reads from the store alone. */
public final class GatherReport {
    private static final int MOST_TOPICS = 15;
    private static final int MOST_FINDINGS = 12;
    private static final int MOST_CASES = 3;
    private static final int MOST_CUSTOMERS = 10;
    private static final int AHEAD = 14;
    /** A forecast drawn beside a past that nobody looks at any more tells nothing. */
    private static final int STILL_NEAR = 7;

    private static final List<Kpi> PATHS =
            List.of(Kpi.VOLUME, Kpi.BACKLOG, Kpi.FIRST_RESPONSE, Kpi.RESOLUTION, Kpi.CSAT, Kpi.SENTIMENT);

    private final ReportSources from;
    private final Kpis kpis;

    public GatherReport(ReportSources from) {
        this.from = from;
        this.kpis = new Kpis(from.database(), from.clock(), from.rules().zone());
    }

    /** What it tells. */
    public Report gather(Report.Head head) {
        ReportFigures figures = new ReportFigures(kpis, from, head);
        List<Explained> findings = findings(head);
        return new Report(
                head,
                quality(head),
                Catalogue.of(from.rules().own()),
                figures.compared(Kpi.MAIN),
                PATHS.stream().map(figures::path).toList(),
                figures.compared(List.of(Kpi.VOLUME, Kpi.SENTIMENT), Dimension.KIND),
                figures.compared(List.of(Kpi.VOLUME, Kpi.FIRST_RESPONSE, Kpi.CSAT), Dimension.CHANNEL),
                topics(head),
                figures.hours(),
                figures.compared(List.of(
                        Kpi.FIRST_RESPONSE, Kpi.NEXT_RESPONSE, Kpi.RESOLUTION, Kpi.HANDLING_TIME, Kpi.WAITING_DESK)),
                figures.compared(List.of(Kpi.CSAT, Kpi.NPS, Kpi.EFFORT, Kpi.SENTIMENT, Kpi.COMPLAINTS)),
                figures.compared(List.of(Kpi.CSAT_FACETS), Dimension.FACET),
                targets(head),
                findings,
                cases(findings, head),
                figures.agents(),
                customers(head),
                ahead(head));
    }

    /**
     * Of a period for a reader.
     *
     * @throws IllegalArgumentException where the period has not begun
     */
    public Report.Head head(Stretch period, Reader reader) {
        LocalDate today =
                LocalDate.ofInstant(from.clock().instant(), from.rules().zone());
        if (period.from().isAfter(today)) {
            throw new IllegalArgumentException("the period " + period + " has not begun; today is " + today
                    + " on this desk; ask for one that has");
        }
        Stretch counted = period.soFar(today);
        Stretch before = period.against("previous", today);
        return new Report.Head(
                from.rules().site(),
                period,
                counted,
                before,
                today,
                from.clock().instant(),
                from.rules().zone(),
                reader);
    }

    private Report.Quality quality(Report.Head head) {
        Optional<CompletenessCertificate> certificate =
                from.journal().latest(from.rules().source());
        long tickets = (long) new ReportFigures(kpis, from, head).count(Kpi.VOLUME);
        return new Report.Quality(
                tickets,
                certificate.filter(ignored -> head.reader().certificate()),
                certificate.map(CompletenessCertificate::finishedAt),
                from.mark().last().map(AnalysisMark.Mark::explainedAt),
                from.rules().unmapped(),
                from.rules().profile());
    }

    private List<TopicRow> topics(Report.Head head) {
        return from.topics().seenBy(head.reader().sight()).rows(head.counted().to(), days(head)).stream()
                .filter(topic -> topic.tickets() > 0)
                .limit(MOST_TOPICS)
                .toList();
    }

    private static int days(Report.Head head) {
        return (int) head.counted().days();
    }

    private List<TargetReview> targets(Report.Head head) {
        return from.rules().targets().stream()
                .map(target -> review(target, head))
                .toList();
    }

    /** Of the periods whose days lie in the report's, and of the one that its last day is in. */
    private TargetReview review(Target target, Report.Head head) {
        int periods =
                switch (target.review()) {
                    case WEEK ->
                        (int) ChronoUnit.WEEKS.between(
                                        head.counted().from(), head.counted().to())
                                + 1;
                    case MONTH ->
                        (int) ChronoUnit.MONTHS.between(
                                        head.counted().from(), head.counted().to())
                                + 1;
                    case QUARTER ->
                        (int) ChronoUnit.MONTHS.between(
                                                head.counted().from(),
                                                head.counted().to())
                                        / 3
                                + 1;
                };
        return TargetReview.of(
                kpis,
                target,
                from.rules().windows(),
                head.reader().sight(),
                head.counted().to(),
                Math.min(12, periods));
    }

    /** Those that were still found after their days were over, or by the last analysis. */
    private List<Explained> findings(Report.Head head) {
        Instant last = from.mark().last().map(AnalysisMark.Mark::explainedAt).orElse(Instant.MAX);
        List<Finding> within = from.findings().all().stream()
                .filter(seen -> overlaps(seen.finding(), head.counted()))
                .filter(seen -> !seen.lastSeen().isBefore(last) || outlasted(seen, head))
                .map(FindingStore.Seen::finding)
                .filter(head.reader().sees())
                .limit(MOST_FINDINGS)
                .toList();
        return from.causes().seenBy(head.reader().sight()).all(within);
    }

    private static boolean overlaps(Finding finding, Stretch days) {
        return !finding.from().isAfter(days.to()) && !finding.to().isBefore(days.from());
    }

    private static boolean outlasted(FindingStore.Seen seen, Report.Head head) {
        return LocalDate.ofInstant(seen.lastSeen(), head.zone())
                .isAfter(seen.finding().to());
    }

    private List<CaseStudy> cases(List<Explained> findings, Report.Head head) {
        return findings.stream()
                .map(explained -> explained.finding().representative())
                .distinct()
                .flatMap(ticket -> from.tickets().find(ticket).stream())
                .filter(head.reader().sight()::sees)
                .limit(MOST_CASES)
                .map(ticket -> from.cases().seenBy(head.reader().sight()).ofTicket(ticket.key()))
                .toList();
    }

    private Report.People customers(Report.Head head) {
        Sight sight = head.reader().sight();
        CustomerOverview all = from.customers().overview(sight);
        int listed = head.reader().details() ? MOST_CUSTOMERS : 0;
        List<Customer> first =
                listed == 0 ? List.of() : from.customers().first(sight, CustomerBook.Order.WIN_BACK, null, listed);
        PeriodCustomers period = from.customers()
                .during(
                        head.counted().from(),
                        head.counted().to(),
                        head.before().from(),
                        listed,
                        sight);
        Set<String> named = Stream.concat(
                        first.stream().map(customer -> customer.facts().customer()),
                        Stream.of(period.back(), period.worse(), period.complaining())
                                .flatMap(List::stream)
                                .map(PeriodCustomers.One::customer))
                .collect(Collectors.toSet());
        return new Report.People(
                all.customers() == 0 ? Map.of() : all.lifecycles(),
                first,
                from.customers().latest(named, 1, sight),
                period);
    }

    private Optional<Report.Ahead> ahead(Report.Head head) {
        if (head.counted().to().isBefore(head.today().minusDays(STILL_NEAR))) {
            return Optional.empty();
        }
        TimedSeries series = new DeskSeries(from.database(), from.clock(), head.zone())
                .seenBy(head.reader().sight().withoutAgents())
                .volume(DeskSeries.By.DAY, Map.of());
        double[] values = series.values();
        Forecast forecast = new Forecaster(
                        series.usualSeasons(), series.calendar(from.rules().days()))
                .of(values, AHEAD);
        List<LocalDate> days = IntStream.range(0, forecast.points().size())
                .mapToObj(step -> series.timeOf(values.length + (long) step).toLocalDate())
                .toList();
        return Optional.of(new Report.Ahead(days, forecast));
    }
}
