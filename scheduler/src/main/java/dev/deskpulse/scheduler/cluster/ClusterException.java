package dev.deskpulse.scheduler.cluster;

/** Work on the cluster failed for good; the message names the cause and the mend. */
public final class ClusterException extends RuntimeException {
    public ClusterException(String message, Throwable cause) {
        super(message, cause);
    }
}
