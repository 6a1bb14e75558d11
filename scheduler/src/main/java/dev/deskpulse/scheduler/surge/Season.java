package dev.deskpulse.scheduler.surge;

import java.time.LocalDateTime;

/**
 * What is usual at a time of the day and week, learned as the rows come: a level, a profile of the day by half-hours, and
 * what each weekday adds to it. It learns from each half-hour once it has ended, from residuals that are cut off, so that
 * a surge teaches it little.
 */
final class Season {
    private static final int SLOTS = 48;
    private static final double LEVEL_RATE = 1.0 / (3 * SLOTS);
    private static final double DAY_RATE = 0.1;
    private static final double WEEKDAY_RATE = 0.3;

    /** A weekday's first sight counts for this share: it may have been a day like no other. */
    private static final double FIRST_SIGHT = 0.5;

    private static final int FEW_DAYS = 3;

    private final double[] day = new double[SLOTS];
    private final int[] seen = new int[SLOTS];
    private final double[] weekday = new double[7 * SLOTS];
    private final int[] seenWeekday = new int[7 * SLOTS];
    private double level;
    private int slot = -1;
    private int of;
    private double sum;

    Season(double level) {
        this.level = level;
    }

    private static int slot(LocalDateTime at) {
        return (at.getDayOfWeek().getValue() - 1) * SLOTS + at.getHour() * 2 + at.getMinute() / 30;
    }

    double expected(LocalDateTime at) {
        int now = slot(at);
        return level + day[now % SLOTS] + weekday[now];
    }

    /** Whether the same half-hour of the same weekday has been seen before. */
    boolean knowsWeekday(LocalDateTime at) {
        return seenWeekday[slot(at)] > 0;
    }

    /** @param residual of the row at this time, cut off */
    void learn(LocalDateTime at, double residual) {
        int now = slot(at);
        if (now != slot) {
            close();
            slot = now;
        }
        sum += residual;
        of++;
    }

    private void close() {
        if (of > 0) {
            double mean = sum / of;
            int half = slot % SLOTS;
            boolean first = seenWeekday[slot]++ == 0 && seen[half] >= FEW_DAYS;
            if (first) {
                weekday[slot] += FIRST_SIGHT * mean;
            } else {
                level += LEVEL_RATE * mean;
                day[half] += Math.max(DAY_RATE, 1.0 / (seen[half]++ + 1)) * mean;
                weekday[slot] += (seen[half] > FEW_DAYS ? WEEKDAY_RATE : 0) * mean;
            }
        }
        sum = 0;
        of = 0;
    }
}
