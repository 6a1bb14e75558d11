package dev.deskpulse.scheduler.report.file;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Charts whose script loads on another thread, while the store is asked for what they show. */
final class ChartsSoon implements AutoCloseable {
    private final @Nullable CompletableFuture<Charts> loading;

    /** @param wanted whether there will be anything to draw */
    ChartsSoon(String script, boolean wanted) {
        this.loading = wanted ? CompletableFuture.supplyAsync(() -> new Charts(script)) : null;
    }

    Charts get() {
        if (loading == null) {
            throw new IllegalStateException("nothing was to be drawn");
        }
        return loading.join();
    }

    @Override
    public void close() {
        if (loading != null) {
            loading.join().close();
        }
    }
}
