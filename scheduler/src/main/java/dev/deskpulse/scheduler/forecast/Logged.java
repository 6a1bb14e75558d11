package dev.deskpulse.scheduler.forecast;

import java.util.Arrays;

/** A model of the logarithms, for what grows by shares. For values above zero alone. */
record Logged(Model inner) implements Model {
    /** More than this many times the largest value seen is a forecast gone astray. */
    private static final double FAR = 10;

    @Override
    public String name() {
        return inner.name() + ", log";
    }

    @Override
    public boolean fits(Past past) {
        return inner.fits(past) && Arrays.stream(past.values()).allMatch(value -> value > 0);
    }

    @Override
    public Fitted fit(Past past) {
        Fitted fitted = inner.fit(logs(past));
        return (known, horizon) -> {
            double most = FAR * Arrays.stream(known.values()).max().orElse(0);
            return Arrays.stream(fitted.forecast(logs(known), horizon))
                    .map(value -> Math.min(Math.exp(value), most))
                    .toArray();
        };
    }

    private static Past logs(Past past) {
        return Past.of(Arrays.stream(past.values()).map(Math::log).toArray());
    }
}
