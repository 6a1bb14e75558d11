package dev.deskpulse.scheduler.delivery;

import dev.deskpulse.scheduler.alert.Alert;

/** A way to tell somebody. A channel blocks its own thread at most as long as its timeouts. */
public interface Channel extends AutoCloseable {
    /** Under which deliveries are kept: {@code webhook}, {@code mail} or {@code comment}. */
    String name();

    /** Whether it tells of such an event at all. */
    boolean tells(Notice.Event event);

    /** Whether an alert has a place there. */
    default boolean concerns(Alert alert) {
        return true;
    }

    /** Whether several alerts go into one message. */
    boolean takesDigests();

    Attempt send(Notice notice);

    @Override
    default void close() {}
}
