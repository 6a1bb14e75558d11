package dev.deskpulse.scheduler.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A fair sample of a stream of unknown length (Vitter's algorithm R, 1985); the same stream gives the same sample. */
final class Sampling<T> {
    private static final long SEED = 77;

    private final int most;
    private final Random dice = new Random(SEED);
    private final List<T> kept = new ArrayList<>();
    private long seen;

    Sampling(int most) {
        this.most = most;
    }

    void offer(T item) {
        seen++;
        if (kept.size() < most) {
            kept.add(item);
            return;
        }
        long place = dice.nextLong(seen);
        if (place < most) {
            kept.set((int) place, item);
        }
    }

    List<T> kept() {
        return List.copyOf(kept);
    }
}
