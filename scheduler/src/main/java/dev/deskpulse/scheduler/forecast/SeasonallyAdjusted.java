package dev.deskpulse.scheduler.forecast;

/**
 * A model of what is left when the season is taken out by {@link Stl}; the last season's shape is put back on.
 *
 * @param season steps, at least 2
 */
record SeasonallyAdjusted(Model inner, int season) implements Model {
    private static final int SEASONS_FOR_CHANGE = 25;

    @Override
    public String name() {
        return "STL " + season + " with " + inner.name();
    }

    @Override
    public boolean fits(Past past) {
        return past.length() >= 2 * season + 2 && inner.fits(past);
    }

    @Override
    public Fitted fit(Past past) {
        Fitted fitted = inner.fit(adjusted(past, shape(past)));
        return (known, horizon) -> {
            double[] shape = shape(known);
            double[] ahead = fitted.forecast(adjusted(known, shape), horizon);
            for (int h = 0; h < horizon; h++) {
                ahead[h] += shape[shape.length - season + h % season];
            }
            return ahead;
        };
    }

    private double[] shape(Past past) {
        return new Stl(season, SEASONS_FOR_CHANGE, 0).of(past.values()).season();
    }

    private static Past adjusted(Past past, double[] shape) {
        double[] values = past.values();
        for (int t = 0; t < values.length; t++) {
            values[t] -= shape[t];
        }
        return Past.of(values);
    }
}
