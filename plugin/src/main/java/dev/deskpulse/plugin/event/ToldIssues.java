package dev.deskpulse.plugin.event;

import dev.deskpulse.connector.jira.IssueStub;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The issues of which Jira has told something since they were last looked at. Bounded: what finds no room is left to the
 * sync's own listing, which misses nothing and only comes later.
 */
public final class ToldIssues implements AutoCloseable {
    private static final Pattern ID = Pattern.compile("\\d{1,19}");
    private static final Pattern KEY = Pattern.compile("[A-Z][A-Z0-9_]{0,99}-\\d{1,19}");

    private final int most;
    private final Map<String, String> keysById = new LinkedHashMap<>();
    private boolean everything;
    private boolean closed;

    /**
     * What was told between two looks.
     *
     * @param everything whether there may be changes that no event names
     */
    record Told(List<IssueStub> issues, boolean everything) {}

    ToldIssues(int most) {
        this.most = most;
    }

    /** Whether an id and a key are such as Jira gives. */
    public static boolean names(String id, String key) {
        return ID.matcher(id).matches() && KEY.matcher(key).matches();
    }

    /**
     * Keeps an issue in mind and wakes who waits.
     *
     * @return false where there is no room for it
     */
    public synchronized boolean add(String id, String key) {
        if (keysById.size() >= most && !keysById.containsKey(id)) {
            return false;
        }
        keysById.put(id, key);
        notifyAll();
        return true;
    }

    /** Wakes who waits although no issue is named. */
    public synchronized void wake() {
        everything = true;
        notifyAll();
    }

    /**
     * Waits until something is told, and then for what comes with it.
     *
     * @param gathering how long to wait after the first
     * @return all that was told, which is forgotten; empty where no more comes
     */
    synchronized Optional<Told> next(Duration gathering) throws InterruptedException {
        while (keysById.isEmpty() && !everything && !closed) {
            wait();
        }
        long until = System.nanoTime() + gathering.toNanos();
        for (long left = gathering.toNanos(); left > 0 && !closed; left = until - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        if (closed) {
            return Optional.empty();
        }
        List<IssueStub> issues = keysById.entrySet().stream()
                .map(issue -> new IssueStub(issue.getKey(), issue.getValue(), null))
                .toList();
        Told told = new Told(issues, everything);
        keysById.clear();
        everything = false;
        return Optional.of(told);
    }

    synchronized boolean closed() {
        return closed;
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
