package dev.deskpulse.scheduler.rootcause;

import dev.deskpulse.progress.Progress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Multi-dimensional root-cause localisation: which slices carry the difference between a KPI's real and its expected
 * values. The causes are found one after the other, strongest first; each explains its leaves, and the search goes on among
 * the others with a noise learned anew.
 *
 * <p>What is known of the problem comes from Adtributor (Bhagwan et al., NSDI 2014), Squeeze (Li et al., ISSRE 2019) and
 * RiskLoc (Kalander, arXiv 2205.10004, 2022); the method, likelihoods of severities in the place of thresholds on risks, is
 * ours.
 */
public final class Localiser {
    /** With fewer rows nobody can tell what is usual. */
    private static final int LEAST_LEAVES = 8;

    private static final int MOST_CAUSES = 20;
    private static final int MOST_DIMENSIONS = 10;

    /** A dimension with as many values as this and more than one for two rows is a name of the rows, not a slice of them. */
    private static final int MANY_VALUES = 1_000;

    private final Comparison rows;
    private Deviations deviations;
    private final Whole whole;
    private final List<String> notes = new ArrayList<>();

    private Localiser(Comparison rows) {
        this.rows = rows;
        this.whole = Whole.of(rows);
        this.deviations = new Deviations(rows, whole.after() < whole.before() ? -1 : 1);
    }

    /** Finds the slices; the same rows give the same answer. */
    public static Localisation run(Comparison rows, Progress progress) {
        return new Localiser(rows).find(progress);
    }

    private Localisation find(Progress progress) {
        boolean[] telling = deviations.telling();
        long count =
                IntStream.range(0, telling.length).filter(leaf -> telling[leaf]).count();
        if (count < LEAST_LEAVES) {
            return nothing("only " + count + " combinations of values have figures other than 0; at least "
                    + LEAST_LEAVES + " are needed to tell what is usual");
        }
        Cube cube = new Cube(rows, dimensions(), telling);
        if (cube.depth() < Math.min(rows.dimensions().size(), dimensions().size())) {
            notes.add("so many rows and dimensions: slices of at most " + cube.depth() + " dimensions were searched");
        }
        noteLeftOut();
        boolean[] free = telling.clone();
        List<Cause> causes = causes(cube, free, progress);
        if (causes.isEmpty()) {
            deviations = new Deviations(rows, -deviations.direction());
            causes = causes(cube, free, progress);
            notes.add(
                    causes.isEmpty()
                            ? "no slice deviates beyond the noise of the others"
                            : "no slice carries the change of the whole; these moved against it");
        }
        return result(cube, causes, Noise.of(deviations, free));
    }

    private List<Cause> causes(Cube cube, boolean[] free, Progress progress) {
        List<Cause> causes = new ArrayList<>();
        progress.begin("Searching " + cube.slices() + " slices for causes", -1);
        Optional<Cause> next = strongest(cube, free);
        while (next.isPresent() && causes.size() < MOST_CAUSES) {
            Cause cause = next.get();
            causes.add(cause);
            progress.advance(1);
            for (int leaf = 0; leaf < free.length; leaf++) {
                free[leaf] &= !cause.covers(leaf);
            }
            next = strongest(cube, free);
        }
        return causes;
    }

    private Optional<Cause> strongest(Cube cube, boolean[] free) {
        return new Search(cube, deviations, Noise.of(deviations, free), free).strongest();
    }

    /** Dimensions whose values group the rows at all: one that all rows share says nothing of a slice. */
    private List<Integer> dimensions() {
        List<Integer> grouping = IntStream.range(0, rows.dimensions().size())
                .filter(d -> rows.values(d) > 1 && groups(d))
                .boxed()
                .toList();
        return grouping.subList(0, Math.min(MOST_DIMENSIONS, grouping.size()));
    }

    private boolean groups(int dimension) {
        return rows.values(dimension) < MANY_VALUES || 2L * rows.values(dimension) <= rows.leaves();
    }

    private void noteLeftOut() {
        List<Integer> kept = dimensions();
        for (int d = 0; d < rows.dimensions().size(); d++) {
            if (!kept.contains(d)) {
                notes.add("dimension '" + rows.dimensions().get(d) + "' was left out: " + whyLeftOut(d));
            }
        }
    }

    private String whyLeftOut(int dimension) {
        if (rows.values(dimension) <= 1) {
            return "all rows have the same value";
        }
        return groups(dimension)
                ? MOST_DIMENSIONS + " dimensions are the most that are searched"
                : "its " + rows.values(dimension) + " values name the " + rows.leaves() + " rows almost one by one";
    }

    private Localisation nothing(String why) {
        notes.add(why);
        return new Localisation(whole.before(), whole.after(), false, List.of(), 0, notes);
    }

    private Localisation result(Cube cube, List<Cause> causes, Noise noise) {
        boolean everything = causes.stream().anyMatch(Cause::isEverything);
        if (everything) {
            notes.add("all slices moved alike: the whole changed, and no slice carries it");
        }
        Reckoning reckoning = new Reckoning(rows, deviations, noise, cube.slices());
        List<Localisation.Element> elements = causes.stream()
                .filter(cause -> !cause.isEverything())
                .flatMap(cause -> reckoning.elements(cause).stream())
                .sorted(Comparator.comparingDouble((Localisation.Element element) -> -element.contribution())
                        .thenComparing(Localisation.Element::text))
                .toList();
        return new Localisation(whole.before(), whole.after(), everything, elements, cube.slices(), notes);
    }
}
