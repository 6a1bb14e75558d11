package dev.deskpulse.scheduler.churn;

import dev.deskpulse.scheduler.driver.Column;
import dev.deskpulse.scheduler.driver.Levels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A coefficient for each of the most frequent values, drawn to 0; the others, and values never seen, add nothing. */
final class Steps implements Term {
    private static final int LEAST_CASES = 5;

    private final String name;
    private final List<String> levels;
    private final Map<String, Integer> places;

    Steps(String name, List<String> levels) {
        this.name = name;
        this.levels = levels;
        this.places = new HashMap<>();
        levels.forEach(level -> places.put(level, places.size()));
    }

    static Optional<Term> of(Column column, int[] rows) {
        Map<String, Integer> counts = new HashMap<>();
        IntStream.of(rows).forEach(row -> counts.merge(Term.value(column, row), 1, Integer::sum));
        List<String> levels = Levels.commonest(counts, LEAST_CASES);
        return counts.size() < 2 || levels.isEmpty() ? Optional.empty() : Optional.of(new Steps(column.name(), levels));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int width() {
        return levels.size();
    }

    @Override
    public int entries() {
        return 1;
    }

    @Override
    public void encode(Column column, int row, int first, Entries to) {
        Integer place = places.get(Term.value(column, row));
        if (place != null) {
            to.add(first + place, 1);
        }
    }

    @Override
    public double[][] penalty() {
        double[][] penalty = new double[width()][width()];
        for (int k = 0; k < penalty.length; k++) {
            penalty[k][k] = 1;
        }
        return penalty;
    }

    @Override
    public List<String> labels() {
        return levels;
    }
}
