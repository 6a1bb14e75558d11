package dev.deskpulse.connector.jira;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call to the site failed. The type says whether a retry helps; the message names the call and the mend, and holds
 * neither secrets nor ticket text.
 */
public abstract sealed class JiraException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private JiraException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The site cannot be had just now (network, 429, 5xx, after all retries): the same call may work later. */
    public static final class Unavailable extends JiraException {
        private static final long serialVersionUID = 1L;

        private final int status;
        private final @Nullable Instant triesAgain;

        public Unavailable(String message, @Nullable Throwable cause) {
            super(message, cause);
            this.status = 0;
            this.triesAgain = null;
        }

        public Unavailable(int status, String message) {
            super(message, null);
            this.status = status;
            this.triesAgain = null;
        }

        /** The call was not sent, since the site has failed again and again. */
        public Unavailable(Instant triesAgain, String message) {
            super(message, null);
            this.status = 0;
            this.triesAgain = triesAgain;
        }

        /** The status the site last answered with, 0 where no answer came. */
        public int status() {
            return status;
        }

        /** When calls are sent again; empty where they have not been stopped. */
        public Optional<Instant> triesAgain() {
            return Optional.ofNullable(triesAgain);
        }
    }

    /** The site understood and said no: the same call will fail again until somebody changes something. */
    public static final class Refused extends JiraException {
        private static final long serialVersionUID = 1L;

        private final int status;
        private final Map<String, String> fieldErrors;

        /** @param fieldErrors the site's own message for each field it refused, by field id */
        public Refused(int status, String message, Map<String, String> fieldErrors) {
            super(message, null);
            this.status = status;
            this.fieldErrors = Map.copyOf(fieldErrors);
        }

        public int status() {
            return status;
        }

        public Map<String, String> fieldErrors() {
            return fieldErrors;
        }
    }

    /** The answer was not what the API promises (broken JSON, wrong shape, a proxy's page). */
    public static final class BadAnswer extends JiraException {
        private static final long serialVersionUID = 1L;

        public BadAnswer(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
