package dev.deskpulse.scheduler.forecast;

import java.time.Duration;
import java.util.Optional;
import org.hipparchus.special.Beta;

/**
 * How many agents a live channel needs where customers give up waiting: Erlang A (Palm 1957; Garnett, Mandelbaum and
 * Reiman, "Designing a Call Center with Impatient Customers", 2002), with exponential patience. Who gives up is not
 * answered in time; breaks and absence are not in it.
 *
 * @param goal handling time, level and time of the contacts to answer
 * @param patience mean time after which a waiting customer gives up
 */
public record ErlangA(Staffing goal, Duration patience) {
    private static final double MOST_LOAD = 10_000;
    private static final double NEGLIGIBLE = 1e-13;
    /** Sums this large are scaled down, so that none overflows. */
    private static final double LARGE = 1e200;

    private static final Duration LONGEST = Duration.ofDays(1);

    /** @throws IllegalArgumentException where the patience is not above 0, or longer than a day */
    public ErlangA {
        if (patience.isZero() || patience.isNegative() || patience.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a patience of " + patience + "; it must be above 0 and at most a day");
        }
    }

    /**
     * What so many agents do for the contacts of an interval.
     *
     * @param agents 0 where nobody comes
     * @param answered share of the contacts that is answered in time
     * @param abandoned share that gives up
     * @param waited mean, of those who give up too
     */
    public record Service(int agents, double answered, double abandoned, Duration waited) {}

    /**
     * What the fewest agents do that reach the level.
     *
     * @param contacts that come in the interval
     * @return empty where nobody comes
     * @throws IllegalArgumentException where more than ten thousand agents would be busy
     */
    public Optional<Service> needed(double contacts, Duration interval) {
        if (!(contacts > 0)) {
            return Optional.empty();
        }
        int enough = goal.agents(contacts, interval);
        // No more are answered than agents have time for.
        int few = (int) (goal.level() * load(contacts, interval));
        while (enough - few > 1) {
            int middle = few + (enough - few) / 2;
            if (by(middle, contacts, interval).answered < goal.level()) {
                few = middle;
            } else {
                enough = middle;
            }
        }
        return Optional.of(by(enough, contacts, interval));
    }

    /**
     * The steady state of a birth and death process, by its balance equations. Whoever finds all agents busy and j before
     * him waits, were he patient, a time V with exp(−V/patience) of the distribution Beta(c, j + 1), where c is agents ×
     * patience / handling time.
     *
     * @throws IllegalArgumentException where there is no agent or no contact, or too many
     */
    public Service by(int agents, double contacts, Duration interval) {
        double load = load(contacts, interval);
        if (agents < 1 || !(load > 0) || !(load <= MOST_LOAD)) {
            throw new IllegalArgumentException(contacts + " contacts in " + interval + " for " + agents
                    + " agents; give at least one, and contacts that keep up to 10 000 of them busy");
        }
        double c = agents * ratio();
        double inTime = Math.exp(-(double) goal.within().toMillis() / patience.toMillis());
        double blocked = blocked(agents, load);
        double free = 1 - blocked;
        double chance = blocked;
        double full = 0;
        double answered = 0;
        double queue = 0;
        double soon = 1;
        for (int waiting = 0; chance > NEGLIGIBLE * full || load > agents + waiting / ratio(); waiting++) {
            full += chance;
            queue += waiting * chance;
            if (soon > NEGLIGIBLE) {
                soon = c / (c + waiting + 1) * (1 - Beta.regularizedBeta(inTime, c + 1, waiting + 1.0));
                answered += chance * soon;
            }
            chance *= load / (agents + (waiting + 1) / ratio());
            if (chance > LARGE) {
                free /= LARGE;
                full /= LARGE;
                queue /= LARGE;
                answered /= LARGE;
                chance /= LARGE;
            }
        }
        double all = free + full;
        double wait = queue / all / contacts * interval.toMillis();
        return new Service(
                agents, (free + answered) / all, wait / patience.toMillis(), Duration.ofMillis(Math.round(wait)));
    }

    /** Patience in handling times. */
    private double ratio() {
        return (double) patience.toMillis() / goal.handling().toMillis();
    }

    private double load(double contacts, Duration interval) {
        return contacts * goal.handling().toMillis() / interval.toMillis();
    }

    /** Erlang B: the share of time in which all are busy where nobody waits. */
    private static double blocked(int agents, double load) {
        double blocked = 1;
        for (int agent = 1; agent <= agents; agent++) {
            blocked = load * blocked / (agent + load * blocked);
        }
        return blocked;
    }
}
