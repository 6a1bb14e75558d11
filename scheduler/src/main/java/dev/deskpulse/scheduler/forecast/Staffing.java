package dev.deskpulse.scheduler.forecast;

import java.time.Duration;

/**
 * How many agents a live channel needs so that a share of contacts is answered in time: Erlang C (Erlang 1917; as in
 * Gans, Koole and Mandelbaum, "Telephone Call Centers", 2003). Nobody hangs up in it, so that it asks for a few agents too
 * many rather than too few; breaks and absence are not in it.
 *
 * @param handling mean time that a contact takes of an agent
 * @param level share of contacts to answer in time, from 0 to below 1
 * @param within the time to answer in
 */
public record Staffing(Duration handling, double level, Duration within) {
    private static final int MOST_AGENTS = 1_000_000;

    /** @throws IllegalArgumentException where a time is not positive or the level is no share */
    public Staffing {
        if (handling.isZero() || handling.isNegative() || within.isNegative()) {
            throw new IllegalArgumentException("a handling time of " + handling + " and an answer within " + within
                    + "; the first must be above 0 and the second not below");
        }
        if (!(level >= 0 && level < 1)) {
            throw new IllegalArgumentException(
                    "a service level of " + level + "; give a share from 0 to below 1, as 0.8");
        }
    }

    /**
     * The fewest agents; 0 where nobody comes.
     *
     * @param contacts that come in the interval
     * @throws IllegalArgumentException where more than a million agents would be needed
     */
    public int agents(double contacts, Duration interval) {
        if (!(contacts > 0)) {
            return 0;
        }
        double load = contacts * handling.toMillis() / interval.toMillis();
        if (!(load < MOST_AGENTS)) {
            throw new IllegalArgumentException(contacts + " contacts in " + interval + " need over a million agents");
        }
        double blocked = 1;
        for (int agents = 1; ; agents++) {
            blocked = load * blocked / (agents + load * blocked);
            if (agents > load && answered(agents, load, blocked) >= level) {
                return agents;
            }
        }
    }

    /** The share that is answered in time by so many agents; 0 where they cannot keep up. */
    public double answered(int agents, double contacts, Duration interval) {
        double load = contacts * handling.toMillis() / interval.toMillis();
        double blocked = 1;
        for (int agent = 1; agent <= agents; agent++) {
            blocked = load * blocked / (agent + load * blocked);
        }
        return agents > load ? answered(agents, load, blocked) : 0;
    }

    /** @param blocked Erlang B's share for these agents */
    private double answered(int agents, double load, double blocked) {
        double waits = blocked / (1 - load / agents * (1 - blocked));
        return 1 - waits * Math.exp(-(agents - load) * within.toMillis() / handling.toMillis());
    }
}
