package dev.deskpulse.scheduler.driver;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** At most so many of the rows that pass by, each as likely as any other, and the same ones every time (Vitter 1985). */
final class Sample<T> {
    private final List<T> kept = new ArrayList<>();
    private final Random random = new Random(1);
    private final int most;
    private long seen;

    Sample(int most) {
        this.most = most;
    }

    void add(T row) {
        seen++;
        if (kept.size() < most) {
            kept.add(row);
            return;
        }
        long place = random.nextLong(seen);
        if (place < most) {
            kept.set((int) place, row);
        }
    }

    List<T> rows() {
        return kept;
    }

    long seen() {
        return seen;
    }
}
