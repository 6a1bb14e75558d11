package dev.deskpulse.scheduler.rootcause;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All slices of the same dimensions (cells), and which leaf lies in which. */
final class Cuboid {
    private final int mask;
    private final int cells;
    private final int[] cellOfLeaf;
    private final int telling;
    private final @Nullable Cuboid finer;
    private final int[] cellOfFiner;

    /**
     * @param mask bit d stands for dimension d
     * @param finer one with a dimension more, from whose cells sums can be taken; null where there is none
     * @param counts leaves that can tell anything; the others are not counted as slices to search
     */
    Cuboid(int mask, Comparison rows, @Nullable Cuboid finer, boolean[] counts) {
        this.mask = mask;
        this.cellOfLeaf = new int[rows.leaves()];
        this.cells = number(rows);
        this.finer = finer;
        this.cellOfFiner = finer == null ? cellOfLeaf : cellsOf(finer);
        this.telling = telling(counts);
    }

    private int number(Comparison rows) {
        int[] cellOf = cellOfLeaf;
        int count = 1;
        for (int d = 0; d < rows.dimensions().size(); d++) {
            if ((mask >> d & 1) == 1) {
                Map<Long, Integer> numbers = new HashMap<>();
                for (int leaf = 0; leaf < cellOf.length; leaf++) {
                    long pair = (long) cellOf[leaf] << 32 | rows.code(d, leaf);
                    Integer known = numbers.putIfAbsent(pair, numbers.size());
                    cellOf[leaf] = known == null ? numbers.size() - 1 : known;
                }
                count = numbers.size();
            }
        }
        return count;
    }

    private int[] cellsOf(Cuboid from) {
        int[] own = new int[from.cells];
        for (int leaf = 0; leaf < cellOfLeaf.length; leaf++) {
            own[from.cellOfLeaf[leaf]] = cellOfLeaf[leaf];
        }
        return own;
    }

    private int telling(boolean[] counts) {
        boolean[] filled = new boolean[cells];
        int count = 0;
        for (int leaf = 0; leaf < cellOfLeaf.length; leaf++) {
            if (counts[leaf] && !filled[cellOfLeaf[leaf]]) {
                filled[cellOfLeaf[leaf]] = true;
                count++;
            }
        }
        return count;
    }

    int mask() {
        return mask;
    }

    int cells() {
        return cells;
    }

    int cellOf(int leaf) {
        return cellOfLeaf[leaf];
    }

    /** Cells with at least one leaf that counts. */
    int tellingCells() {
        return telling;
    }

    @Nullable
    Cuboid finer() {
        return finer;
    }

    /** Whether every cell of the other one is a part of a cell of this one. */
    boolean isCoarserThan(Cuboid other) {
        return mask != other.mask && (mask & other.mask) == mask;
    }

    /** Sums over the cells of {@link #finer}, or over the leaves where there is none. */
    void sum(double[] from, double[] into) {
        for (int i = 0; i < cellOfFiner.length; i++) {
            into[cellOfFiner[i]] += from[i];
        }
    }
}
