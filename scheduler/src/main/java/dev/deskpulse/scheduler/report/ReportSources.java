package dev.deskpulse.scheduler.report;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.connector.sync.SyncJournal;
import dev.deskpulse.scheduler.casestudy.TellCase;
import dev.deskpulse.scheduler.cause.ExplainFindings;
import dev.deskpulse.scheduler.customer.Customers;
import dev.deskpulse.scheduler.forecast.Events;
import dev.deskpulse.scheduler.insight.FindingStore;
import dev.deskpulse.scheduler.job.AnalysisMark;
import dev.deskpulse.scheduler.kpi.KpiQuery;
import dev.deskpulse.scheduler.kpi.OwnFields;
import dev.deskpulse.scheduler.kpi.Target;
import dev.deskpulse.scheduler.topic.TopicFigures;
import dev.deskpulse.ticket.SourceId;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;

/** Where a report's parts are read. */
public record ReportSources(
        Database database,
        TicketStore tickets,
        SyncJournal journal,
        AnalysisMark mark,
        TopicFigures topics,
        FindingStore findings,
        ExplainFindings causes,
        TellCase cases,
        Customers customers,
        Rules rules,
        Clock clock) {
    /**
     * How the desk counts.
     *
     * @param unmapped fields that the site's are not mapped to
     * @param days holidays and other known days, for the forecast
     */
    public record Rules(
            URI site,
            SourceId source,
            ZoneId zone,
            OwnFields own,
            List<String> unmapped,
            String profile,
            KpiQuery.Windows windows,
            List<Target> targets,
            Events days) {
        public Rules {
            unmapped = List.copyOf(unmapped);
            targets = List.copyOf(targets);
        }
    }
}
