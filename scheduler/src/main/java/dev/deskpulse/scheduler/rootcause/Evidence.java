package dev.deskpulse.scheduler.rootcause;

/** What every leaf says for a severity, and what every slice then says, given which leaves are explained already. */
final class Evidence {
    /** A slice is a part of the cause only if so many of its telling leaves say so; a union of causes is none. */
    private static final double PURE = 0.75;

    private final Deviations deviations;
    private final Noise noise;
    private final boolean[] free;
    private final double[] gains;
    private final double[] nothing;
    private final Cube cube;
    private double[][] sums = new double[0][];
    private Severity severity = new Severity(0, 1);

    Evidence(Deviations deviations, Noise noise, boolean[] free, Cube cube) {
        this.deviations = deviations;
        this.noise = noise;
        this.free = free;
        this.cube = cube;
        this.gains = new double[free.length];
        this.nothing = new double[free.length];
        for (int leaf = 0; leaf < free.length; leaf++) {
            nothing[leaf] = free[leaf] ? noise.logDensity(deviations.of(leaf), deviations.size(leaf)) : 0;
        }
    }

    /** Turns to a severity; everything below is meant for it. */
    void look(Severity at) {
        severity = at;
        for (int leaf = 0; leaf < gains.length; leaf++) {
            gains[leaf] = free[leaf] ? gain(leaf) : 0;
        }
        sums = cube.sum(gains);
    }

    private double gain(int leaf) {
        double size = deviations.size(leaf);
        return deviations.isCount(leaf) && noise.isMostlyCount(size)
                ? severity.countGain(
                        deviations.real(leaf), deviations.expected(leaf), deviations.direction(), noise.dispersion())
                : severity.gain(deviations.of(leaf), noise.countVariance(size), nothing[leaf]);
    }

    Severity severity() {
        return severity;
    }

    boolean isFree(int leaf) {
        return free[leaf];
    }

    /** What naming one slice costs: the logarithm of how many there are to choose from. */
    private double cost(int cuboid) {
        return Math.log(Math.max(1, cube.cuboid(cuboid).tellingCells()));
    }

    /** What a cuboid's slices gain together, each beyond its cost, if all that gain were named; an upper bound. */
    double mostScore(int cuboid) {
        return score(cuboid, sums[cuboid]);
    }

    /** The same without slices that are no part of the cause as a whole. */
    double score(int cuboid) {
        return score(cuboid, pure(cuboid));
    }

    private double score(int cuboid, double[] cells) {
        double cost = cost(cuboid);
        double score = -Math.log(cube.size()) - severity.cost();
        for (double cell : cells) {
            score += Math.max(0, cell - cost);
        }
        return score;
    }

    /** What each slice gains beyond its cost; 0 or less where it is not to be named. */
    double[] net(int cuboid) {
        double cost = cost(cuboid);
        double[] net = pure(cuboid);
        for (int cell = 0; cell < net.length; cell++) {
            net[cell] -= cost;
        }
        return net;
    }

    private double[] pure(int position) {
        Cuboid cuboid = cube.cuboid(position);
        int[] telling = new int[cuboid.cells()];
        int[] saying = new int[cuboid.cells()];
        for (int leaf = 0; leaf < gains.length; leaf++) {
            if (free[leaf] && severity.tellsApart(noise.countVariance(deviations.size(leaf)))) {
                telling[cuboid.cellOf(leaf)]++;
                saying[cuboid.cellOf(leaf)] += gains[leaf] > 0 ? 1 : 0;
            }
        }
        double[] pure = sums[position].clone();
        for (int cell = 0; cell < pure.length; cell++) {
            if (saying[cell] < PURE * telling[cell]) {
                pure[cell] = Math.min(0, pure[cell]);
            }
        }
        return pure;
    }
}
