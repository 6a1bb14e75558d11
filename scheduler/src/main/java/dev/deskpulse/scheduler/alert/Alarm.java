package dev.deskpulse.scheduler.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A slice that is unusual at one moment.
 *
 * @param window over which it was counted
 * @param logP natural logarithm of the chance
 * @param tickets the positions of those counted
 */
record Alarm(
        Signal signal,
        RecentTickets.Slice slice,
        Instant from,
        Duration window,
        double observed,
        double expected,
        double logP,
        List<Integer> tickets) {
    Alarm {
        tickets = List.copyOf(tickets);
    }

    /** Whether mostly the same tickets make both. */
    boolean isSameEvent(Alarm other) {
        if (signal == Signal.DROP || other.signal == Signal.DROP) {
            return signal == other.signal;
        }
        Set<Integer> shared = new HashSet<>(tickets);
        shared.retainAll(Set.copyOf(other.tickets));
        return 2 * shared.size() >= Math.min(tickets.size(), other.tickets.size());
    }

    Alert.Figures figures() {
        return new Alert.Figures((int) window.toHours(), observed, expected, Math.exp(logP));
    }
}
