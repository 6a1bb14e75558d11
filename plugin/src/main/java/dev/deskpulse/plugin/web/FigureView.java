package dev.deskpulse.plugin.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.scheduler.figure.Catalogue;
import dev.deskpulse.scheduler.figure.FigureAnswer;
import dev.deskpulse.scheduler.figure.SliceNames;
import dev.deskpulse.scheduler.kpi.Dimension;
import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.kpi.KpiQuery;
import dev.deskpulse.scheduler.kpi.KpiTable;
import dev.deskpulse.scheduler.kpi.Kpis;
import dev.deskpulse.scheduler.kpi.Narrowing;
import dev.deskpulse.scheduler.kpi.OwnFields;
import dev.deskpulse.scheduler.kpi.Stretch;
import dev.deskpulse.scheduler.kpi.Target;
import dev.deskpulse.scheduler.kpi.TargetReview;
import dev.deskpulse.scheduler.sight.Sight;
import dev.deskpulse.ticket.Person;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.words.Words;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Figures as the screens ask for them. An answer is kept for a minute: a dashboard asks for the same again and again. */
public final class FigureView {
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MOST_KEPT = 500;
    private static final int MOST_VALUES = 200;
    /** Compressed, as it goes, it is a fifth of it or less, of numbers with all their digits; no answer shall be above 200 kB. */
    private static final int MOST_BYTES = 900_000;

    private static final int REVIEWED_PERIODS = 6;

    private final Supplier<Settings> settings;
    private final Supplier<List<Target>> targets;
    private final Kpis kpis;
    private final TicketStore tickets;
    private final Clock clock;
    private final Cache<FigureRequest, FigureAnswer> answers =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST_KEPT).build();

    /** Reads from these; writes nothing. */
    public FigureView(
            Supplier<Settings> settings, Supplier<List<Target>> targets, Kpis kpis, TicketStore tickets, Clock clock) {
        this.settings = settings;
        this.targets = targets;
        this.kpis = kpis;
        this.tickets = tickets;
        this.clock = clock;
    }

    /** A value of a dimension with the tickets that have it. */
    record DimensionValue(String value, Words name, long tickets) {}

    Catalogue catalogue() {
        return Catalogue.of(own());
    }

    /** As much as a screen shows. */
    FigureAnswer figures(FigureRequest request) {
        return answers.get(request, asked -> whole(asked).within(MOST_BYTES));
    }

    /** Every row, for a file. */
    FigureAnswer whole(FigureRequest request) {
        KpiQuery query = request.query();
        List<KpiTable> tables = kpis.tables(request.kpis(), query);
        return FigureAnswer.of(query, tables, before(request), new SliceNames(own(), people(query.by())));
    }

    /** Of days that still run as many as there have been, so that a part is not compared with a whole. */
    private FigureAnswer.@Nullable Before before(FigureRequest request) {
        return switch (request.compare()) {
            case NONE -> null;
            case PREVIOUS -> before(request, request.stretch().against("previous", today()));
            case YEAR -> before(request, request.stretch().against("year-before", today()));
        };
    }

    private FigureAnswer.Before before(FigureRequest request, Stretch stretch) {
        KpiQuery query = request.query().over(stretch.from(), stretch.to()).each(KpiQuery.Period.WHOLE);
        return FigureAnswer.Before.of(query, kpis.tables(request.kpis(), query));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), settings.get().zone());
    }

    private Map<PersonId, Person> people(List<Dimension> by) {
        return by.contains(Dimension.AGENT) ? tickets.people() : Map.of();
    }

    /** The values of a dimension, the commonest first. */
    List<DimensionValue> values(String dimension, LocalDate from, LocalDate to, Sight sight) {
        Dimension asked = FigureRequest.dimension(dimension, own());
        KpiQuery query = KpiQuery.of(from, to, KpiQuery.Period.WHOLE, asked)
                .telling(MOST_VALUES)
                .seenBy(sight);
        SliceNames names = new SliceNames(own(), people(List.of(asked)));
        return kpis.table(Kpi.VOLUME, query).rows().stream()
                .map(row -> value(asked, row, names))
                .sorted(Comparator.comparingLong(DimensionValue::tickets).reversed())
                .toList();
    }

    private static DimensionValue value(Dimension dimension, KpiTable.Row row, SliceNames names) {
        String value = row.slice().getOrDefault(dimension, "");
        return new DimensionValue(value, names.of(dimension, value).orElse(Words.plain(value)), row.cases());
    }

    private OwnFields own() {
        return FigureRequest.own(settings.get());
    }

    /** Those of which some tickets are meant, by these tickets. */
    List<TargetView> targets(Narrowing narrowing, Sight sight) {
        return targets.get().stream()
                .filter(target ->
                        !new Narrowing(target.slice(), null).and(narrowing).isNothing())
                .map(target -> review(target, narrowing.keeping(target.kpi()::has), sight))
                .map(review -> TargetView.of(review, own()))
                .toList();
    }

    private TargetReview review(Target target, Narrowing narrowing, Sight sight) {
        KpiQuery.Windows windows = settings.get().figures().windows();
        return TargetReview.of(kpis, target, windows, sight, narrowing, today(), REVIEWED_PERIODS);
    }
}
