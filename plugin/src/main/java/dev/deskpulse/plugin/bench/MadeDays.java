package dev.deskpulse.plugin.bench;

import dev.deskpulse.scheduler.action.DailyFigures;
import java.time.LocalDate;
import java.util.Random;
import java.util.SplittableRandom;

/** Made figures of {@value #DAYS} days with a week's shape, of which the last {@value #SINCE} come after an action. */
final class MadeDays {
    static final int BEFORE = 182;
    static final int SINCE = 42;

    private static final int DAYS = BEFORE + SINCE;
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);
    private static final double QUARTER = 91;
    private static final int SETTLING = 50;

    /** How a figure strays from its week and trend. */
    enum Straying {
        INDEPENDENT("each day by itself"),
        DRIFTING("a drift, and each day by itself"),
        HEAVY("two days of memory, heavy tails"),
        SHARES("shares of few tickets, drifting");

        private final String words;

        Straying(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    private MadeDays() {}

    /** A figure with a trend; the same seed gives the same days. */
    static DailyFigures figure(Straying straying, long seed, double effect) {
        Random random = random(seed, 0);
        return straying == Straying.SHARES
                ? shares(random, effect)
                : DailyFigures.of(FIRST, values(straying, random, effect));
    }

    /** A slice of a desk whose slices share trend, week and drift, and a shock on the action's first day. */
    static DailyFigures slice(int place, long seed, double effect) {
        Random desk = random(seed, 0);
        double[] values = values(Straying.DRIFTING, desk, 3 * desk.nextGaussian());
        double[] own = stray(Straying.DRIFTING, random(seed, place + 1));
        for (int day = 0; day < DAYS; day++) {
            values[day] += 0.5 * own[day] + since(day, effect);
        }
        return DailyFigures.of(FIRST, values);
    }

    /** Neighbouring seeds of {@link Random} begin alike; these do not. */
    static Random random(long seed, int stream) {
        return new Random(new SplittableRandom(1_000_003L * stream + seed).nextLong());
    }

    private static double[] values(Straying straying, Random random, double effect) {
        double trend = random.nextGaussian();
        double week = 1 + random.nextDouble();
        double[] values = stray(straying, random);
        for (int day = 0; day < DAYS; day++) {
            values[day] += 20 + trend * day / QUARTER + week(day, week) + since(day, effect);
        }
        return values;
    }

    private static double[] stray(Straying straying, Random random) {
        double memory = straying == Straying.INDEPENDENT ? 0 : 0.85 * random.nextDouble();
        double lasting = straying == Straying.DRIFTING ? random.nextDouble() : 1;
        double second = straying == Straying.HEAVY ? 0.4 * random.nextDouble() - 0.2 : 0;
        double[] values = new double[DAYS];
        double last = 0;
        double beforeLast = 0;
        for (int day = -SETTLING; day < DAYS; day++) {
            double shock = straying == Straying.HEAVY ? heavy(random) : random.nextGaussian();
            double now = memory * (1 - second) * last + second * beforeLast + Math.sqrt(1 - memory * memory) * shock;
            beforeLast = last;
            last = now;
            double chance = random.nextGaussian();
            if (day >= 0) {
                values[day] = Math.sqrt(lasting) * now + Math.sqrt(1 - lasting) * chance;
            }
        }
        return values;
    }

    /** Student's with four degrees of freedom, of variance 1. */
    private static double heavy(Random random) {
        double squares = 0;
        for (int i = 0; i < 4; i++) {
            double normal = random.nextGaussian();
            squares += normal * normal;
        }
        return random.nextGaussian() / Math.sqrt(squares / 4) / Math.sqrt(2);
    }

    private static DailyFigures shares(Random random, double effect) {
        double trend = random.nextGaussian();
        double[] drift = stray(Straying.DRIFTING, random);
        double[] values = new double[DAYS];
        double[] cases = new double[DAYS];
        for (int day = 0; day < DAYS; day++) {
            double share = 0.35 + 0.02 * trend * day / QUARTER + 0.04 * drift[day] + week(day, 0.03);
            int tickets = (day % 7 >= 5 ? 8 : 25) + random.nextInt(20);
            int yes = 0;
            for (int ticket = 0; ticket < tickets; ticket++) {
                yes += random.nextDouble() < share + since(day, effect) ? 1 : 0;
            }
            values[day] = (double) yes / tickets;
            cases[day] = tickets;
        }
        return new DailyFigures(FIRST, values, cases);
    }

    private static double week(int day, double size) {
        return day % 7 >= 5 ? -2 * size : day % 7 == 0 ? size : 0;
    }

    private static double since(int day, double effect) {
        return day >= BEFORE ? effect : 0;
    }
}
