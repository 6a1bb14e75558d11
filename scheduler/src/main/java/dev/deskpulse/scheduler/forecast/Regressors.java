package dev.deskpulse.scheduler.forecast;

/** What is known of a step ahead of time: its place in the week and year, the events of its day. */
public interface Regressors {
    /** Nothing is known. */
    Regressors NONE = new Regressors() {
        @Override
        public int count() {
            return 0;
        }

        @Override
        public double at(int step, int regressor) {
            throw new IndexOutOfBoundsException("no regressor " + regressor);
        }
    };

    int count();

    /** @param step from 0; may lie beyond the end of the series */
    double at(int step, int regressor);
}
