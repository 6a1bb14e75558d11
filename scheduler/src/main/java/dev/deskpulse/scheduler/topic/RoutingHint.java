package dev.deskpulse.scheduler.topic;

/**
 * Who resolved a topic's tickets well: without reopening, without a rating below 4 of 5, and no slower than the topic's
 * median in business time.
 *
 * @param who a team, queue, component or project by its name, or an agent's id
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
}
