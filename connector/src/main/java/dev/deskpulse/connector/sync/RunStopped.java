package dev.deskpulse.connector.sync;

/** Somebody asked the running thread to stop; everything read so far is stored. */
final class RunStopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RunStopped() {
        super("the run was stopped on request");
    }

    static void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw new RunStopped();
        }
    }
}
