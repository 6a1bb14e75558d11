package dev.deskpulse.scheduler.forecast;

/**
 * What was a season ago comes again: the yardstick. A past shorter than the season is repeated whole.
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
        return past.length() > 0;
    }

    @Override
    public Fitted fit(Past past) {
        return (known, horizon) -> {
            int back = Math.min(season, known.length());
            double[] ahead = new double[horizon];
            for (int h = 0; h < horizon; h++) {
                ahead[h] = known.at(known.length() - back + h % back);
            }
            return ahead;
        };
    }
}
