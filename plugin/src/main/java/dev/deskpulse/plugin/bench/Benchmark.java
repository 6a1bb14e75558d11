package dev.deskpulse.plugin.bench;

import java.util.List;

/** Measures one promise. */
interface Benchmark {
    String name();

    /** Sets up, measures and cleans up; fails where what it measured is not what was asked for. */
    List<Row> run(Workshop workshop);
}
