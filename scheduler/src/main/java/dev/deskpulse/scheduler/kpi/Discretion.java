package dev.deskpulse.scheduler.kpi;

import dev.deskpulse.scheduler.kpi.KpiTable.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Withholds from those who may not see every agent's own figures what tells how one or two agents work, and what only a few
 * customers answered. Counts of tickets stay: whoever asks may see those tickets.
 */
final class Discretion {
    private static final long FEWEST_AGENTS = 3;
    private static final long FEWEST_ANSWERS = 5;
    private static final Set<Kpi> ANSWERS = Set.of(Kpi.CSAT, Kpi.CSAT_FACETS, Kpi.NPS, Kpi.EFFORT);

    private Discretion() {}

    /** A row by what it is of. */
    record Place(LocalDate period, List<String> slice) {
        static Place of(Row row) {
            return new Place(row.period(), List.copyOf(row.slice().values()));
        }
    }

    static boolean isNeeded(Kpi kpi, KpiQuery query) {
        return kpi.unit() != Kpi.Unit.COUNT && !query.sight().agents().all();
    }

    /** @param agents how many there are behind each row whose own figures are not for the one who asks */
    static List<Row> on(Kpi kpi, List<Row> rows, Map<Place, Long> agents) {
        Set<Row> small = new HashSet<>();
        for (Row row : rows) {
            long hidden = agents.getOrDefault(Place.of(row), 0L);
            boolean fewAnswers = ANSWERS.contains(kpi) && row.cases() > 0 && row.cases() < FEWEST_ANSWERS;
            if (fewAnswers || (hidden > 0 && hidden < FEWEST_AGENTS)) {
                small.add(row);
            }
        }
        rows.stream().collect(Collectors.groupingBy(Row::period)).values().forEach(period -> neighbour(period, small)
                .ifPresent(small::add));
        return rows.stream()
                .map(row -> small.contains(row) ? row.withheld() : row)
                .toList();
    }

    /** One row that is withheld alone could be told from the others and their sum: the smallest of them goes with it. */
    private static Optional<Row> neighbour(Collection<Row> period, Set<Row> small) {
        List<Row> shown = new ArrayList<>(period);
        shown.removeAll(small);
        return period.size() - shown.size() == 1
                ? shown.stream().filter(row -> row.cases() > 0).min(Comparator.comparingLong(Row::cases))
                : Optional.empty();
    }
}
