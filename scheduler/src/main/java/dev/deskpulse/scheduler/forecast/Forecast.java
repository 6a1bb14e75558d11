package dev.deskpulse.scheduler.forecast;

import java.util.List;

/**
 * What will come, with what speaks for it.
 *
 * @param points the steps ahead; empty where nothing can be said, and then the notes say why
 * @param models what the mean is made of, the heaviest first
 * @param accuracy its own past error
 * @param notes what to know of the data and the forecast, in sentences
 */
public record Forecast(List<Point> points, List<Share> models, Accuracy accuracy, List<String> notes) {
    /**
     * One model's part.
     *
     * @param weight of all models' 1
     */
    public record Share(String model, double weight) {}

    public Forecast {
        points = List.copyOf(points);
        models = List.copyOf(models);
        notes = List.copyOf(notes);
    }

    static Forecast none(String reason) {
        return new Forecast(List.of(), List.of(), Accuracy.UNKNOWN, List.of(reason));
    }
}
