package dev.deskpulse.scheduler.report;

import dev.deskpulse.scheduler.figure.FigureAnswer;
import dev.deskpulse.scheduler.figure.SliceNames;
import dev.deskpulse.scheduler.kpi.Dimension;
import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.kpi.KpiQuery;
import dev.deskpulse.scheduler.kpi.Kpis;
import dev.deskpulse.scheduler.kpi.Stretch;
import dev.deskpulse.ticket.Person;
import dev.deskpulse.ticket.PersonId;
import java.util.List;
import java.util.Map;

/** Asks for figures as a screen would that shows the same. */
final class ReportFigures {
    /** As many values as a gadget tells apart. */
    private static final int TOP = 12;

    private static final int MOST_AGENTS = 40;
    private static final int HOURS = 24;
    /** Longer periods are drawn by week. */
    private static final int DAYS_DRAWN = 45;

    private final Kpis kpis;
    private final ReportSources from;
    private final Report.Head head;

    ReportFigures(Kpis kpis, ReportSources from, Report.Head head) {
        this.kpis = kpis;
        this.from = from;
        this.head = head;
    }

    /** Over the whole period, beside the one before. */
    FigureAnswer compared(List<Kpi> wanted, Dimension... by) {
        KpiQuery query = over(head.counted(), KpiQuery.Period.WHOLE, TOP, by);
        KpiQuery before = over(head.before(), KpiQuery.Period.WHOLE, TOP, by);
        return answer(wanted, query, FigureAnswer.Before.of(before, kpis.tables(wanted, before)));
    }

    /** One figure by day; of a long period by week. */
    FigureAnswer path(Kpi kpi) {
        KpiQuery.Period each = head.counted().days() <= DAYS_DRAWN ? KpiQuery.Period.DAY : KpiQuery.Period.WEEK;
        return alone(List.of(kpi), over(head.counted(), each, TOP));
    }

    FigureAnswer hours() {
        return alone(
                List.of(Kpi.VOLUME),
                over(head.counted(), KpiQuery.Period.WHOLE, HOURS, Dimension.WEEKDAY, Dimension.HOUR));
    }

    FigureAnswer agents() {
        return alone(
                List.of(Kpi.VOLUME, Kpi.FIRST_RESPONSE, Kpi.RESOLUTION, Kpi.FCR, Kpi.REOPEN_RATE, Kpi.CSAT),
                over(head.counted(), KpiQuery.Period.WHOLE, MOST_AGENTS, Dimension.AGENT));
    }

    double count(Kpi kpi) {
        return kpis.table(kpi, over(head.counted(), KpiQuery.Period.WHOLE, TOP))
                .single()
                .orElse(0);
    }

    private KpiQuery over(Stretch days, KpiQuery.Period each, int top, Dimension... by) {
        return KpiQuery.of(days.from(), days.to(), each, by)
                .within(from.rules().windows())
                .telling(top)
                .seenBy(head.reader().sight());
    }

    private FigureAnswer alone(List<Kpi> wanted, KpiQuery query) {
        return FigureAnswer.of(query, kpis.tables(wanted, query), null, names(query));
    }

    private FigureAnswer answer(List<Kpi> wanted, KpiQuery query, FigureAnswer.Before before) {
        return FigureAnswer.of(query, kpis.tables(wanted, query), before, names(query));
    }

    private SliceNames names(KpiQuery query) {
        Map<PersonId, Person> people =
                query.by().contains(Dimension.AGENT) ? from.tickets().people() : Map.of();
        return new SliceNames(from.rules().own(), people);
    }
}
