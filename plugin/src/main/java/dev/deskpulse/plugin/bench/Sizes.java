package dev.deskpulse.plugin.bench;

/**
 * How much is measured.
 *
 * @param full issues of a full sync
 * @param loop issues that the plain loop reads: it is too slow to wait for more
 * @param pages issues in the pages that both readers read, and tickets whose texts are judged
 * @param incremental issues in the store before the incremental run
 * @param changed issues changed on the site before the incremental run
 * @param memory issues of the sync whose memory is watched
 * @param calls calls of the limiter's benchmark
 * @param texts texts of each public set
 * @param year tickets of each year in which incidents are looked for
 * @param years how many of those
 * @param facts fact rows, and tickets whose facts are computed; ten times as many rows as well
 * @param viewers who look at a dashboard at once
 * @param actions simulated ones of either kind for each figure
 * @param desks simulated ones of each sort, for agents' skills
 */
public record Sizes(
        int full,
        int loop,
        int pages,
        int incremental,
        int changed,
        int memory,
        int calls,
        int texts,
        int year,
        int years,
        int facts,
        int viewers,
        int actions,
        int desks) {
    public static final Sizes ASKED =
            new Sizes(20_000, 500, 2_000, 100_000, 50, 200_000, 3_000, 10_000, 4_000, 3, 1_000_000, 50, 1_000, 200);

    /** A tenth of everything but the changes, to see within a minute or two that the benchmarks run. */
    public static final Sizes QUICK =
            new Sizes(2_000, 50, 500, 10_000, 50, 20_000, 300, 200, 4_000, 1, 100_000, 5, 100, 20);
}
