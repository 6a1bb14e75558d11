package dev.deskpulse.scheduler.forecast;

/**
 * What was a season ago comes again: the yardstick.
 *
 * @param season steps; 1 for the last value for ever
 */
record SeasonalNaive(int season) implements Model {
    @Override
    public String name() {
        return season == 1 ? "naive" : "seasonal naive " + season;
    }

    @Override
    public boolean fits(Past past) {
        return past.length() >= season;
    }

    @Override
    public Fitted fit(Past past) {
        return (known, horizon) -> {
            double[] ahead = new double[horizon];
            for (int h = 0; h < horizon; h++) {
                ahead[h] = known.at(known.length() - season + h % season);
            }
            return ahead;
        };
    }
}
