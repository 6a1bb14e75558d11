package dev.deskpulse.scheduler.forecast;

/** One way to forecast a series. Models keep nothing between calls: the same past gives the same forecast. */
interface Model {
    String name();

    /** Whether the past is long enough, and of the kind, for it. */
    boolean fits(Past past);

    /** Learns the parameters from the past. */
    Fitted fit(Past past);

    /** A model with its parameters; its state follows whatever past it is given. */
    @FunctionalInterface
    interface Fitted {
        /**
         * @param past the one that was learned from, or one that goes on from it
         * @return the next values, as many as the horizon
         */
        double[] forecast(Past past, int horizon);
    }
}
