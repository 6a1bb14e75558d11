package dev.deskpulse.scheduler.delivery;

import java.time.Duration;
import java.util.Optional;

/** What became of one try to send. Problems name the receiver and the mend, and no secret, path or text. */
public sealed interface Attempt {
    /** The receiver has it. */
    record Taken() implements Attempt {}

    /**
     * Not now: worth another try later.
     *
     * @param after what the receiver asks for, where it asks
     */
    record NotNow(String problem, Optional<Duration> after) implements Attempt {
        static NotNow because(String problem) {
            return new NotNow(problem, Optional.empty());
        }
    }

    /** Another try would end the same until somebody mends something. */
    record Refused(String problem) implements Attempt {}
}
