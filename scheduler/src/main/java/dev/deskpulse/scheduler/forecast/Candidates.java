package dev.deskpulse.scheduler.forecast;

import java.util.ArrayList;
import java.util.List;

/** The models that are tried for a series, the naive one first and the seasonal naive, where there is one, second. */
final class Candidates {
    private static final int MEMORY = 60;
    private static final Model ERRORS = new AutoRegression(0, 10);
    private static final int LONGEST_MEMORY = 400;

    private Candidates() {}

    /** @param seasons steps, the one of the yardstick first; empty for none */
    static List<Model> of(List<Integer> seasons, Regressors regressors) {
        List<Model> models = new ArrayList<>();
        models.add(new SeasonalNaive(1));
        seasons.forEach(season -> models.add(new SeasonalNaive(season)));
        int memory = seasons.stream()
                .filter(season -> season <= LONGEST_MEMORY)
                .map(season -> season + 8)
                .reduce(MEMORY, Math::max);
        models.add(new DampedTrend());
        models.add(new Theta());
        models.add(new AutoRegression(0, memory));
        models.add(new AutoRegression(1, memory));
        models.add(new Logged(new AutoRegression(1, memory)));
        for (int season : seasons) {
            models.add(new SeasonallyAdjusted(new DampedTrend(), season));
            models.add(new SeasonallyAdjusted(new Theta(), season));
            models.add(new Logged(new SeasonallyAdjusted(new DampedTrend(), season)));
            models.add(new AutoRegression(season, MEMORY));
            models.add(new DynamicRegression(regressors, season, ERRORS));
            models.add(new DynamicRegression(regressors, season, new DampedTrend()));
        }
        if (seasons.isEmpty() && regressors.count() > 0) {
            models.add(new DynamicRegression(regressors, 1, ERRORS));
        }
        return List.copyOf(models);
    }
}
