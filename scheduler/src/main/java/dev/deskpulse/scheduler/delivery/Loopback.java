package dev.deskpulse.scheduler.delivery;

import java.util.Set;

/** Names of this machine itself: what is sent there crosses no network. */
final class Loopback {
    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    private Loopback() {}

    static boolean is(String host) {
        return NAMES.contains(host);
    }
}
