package dev.deskpulse.scheduler.forecast;

import dev.deskpulse.progress.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs forecasts on two threads and gives them back in their order. */
public final class ManyForecasts {
    private static final int THREADS = 2;

    private ManyForecasts() {}

    /** @throws IllegalArgumentException what the first task that failed threw */
    public static List<NamedForecast> of(List<Callable<NamedForecast>> tasks, Progress progress) {
        progress.begin("Forecasting", tasks.size());
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<NamedForecast>> futures = new ArrayList<>();
            for (Callable<NamedForecast> task : tasks) {
                futures.add(threads.submit(() -> {
                    NamedForecast forecast = task.call();
                    progress.advance(1);
                    return forecast;
                }));
            }
            List<NamedForecast> forecasts = new ArrayList<>();
            for (Future<NamedForecast> future : futures) {
                forecasts.add(future.get());
            }
            return forecasts;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
