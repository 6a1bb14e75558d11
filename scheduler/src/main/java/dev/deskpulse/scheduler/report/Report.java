package dev.deskpulse.scheduler.report;

import dev.deskpulse.connector.sync.CompletenessCertificate;
import dev.deskpulse.scheduler.casestudy.CaseStudy;
import dev.deskpulse.scheduler.cause.Explained;
import dev.deskpulse.scheduler.customer.Customer;
import dev.deskpulse.scheduler.customer.Lifecycle;
import dev.deskpulse.scheduler.customer.PeriodCustomers;
import dev.deskpulse.scheduler.figure.Catalogue;
import dev.deskpulse.scheduler.figure.FigureAnswer;
import dev.deskpulse.scheduler.forecast.Forecast;
import dev.deskpulse.scheduler.kpi.Stretch;
import dev.deskpulse.scheduler.kpi.TargetReview;
import dev.deskpulse.scheduler.topic.TopicRow;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a report tells, as figures: the same for every format and language. Figures have the form in which the screens get
 * them, and come from the same questions.
 *
 * @param main the main KPIs over the whole period, beside the period before
 * @param paths one KPI each, over the parts of the period
 * @param kinds volume and mood by kind
 * @param channels volume and response by channel
 * @param topics the commonest problems, the largest first
 * @param hours volume by weekday and hour of creation
 * @param response how long things take, with the means and shares of each
 * @param satisfaction answers of surveys, whole
 * @param facets survey answers by what was asked; empty rows where nothing was
 * @param targets how each target stood in the review periods that end in the report's
 * @param findings what changed within the period, the latest first
 * @param cases the stories of the tickets that stand for the largest findings
 * @param agents figures by agent, as far as the reader may see them
 * @param customers as they are known today, and what they did in the period
 * @param ahead what comes; empty for a period that lies in the past
 */
public record Report(
        Head head,
        Quality quality,
        Catalogue catalogue,
        FigureAnswer main,
        List<FigureAnswer> paths,
        FigureAnswer kinds,
        FigureAnswer channels,
        List<TopicRow> topics,
        FigureAnswer hours,
        FigureAnswer response,
        FigureAnswer satisfaction,
        FigureAnswer facets,
        List<TargetReview> targets,
        List<Explained> findings,
        List<CaseStudy> cases,
        FigureAnswer agents,
        People customers,
        Optional<Ahead> ahead) {
    public Report {
        paths = List.copyOf(paths);
        topics = List.copyOf(topics);
        targets = List.copyOf(targets);
        findings = List.copyOf(findings);
        cases = List.copyOf(cases);
    }

    /**
     * Whose report it is, and of when.
     *
     * @param counted of a period that still runs the days that it has had
     * @param before the period compared with
     * @param reader for whom it is made
     */
    public record Head(
            URI site,
            Stretch period,
            Stretch counted,
            Stretch before,
            LocalDate today,
            Instant made,
            ZoneId zone,
            Reader reader) {
        /** Whether the period has days to come. */
        public boolean isRunning() {
            return counted.to().isBefore(period.to());
        }
    }

    /**
     * How good the data is that the figures rest on.
     *
     * @param tickets created in the period
     * @param certificate of the last sync; empty where none has run, or the reader may not see it
     * @param syncedAt when that sync ended
     * @param analysedAt when the last analysis ended; empty where none has
     * @param unmapped fields that no field of the site is mapped to: figures on them stay empty
     * @param profile whose choices define the figures
     */
    public record Quality(
            long tickets,
            Optional<CompletenessCertificate> certificate,
            Optional<Instant> syncedAt,
            Optional<Instant> analysedAt,
            List<String> unmapped,
            String profile) {
        public Quality {
            unmapped = List.copyOf(unmapped);
        }
    }

    /**
     * The customers.
     *
     * @param lifecycles how many there are of each
     * @param winBack whom to win back first; none for readers who may not know single customers
     * @param latest keys of their latest tickets, and of those whom the period tells of
     * @param period what they did in it; its lists are empty for readers who may not know single customers
     */
    public record People(
            Map<Lifecycle, Long> lifecycles,
            List<Customer> winBack,
            Map<String, List<String>> latest,
            PeriodCustomers period) {
        public People {
            lifecycles = Map.copyOf(lifecycles);
            winBack = List.copyOf(winBack);
            latest = Map.copyOf(latest);
        }
    }

    /**
     * The days to come.
     *
     * @param days as many as the forecast has points
     */
    public record Ahead(List<LocalDate> days, Forecast forecast) {
        public Ahead {
            days = List.copyOf(days);
        }
    }

    /** Whether nothing happened that could be told. */
    public boolean isEmpty() {
        return quality.tickets == 0;
    }
}
