package dev.deskpulse.scheduler.rootcause;

import java.util.List;
import java.util.stream.IntStream;

/** Slices of the same dimensions that deviate alike. */
final class Cause {
    private final Cuboid cuboid;
    private final boolean[] named;

    Cause(Cuboid cuboid, boolean[] named) {
        this.cuboid = cuboid;
        this.named = named;
    }

    Cuboid cuboid() {
        return cuboid;
    }

    /** The slices' cells. */
    List<Integer> cells() {
        return IntStream.range(0, named.length)
                .filter(cell -> named[cell])
                .boxed()
                .toList();
    }

    boolean covers(int leaf) {
        return named[cuboid.cellOf(leaf)];
    }

    /** Whether it is the whole, undivided. */
    boolean isEverything() {
        return cuboid.mask() == 0;
    }
}
