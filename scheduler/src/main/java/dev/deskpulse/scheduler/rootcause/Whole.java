package dev.deskpulse.scheduler.rootcause;

/**
 * The figures of all rows together: sums, or rates and averages over all cases; 0 where there are no cases.
 *
 * @param before as expected
 * @param after as it was
 */
record Whole(double before, double after) {
    static Whole of(Comparison rows) {
        double real = 0;
        double expected = 0;
        double cases = 0;
        for (int leaf = 0; leaf < rows.leaves(); leaf++) {
            real += rows.real(leaf);
            expected += rows.expected(leaf);
            cases += rows.cases(leaf);
        }
        double over = rows.isRate() && cases > 0 ? cases : 1;
        return new Whole(expected / over, real / over);
    }
}
