package dev.deskpulse.scheduler.action;

import java.time.LocalDate;
import java.util.Random;

/** Made daily figures: a week's shape, a trend, a lasting disturbance and each day's own. */
final class SimulatedDays {
    static final LocalDate FIRST = LocalDate.of(2026, 1, 5);

    private SimulatedDays() {}

    /** About 50, with a deviation of 2, rising by 1 a quarter. */
    static double[] values(int days, double memory, long seed) {
        Random random = new Random(seed);
        double[] values = new double[days];
        double lasting = random.nextGaussian();
        for (int day = 0; day < days; day++) {
            values[day] = 50
                    + day / 91.0
                    + (day % 7 >= 5 ? -4 : 1)
                    + Math.sqrt(2) * lasting
                    + Math.sqrt(2) * random.nextGaussian();
            lasting = memory * lasting + Math.sqrt(1 - memory * memory) * random.nextGaussian();
        }
        return values;
    }

    /** The same with an effect from a day on. */
    static DailyFigures moved(double[] values, int start, double effect) {
        double[] moved = values.clone();
        for (int day = start; day < moved.length; day++) {
            moved[day] += effect;
        }
        return DailyFigures.of(FIRST, moved);
    }
}
