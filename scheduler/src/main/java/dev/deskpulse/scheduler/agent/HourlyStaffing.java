package dev.deskpulse.scheduler.agent;

import dev.deskpulse.scheduler.forecast.Point;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Contacts to come by hour, the agents that they need, and the agents who were at work at the same hour of the weeks before.
 *
 * @param weeks that were looked back on
 * @param pace contacts that one agent at work took in an hour of these weeks; null where nobody was at work
 * @param byPace whether the agents needed are told by that pace; else by Erlang's formula from a handling time
 * @param hours of the week to come, in order; empty where nothing can be forecast, and then the notes say why
 */
public record HourlyStaffing(int weeks, @Nullable Double pace, boolean byPace, List<Hour> hours, List<String> notes) {
    public HourlyStaffing {
        hours = List.copyOf(hours);
        notes = List.copyOf(notes);
    }

    /**
     * One hour to come.
     *
     * @param at its beginning, in the desk's clock time
     * @param contacts tickets expected to be created in it
     * @param low of the 80 % interval of the contacts
     * @param needed agents; null where no pace is known
     * @param working agents who replied to customers in that hour of that weekday, in the mean of the weeks before
     * @param gap how many there were more than are needed; below 0 where agents are missing, null where it is not known
     */
    public record Hour(
            LocalDateTime at,
            double contacts,
            double low,
            double high,
            @Nullable Double needed,
            double working,
            @Nullable Double gap) {
        static Hour of(LocalDateTime at, Point contacts, @Nullable Double needed, double working) {
            return new Hour(
                    at,
                    contacts.mean(),
                    contacts.lo80(),
                    contacts.hi80(),
                    needed,
                    working,
                    needed == null ? null : Double.valueOf(working - needed));
        }
    }
}
