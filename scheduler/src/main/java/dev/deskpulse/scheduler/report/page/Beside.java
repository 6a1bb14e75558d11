package dev.deskpulse.scheduler.report.page;

import dev.deskpulse.scheduler.report.Report;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What takes long, asked beside the rest of one report.
 *
 * @param <T> the answer
 */
final class Beside<T> {
    private final String thread;
    private final Function<Report.Head, T> ask;
    private @Nullable CompletableFuture<T> asked;

    Beside(String thread, Function<Report.Head, T> ask) {
        this.thread = thread;
        this.ask = ask;
    }

    void begin(Report.Head head) {
        asked = CompletableFuture.supplyAsync(() -> ask.apply(head), work -> new Thread(work, thread).start());
    }

    /** Waits for it; asks now where nobody has begun. */
    T answer(Report.Head head) {
        if (asked == null) {
            return ask.apply(head);
        }
        try {
            return asked.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
