package dev.deskpulse.scheduler.cluster;

/**
 * Which cluster, and how much of it.
 *
 * @param master {@code spark://host:port}, or {@code local[N]} for N threads of this process
 * @param memory megabytes of each worker's process for this run
 * @param page whether its own status page is served on this machine
 */
public record ClusterSettings(String master, int memory, boolean page) {
    /** Below it a worker's process does not start. */
    public static final int LEAST_MEMORY = 512;

    public ClusterSettings {
        if (!master.matches("local\\[(\\d+|\\*)]|spark://[\\w.:-]+(,[\\w.:-]+)*")) {
            throw new IllegalArgumentException(
                    "'" + master + "' is no master; give spark://host:port, or local[2] for two threads here");
        }
        if (memory < LEAST_MEMORY) {
            throw new IllegalArgumentException("a worker's process needs at least " + LEAST_MEMORY + " MB");
        }
    }
}
