package dev.deskpulse.plugin.app;

import dev.deskpulse.connector.file.EventLog;
import dev.deskpulse.connector.file.EventLogReport;
import dev.deskpulse.connector.file.EventMapping;
import dev.deskpulse.connector.file.EventMeaning;
import dev.deskpulse.connector.sync.FieldMapping;
import dev.deskpulse.plugin.settings.FigureRules;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.kpi.FactStore;
import dev.deskpulse.scheduler.kpi.KpiProfile;
import dev.deskpulse.scheduler.kpi.Kpis;
import dev.deskpulse.scheduler.kpi.StatusCatalogue;
import dev.deskpulse.scheduler.kpi.TicketMeasurer;
import dev.deskpulse.ticket.StatusCategory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** The figures of any event log, by the measurer, facts and SQL that tickets of a site have; nothing is kept. */
public final class LogFigures implements AutoCloseable {
    private static final int BATCH = 2_000;

    private final TemporaryStore store;
    private final EventLogReport report;
    private final Kpis kpis;

    private LogFigures(TemporaryStore store, EventLogReport report, Kpis kpis) {
        this.store = store;
        this.report = report;
        this.kpis = kpis;
    }

    /** Reads and measures the whole log by a profile. */
    public static LogFigures of(
            Path file, EventMapping mapping, FigureRules rules, KpiProfile profile, Clock clock, Progress progress) {
        TemporaryStore store = TemporaryStore.make();
        try {
            EventLog log = EventLog.read(store.database(), file, mapping, progress);
            FactStore facts = new FactStore(store.database());
            measure(log, facts, measurer(log.report(), mapping, rules, profile), progress);
            return new LogFigures(store, log.report(), new Kpis(store.database(), clock, rules.zone()));
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private static void measure(EventLog log, FactStore facts, TicketMeasurer measurer, Progress progress) {
        progress.begin("Measuring cases", log.report().cases());
        log.forEach(BATCH, cases -> {
            facts.save(cases.stream()
                    .map(one -> measurer.measureWithout(one.ticket(), one.untold()))
                    .toList());
            progress.advance(cases.size());
        });
        facts.linkContacts();
    }

    private static TicketMeasurer measurer(
            EventLogReport report, EventMapping mapping, FigureRules rules, KpiProfile profile) {
        Map<String, StatusCategory> statuses = new LinkedHashMap<>();
        Map<String, FieldMapping.WaitingOn> waiting = new LinkedHashMap<>();
        report.activities().forEach((activity, meaning) -> {
            StatusCategory category = meaning.category();
            if (category != null) {
                statuses.put(activity, category);
            }
            if (meaning == EventMeaning.WAITING_ON_CUSTOMER) {
                waiting.put(activity, FieldMapping.WaitingOn.CUSTOMER);
            } else if (meaning == EventMeaning.WAITING_ON_THIRD_PARTY) {
                waiting.put(activity, FieldMapping.WaitingOn.THIRD_PARTY);
            }
        });
        statuses.put(EventLog.BEGUN, StatusCategory.TO_DO);
        return new TicketMeasurer(
                FieldMapping.of(mapping.extras(), waiting),
                rules.calendars().in(rules.zone()),
                new StatusCatalogue(statuses),
                profile);
    }

    public EventLogReport report() {
        return report;
    }

    public Kpis kpis() {
        return kpis;
    }

    @Override
    public void close() {
        store.close();
    }
}
