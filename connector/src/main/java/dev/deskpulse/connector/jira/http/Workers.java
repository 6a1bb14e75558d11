package dev.deskpulse.connector.jira.http;

import dev.deskpulse.connector.jira.JiraException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Runs calls in bounded parallel. Work must not itself call {@link #inOrder}: the threads are counted. */
public final class Workers implements AutoCloseable {
    private final ExecutorService threads;

    public Workers(int count) {
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(count, work -> {
            Thread thread = new Thread(work, "jira-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** One result for each item, in the items' order. The first failure is thrown, and what has not begun is dropped. */
    public <A, B> List<B> inOrder(List<A> items, Function<A, B> work) {
        List<Future<B>> futures = new ArrayList<>(items.size());
        try {
            for (A item : items) {
                futures.add(threads.submit(() -> work.apply(item)));
            }
            List<B> results = new ArrayList<>(items.size());
            for (Future<B> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw unwrapped(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JiraException.Unavailable("stopped while calls to the site were under way", e);
        } finally {
            futures.forEach(future -> future.cancel(true));
        }
    }

    private static RuntimeException unwrapped(ExecutionException e) {
        if (e.getCause() instanceof RuntimeException failure) {
            return failure;
        }
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return new IllegalStateException("work failed", e);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
