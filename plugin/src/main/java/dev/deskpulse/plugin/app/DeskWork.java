package dev.deskpulse.plugin.app;

import java.time.Duration;

/** What a desk does one at a time, whichever process does it, by the names under which turns at it are taken. */
final class DeskWork {
    /** Reading the site into the store, and rewriting what is stored. */
    static final String READING = "reading";

    static final String ANALYSIS = "analysis";

    /** Writing into the site. */
    static final String WRITING = "writing";

    /** How often who waits for a turn looks whether it is still needed. */
    static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private DeskWork() {}
}
