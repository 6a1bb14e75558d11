package dev.deskpulse.connector.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/** Work on many things at once that may fail because of a few of them: halves until the culprits are alone. */
final class Batches {
    private Batches() {}

    /**
     * Runs the work over all at once, or over halves where that fails.
     *
     * @param splits which failures may be one thing's fault; others end the work
     * @param alone what becomes of a single thing over which the work failed; may throw to give up
     */
    static <T, R> List<R> halving(
            List<T> all,
            Function<List<T>, List<R>> work,
            Predicate<RuntimeException> splits,
            BiFunction<T, RuntimeException, R> alone) {
        try {
            return work.apply(all);
        } catch (RuntimeException e) {
            if (all.isEmpty() || !splits.test(e)) {
                throw e;
            }
            if (all.size() == 1) {
                return List.of(alone.apply(all.get(0), e));
            }
        }
        int middle = all.size() / 2;
        List<R> results = new ArrayList<>(halving(all.subList(0, middle), work, splits, alone));
        results.addAll(halving(all.subList(middle, all.size()), work, splits, alone));
        return results;
    }

    /** Ends the work once so many things failed one after the other that the fault cannot be theirs. */
    static final class Patience {
        private static final int MOST_IN_A_ROW = 100;

        private int inARow;

        void success() {
            inARow = 0;
        }

        void failure(RuntimeException e) {
            inARow++;
            if (inARow >= MOST_IN_A_ROW) {
                throw e;
            }
        }
    }
}
