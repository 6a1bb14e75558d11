package dev.deskpulse.progress;

/** Listens to long work. Calls may come from several threads. */
public interface Progress {
    /** Work that tells nobody. */
    Progress SILENT = new Progress() {
        @Override
        public void begin(String stage, long total) {}

        @Override
        public void advance(long steps) {}

        @Override
        public void note(String message) {}
    };

    /**
     * A stage starts; the one before it has ended.
     *
     * @param total how many steps it will take, or a negative number where nobody knows
     */
    void begin(String stage, long total);

    void advance(long steps);

    /** Something worth a line that is no error, such as a limit that slows the work. Never personal data. */
    void note(String message);
}
