package dev.deskpulse.plugin.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.fixtures.RecordedRequest;
import dev.deskpulse.fixtures.http.FakeFilter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A store is copied while a desk reads its site, analyses and writes; people go on working on the site and on a quiet one beside it, and
 * what comes of the copies is compared with a desk that was never interrupted.
 */
final class CopiesAtWork {
    static final int TICKETS = 100;
    private static final int READ_BATCHES = 3;
    private static final int WRITES = 60;

    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger writes = new AtomicInteger();
    private final BooleanSupplier atWork;
    private final Consumer<String> copy;

    /**
     * @param atWork whether the desk's requests count
     * @param copy is told at which work the desk is
     */
    CopiesAtWork(BooleanSupplier atWork, Consumer<String> copy) {
        this.atWork = atWork;
        this.copy = copy;
    }

    /** Whoever asks waits for the copy, and so does the run. */
    FakeFilter whileItReadsAndWrites() {
        return (request, next) -> {
            boolean write = new RecordedRequest(request.method(), request.path(), "", "").write();
            boolean counts = atWork.getAsBoolean();
            if (counts && request.path().endsWith("/bulkfetch") && reads.incrementAndGet() == READ_BATCHES) {
                copy.accept("reading");
            } else if (counts && write && writes.incrementAndGet() == WRITES) {
                copy.accept("writing");
            }
            return next.handle(request);
        };
    }

    /** What the desk on the quiet site has in the end, after people have worked on both. */
    static Map<String, List<String>> wanted(WorkedOnSite quiet, WorkedOnSite busy, Path settings, int seed)
            throws Exception {
        WholeRuns.untilDone(settings);
        busy.edit(new Random(seed), 1);
        quiet.edit(new Random(seed), 1);
        Map<String, List<String>> wanted = new LinkedHashMap<>(WholeRuns.untilDone(settings));
        // what was written after the copy it does not know; what stands there is in the tickets
        wanted.remove("written");
        assertThat(wanted.get("tickets")).hasSize(TICKETS);
        return wanted;
    }

    /** So that each copy is of the moment that it is named by. */
    static void assertPartOf(String moment, Map<String, List<String>> rows) {
        switch (moment) {
            case "reading" -> assertThat(rows.get("tickets")).hasSizeLessThan(TICKETS);
            case "analysis" -> assertThat(rows.get("written")).isEmpty();
            default -> assertThat(rows.get("written")).isNotEmpty();
        }
    }
}
