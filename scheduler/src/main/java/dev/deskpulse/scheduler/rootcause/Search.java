package dev.deskpulse.scheduler.rootcause;

import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds the one cause that explains most: slices of the same dimensions whose leaves deviate alike. All dimensions and all
 * severities are tried; slices are named where that shortens the description of the data (Rissanen, "Modeling by shortest
 * data description", 1978), so that neither a slice too large nor one too small is.
 */
final class Search {
    /** Logarithm of the odds, beyond what the search costs, from which on something is a cause. */
    private static final double LEAST_SCORE = 3;

    private static final int REFITS = 2;

    private final Cube cube;
    private final Deviations deviations;
    private final Evidence evidence;
    private final double relativeError;

    Search(Cube cube, Deviations deviations, Noise noise, boolean[] free) {
        this.cube = cube;
        this.deviations = deviations;
        this.evidence = new Evidence(deviations, noise, free, cube);
        this.relativeError = noise.relativeError();
    }

    /** Slices of one cuboid, marked by cell. */
    private record Slices(int cuboid, Marks cells) {}

    /** Which cells are named. */
    private static final class Marks {
        private final boolean[] marked;
        private double total;

        Marks(int cells) {
            this.marked = new boolean[cells];
        }

        void mark(int cell, double gain) {
            marked[cell] = true;
            total += gain;
        }
    }

    /** The cause that explains most of what is not explained yet, if there is one. */
    Optional<Cause> strongest() {
        double best = LEAST_SCORE;
        int at = -1;
        Severity severity = new Severity(0, 1);
        for (Severity candidate : Severity.grid(relativeError, deviations.leaves())) {
            evidence.look(candidate);
            for (int cuboid = 0; cuboid < cube.size(); cuboid++) {
                double score = evidence.mostScore(cuboid) > best ? evidence.score(cuboid) : 0;
                if (score > best) {
                    best = score;
                    at = cuboid;
                    severity = candidate;
                }
            }
        }
        return at < 0 ? Optional.empty() : Optional.of(cause(at, severity));
    }

    private Cause cause(int cuboid, Severity severity) {
        evidence.look(severity);
        Slices slices = named(cuboid);
        for (Optional<Slices> simpler = simpler(slices); simpler.isPresent(); simpler = simpler(slices)) {
            slices = simpler.get();
        }
        for (int i = 0; i < REFITS; i++) {
            evidence.look(Severity.fitted(deviationsOf(slices)));
            Slices refitted = named(slices.cuboid());
            slices = refitted.cells().total > 0 ? refitted : slices;
        }
        return new Cause(cube.cuboid(slices.cuboid()), slices.cells().marked);
    }

    private Slices named(int cuboid) {
        double[] net = evidence.net(cuboid);
        Marks marks = new Marks(net.length);
        for (int cell = 0; cell < net.length; cell++) {
            if (net[cell] > 0) {
                marks.mark(cell, net[cell]);
            }
        }
        return new Slices(cuboid, marks);
    }

    /**
     * Two causes of like severity that cross are best described together by slices that are too fine. Larger slices that
     * say at least as much as several of these are taken instead; what they leave is found again by the next search.
     */
    private Optional<Slices> simpler(Slices fine) {
        return IntStream.range(0, cube.size())
                .filter(coarse -> cube.cuboid(coarse).mask() != 0
                        && cube.cuboid(coarse).isCoarserThan(cube.cuboid(fine.cuboid())))
                .mapToObj(coarse -> better(fine, coarse))
                .filter(slices -> slices.cells().total > 0)
                .reduce((a, b) -> a.cells().total >= b.cells().total ? a : b);
    }

    private Slices better(Slices fine, int coarse) {
        double[] fineNet = evidence.net(fine.cuboid());
        double[] net = evidence.net(coarse);
        double[] parts = new double[net.length];
        int[] count = new int[net.length];
        boolean[] seen = new boolean[fineNet.length];
        for (int leaf = 0; leaf < deviations.leaves(); leaf++) {
            int part = cube.cuboid(fine.cuboid()).cellOf(leaf);
            if (fine.cells().marked[part] && !seen[part]) {
                seen[part] = true;
                parts[cube.cuboid(coarse).cellOf(leaf)] += fineNet[part];
                count[cube.cuboid(coarse).cellOf(leaf)]++;
            }
        }
        Marks marks = new Marks(net.length);
        for (int cell = 0; cell < net.length; cell++) {
            if (count[cell] >= 2 && net[cell] >= parts[cell]) {
                marks.mark(cell, net[cell]);
            }
        }
        return new Slices(coarse, marks);
    }

    private double[] deviationsOf(Slices slices) {
        Cuboid cuboid = cube.cuboid(slices.cuboid());
        return IntStream.range(0, deviations.leaves())
                .filter(leaf -> evidence.isFree(leaf) && slices.cells().marked[cuboid.cellOf(leaf)])
                .mapToDouble(deviations::of)
                .toArray();
    }
}
