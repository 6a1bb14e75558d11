package dev.deskpulse.scheduler.driver;

import java.util.ArrayList;
import java.util.List;

/** The model's matrix, row by row: an intercept at place 0, then the blocks side by side. */
final class Design {
    static final int INTERCEPT = 0;

    private final List<Block> blocks;
    private final int[] offsets;
    private final int rows;
    private final int width;

    Design(CaseTable table) {
        List<Block> made = new ArrayList<>();
        table.columns().forEach(column -> Block.of(column).ifPresent(made::add));
        this.blocks = List.copyOf(made);
        this.offsets = new int[blocks.size()];
        int next = INTERCEPT + 1;
        for (int b = 0; b < offsets.length; b++) {
            offsets[b] = next;
            next += blocks.get(b).width();
        }
        this.width = next;
        this.rows = table.size();
    }

    List<Block> blocks() {
        return blocks;
    }

    int rows() {
        return rows;
    }

    int width() {
        return width;
    }

    int offset(int block) {
        return offsets[block];
    }

    /** A row's entries other than 0, by place: the intercept's, then each block's one. */
    void row(int row, int[] places, double[] entries) {
        places[0] = INTERCEPT;
        entries[0] = 1;
        for (int b = 0; b < offsets.length; b++) {
            places[b + 1] = offsets[b] + blocks.get(b).place(row);
            entries[b + 1] = blocks.get(b).entry(row);
        }
    }

    /** How many entries a row has. */
    int entries() {
        return offsets.length + 1;
    }

    double predict(int row, double[] coefficients) {
        double sum = coefficients[INTERCEPT];
        for (int b = 0; b < offsets.length; b++) {
            Block block = blocks.get(b);
            sum += coefficients[offsets[b] + block.place(row)] * block.entry(row);
        }
        return sum;
    }
}
