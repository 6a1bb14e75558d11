package dev.deskpulse.scheduler.topic;

import dev.deskpulse.ticket.Person;
import dev.deskpulse.ticket.PersonId;
import java.util.Map;

/**
 * Who resolved a topic's tickets well: without reopening, without a rating below 4 of 5, and no slower than the topic's
 * median in business time.
 *
 * @param who a team, queue, component or project by its name, or an agent by id, for a reader by name
 * @param score the share of good cases, drawn towards the topic's own share as if by ten cases more
 * @param cases resolved tickets that it rests on
 */
public record RoutingHint(Level level, String who, double score, long cases) {
    /** What a ticket can be sent to, where the site says it; teams and queues come before people. */
    public enum Level {
        /** The mapped extra field {@code team}. */
        TEAM,
        /** The mapped extra field {@code queue}, else the request type, which decides the queue in Jira Service Management. */
        QUEUE,
        /** The mapped extra field {@code component}. */
        COMPONENT,
        PROJECT,
        AGENT
    }

    /** The same with an agent's name in place of the id, where it is known. */
    RoutingHint named(Map<PersonId, Person> people) {
        Person agent = level == Level.AGENT ? people.get(new PersonId(who)) : null;
        return agent == null ? this : new RoutingHint(level, agent.displayName(), score, cases);
    }
}
