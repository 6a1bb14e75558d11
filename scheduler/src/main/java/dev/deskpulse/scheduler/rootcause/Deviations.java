package dev.deskpulse.scheduler.rootcause;

/**
 * How far each leaf is from its expected value, relative to the larger of the two: from -1 to 1, positive in the
 * direction that is looked at. Within one root cause the deviations are about the same (the generalized ripple
 * effect of Squeeze: Li et al., ISSRE 2019).
 */
final class Deviations {
    private final double[] deviation;
    private final double[] size;
    private final int direction;
    private final boolean whole;
    private final Comparison rows;

    /** @param direction 1 to look for what has grown, -1 for what has shrunk */
    Deviations(Comparison rows, int direction) {
        this.rows = rows;
        this.direction = direction;
        this.deviation = new double[rows.leaves()];
        this.size = new double[rows.leaves()];
        boolean integers = true;
        for (int leaf = 0; leaf < size.length; leaf++) {
            integers &= Math.abs(rows.real(leaf) - Math.rint(rows.real(leaf))) < 1e-6;
            size[leaf] = Math.max(Math.abs(rows.real(leaf)), Math.abs(rows.expected(leaf)));
            double relative = size[leaf] == 0 ? 0 : (rows.real(leaf) - rows.expected(leaf)) / size[leaf];
            deviation[leaf] = direction * Math.max(-1, Math.min(1, relative));
        }
        this.whole = integers;
    }

    int leaves() {
        return size.length;
    }

    /** 1 for growth, -1 for shrinking. */
    int direction() {
        return direction;
    }

    /** Whether these are counts of things. */
    boolean areCounts() {
        return whole;
    }

    /** Whether a leaf can be a count of things: nothing below 0. */
    boolean isCount(int leaf) {
        return rows.real(leaf) >= 0 && rows.expected(leaf) >= 0;
    }

    double real(int leaf) {
        return rows.real(leaf);
    }

    double expected(int leaf) {
        return rows.expected(leaf);
    }

    double of(int leaf) {
        return deviation[leaf];
    }

    double size(int leaf) {
        return size[leaf];
    }

    /** A leaf that was nothing and was expected to be nothing says nothing. */
    boolean[] telling() {
        boolean[] telling = new boolean[size.length];
        for (int leaf = 0; leaf < telling.length; leaf++) {
            telling[leaf] = size[leaf] > 0;
        }
        return telling;
    }
}
