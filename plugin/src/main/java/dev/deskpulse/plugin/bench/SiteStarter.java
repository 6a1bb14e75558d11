package dev.deskpulse.plugin.bench;

import java.net.URI;
import java.util.List;

/** Starts the fake site in a process of its own. */
@FunctionalInterface
public interface SiteStarter {
    /**
     * Starts it and waits until it answers.
     *
     * @param arguments those of {@code deskpulse fake-jira}
     * @param heap the most it may take, as Java's {@code -Xmx} takes it
     */
    Running start(List<String> arguments, String heap);

    /** A site that answers until it is closed. */
    interface Running extends AutoCloseable {
        URI url();

        long pid();

        @Override
        void close();
    }
}
