package dev.deskpulse.scheduler.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * Stops automatic answers at once, also in the middle of a run and from another process: a file, so that it works while
 * the store is in use, and whatever else is broken.
 */
public final class StopSwitch {
    private final Path file;
    private final InstantSource clock;

    /** @param home the desk's folder */
    public StopSwitch(Path home, InstantSource clock) {
        this.file = home.resolve("answers.stopped");
        this.clock = clock;
    }

    /** @param who for those who find it stopped */
    public void stop(String who) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, clock.instant() + " " + who + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written; switch answers.enabled off in the settings", e);
        }
    }

    /** Lets answers go on, where the settings let them. */
    public void go() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be removed; remove it by hand", e);
        }
    }

    /** A file that cannot be seen counts as stopped. */
    public boolean isStopped() {
        return !Files.notExists(file);
    }
}
